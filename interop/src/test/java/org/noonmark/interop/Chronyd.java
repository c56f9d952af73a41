package org.noonmark.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// A chronyd that measures and serves but never touches the clock (`-x`), and its chronyc.
final class Chronyd implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final RunningProgram program;
    private final Path folder;

    private Chronyd(RunningProgram program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /// A server of the host's clock at stratum 1.
    static Chronyd server(Path parent, String name, String address, int port, String... more) {
        var lines =
                new ArrayList<>(
                        List.of(
                                "local stratum 1",
                                "allow 127.0.0.0/8",
                                "bindaddress " + address,
                                "port " + port));
        lines.addAll(List.of(more));
        return start(parent, name, lines.toArray(String[]::new));
    }

    /// A client; each line of configuration is usually a `server` line.
    static Chronyd client(Path parent, String name, String... lines) {
        return start(parent, name, lines);
    }

    private static Chronyd start(Path parent, String name, String... lines) {
        // chronyd wants the folder of its command socket closed to others.
        var closed =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        try {
            var folder = Files.createDirectory(parent.resolve(name), closed);
            var config = folder.resolve("chrony.conf");
            var own =
                    List.of(
                            "cmdport 0",
                            "bindcmdaddress " + folder.resolve("command"),
                            "pidfile " + folder.resolve("pid"));
            var all = Files.write(config, own);
            Files.write(all, Arrays.asList(lines), StandardOpenOption.APPEND);
            var program =
                    RunningProgram.start(
                            name,
                            folder,
                            List.of(
                                    Peers.chronyd(),
                                    "-x",
                                    "-d",
                                    "-u",
                                    user(),
                                    "-f",
                                    config.toString()));
            var chronyd = new Chronyd(program, folder);
            program.await(
                    "command socket",
                    START,
                    () -> Optional.of(folder.resolve("command")).filter(Files::exists));
            return chronyd;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String user() {
        return System.getProperty("user.name");
    }

    String chronyc(String... arguments) {
        var command =
                new ArrayList<>(
                        List.of(Peers.chronyc(), "-h", folder.resolve("command").toString()));
        command.addAll(Arrays.asList(arguments));
        return RunningProgram.run(folder, ANSWER, command).orFail();
    }

    /// What chronyd says of the last packet of a source: `Interleaved` to `Yes`, and so on.
    Map<String, String> ntpdata(String address) {
        return fields(chronyc("ntpdata", address));
    }

    Map<String, String> tracking() {
        return fields(chronyc("tracking"));
    }

    /// How one source compares with the client's own clock, once `samples` are in.
    SourceStatistics awaitStatistics(String address, int samples, Duration limit) {
        return await(
                samples + " good samples of " + address,
                limit,
                () -> statistics(address).filter(found -> found.samples() >= samples));
    }

    Optional<SourceStatistics> statistics(String address) {
        return chronyc("-n", "-c", "sourcestats")
                .lines()
                .map(line -> line.split(",", -1))
                .filter(field -> field.length >= 8 && field[0].equals(address))
                .findFirst()
                .map(field ->
                        new SourceStatistics(
                                Integer.parseInt(field[1]),
                                Double.parseDouble(field[6]),
                                Double.parseDouble(field[7])));
    }

    /// What `chronyc sourcestats` says of a source.
    ///
    /// @param offsetSeconds between the source and the client's clock, from the regression over the
    ///   samples, with chronyd's sign
    record SourceStatistics(int samples, double offsetSeconds, double deviationSeconds) {}

    void awaitOutput(Pattern pattern, Duration limit) {
        program.awaitOutput(pattern, limit);
    }

    <T> T await(String what, Duration limit, Supplier<Optional<T>> probe) {
        return program.await(what, limit, probe);
    }

    private static Map<String, String> fields(String text) {
        var fields = new TreeMap<String, String>();
        text.lines()
                .map(line -> line.split(":", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> fields.putIfAbsent(pair[0].strip(), pair[1].strip()));
        return fields;
    }

    @Override
    public void close() {
        program.close();
    }
}
