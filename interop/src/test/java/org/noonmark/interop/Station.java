package org.noonmark.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// A real `./noonmark up` with a configuration of the test's.
final class Station implements AutoCloseable {
    /// The key with identifier 1 of every station here.
    static final String KEY = "000102030405060708090A0B0C0D0E0F";

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final Duration START = Duration.ofSeconds(60);
    private static final Path LAUNCHER = Path.of("../noonmark").toAbsolutePath().normalize();
    private static final Pattern SERVES = Pattern.compile("-> (LOCAL|SYNCHRONIZED)");

    private final RunningProgram program;

    private Station(RunningProgram program) {
        this.program = program;
    }

    /// A station that declares the host's clock to be the standard.
    static Station onHostClock(Path folder, String address, int port) {
        return start(folder, UnaryOperator.identity(), hostClock(), address, port);
    }

    /// The same in a network of its own.
    static Station onHostClockIn(Network network, Path folder, String address, int port) {
        return start(folder, network::inside, hostClock(), address, port);
    }

    /// A station that follows one server.
    static Station following(
            Path folder, String address, int port, String upstream, int upstreamPort) {
        var sources =
                """
                [[ntp_source]]
                host = "%s"
                port = %d
                minimum_poll = "1 s"
                maximum_poll = "1 s"
                """
                        .formatted(upstream, upstreamPort);
        return start(folder, UnaryOperator.identity(), sources, address, port);
    }

    /// What a newcomer gets.
    static Station withoutConfiguration(Network network, Path folder) {
        return start(folder, network::inside, noonmark("up"));
    }

    /// A station with this whole configuration.
    static Station configured(Path folder, String text) {
        return configured(folder, UnaryOperator.identity(), text);
    }

    /// The same in a network of its own.
    static Station configuredIn(Network network, Path folder, String text) {
        return configured(folder, network::inside, text);
    }

    /// The same with the command wrapped.
    static Station configured(Path folder, UnaryOperator<List<String>> wrapping, String text) {
        try {
            var config = Files.writeString(folder.resolve("noonmark.toml"), text);
            var data = folder.resolve("data").toString();
            return start(
                    folder,
                    wrapping,
                    noonmark("up", "--config", config.toString(), "--data", data));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String hostClock() {
        return """
        [local]
        authority = true
        accuracy = "1 ms"
        """;
    }

    private static Station start(
            Path folder,
            UnaryOperator<List<String>> wrapping,
            String sources,
            String address,
            int port) {
        var config = configuration(folder, sources, address, port);
        var data = folder.resolve("data").toString();
        var up = noonmark("up", "--config", config.toString(), "--data", data);
        return start(folder, wrapping, up);
    }

    private static Station start(
            Path folder, UnaryOperator<List<String>> wrapping, List<String> command) {
        var program = RunningProgram.start("noonmark", folder, wrapping.apply(command));
        try {
            program.awaitOutput(SERVES, START);
            return new Station(program);
        } catch (AssertionError failed) {
            program.close();
            throw failed;
        }
    }

    /// A key file that only its owner can read, with one key of identifier 1.
    static Path keys(Path folder, String name, String key) {
        try {
            var file = Files.createFile(folder.resolve(name), OWNER_ONLY);
            return Files.writeString(file, "1 AES128 HEX:" + key + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The command that runs what is built: the build itself is running now.
    static List<String> noonmark(String... arguments) {
        var command = new ArrayList<>(List.of("env", "NOONMARK_BUILD=never", LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Path configuration(Path folder, String sources, String address, int port) {
        var keys = keys(folder, "station.keys", KEY);
        var rest =
                """
                [keys]
                file = "%s"
                [serve.ntp]
                listen = ["%s"]
                port = %d
                """
                        .formatted(keys, address, port);
        try {
            return Files.writeString(folder.resolve("noonmark.toml"), sources + rest);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Waits until the station has printed something so often.
    void awaitOutput(Pattern pattern, int times) {
        program.await(
                times + " times " + pattern,
                START,
                () ->
                        Optional.of(pattern.matcher(program.output()).results().count())
                                .filter(count -> count >= times));
    }

    /// Waits until a file has something in it, and returns the file's text.
    String awaitFile(Path file, Pattern pattern) {
        return program.await(
                pattern + " in " + file,
                START,
                () -> text(file).filter(found -> pattern.matcher(found).find()));
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Probes until there is a value.
    <T> T await(String what, Supplier<Optional<T>> probe) {
        return program.await(what, START, probe);
    }

    /// Kills the station as a loss of power would, and waits until it is gone.
    void kill() {
        program.kill();
    }

    /// Asks the station to end and waits for it.
    RunningProgram.Ended terminate() {
        return program.terminate();
    }

    @Override
    public void close() {
        program.close();
    }
}
