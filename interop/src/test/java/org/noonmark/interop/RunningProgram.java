package org.noonmark.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A program that a test started, with all it printed; it ends with its `close`.
final class RunningProgram implements AutoCloseable {
    private static final long PROBE_MILLIS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String name;
    private final Process process;
    private final Path log;

    private RunningProgram(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /// Starts a program without the right to set the clock.
    static RunningProgram start(String name, Path folder, List<String> command) {
        var log = folder.resolve(name + ".log");
        try {
            var process =
                    new ProcessBuilder(Peers.withoutClock(command))
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectInput(Path.of("/dev/null").toFile())
                            .redirectOutput(log.toFile())
                            .start();
            return new RunningProgram(name, process, log);
        } catch (IOException failed) {
            throw new UncheckedIOException(name + " did not start: " + command, failed);
        }
    }

    /// How a program ended.
    record Ended(int exitCode, String output) {
        boolean isGood() {
            return exitCode == 0;
        }

        /// What it printed; fails when it ended badly.
        String orFail() {
            if (!isGood()) {
                throw new AssertionError("exit code %d:%n%s".formatted(exitCode, output));
            }
            return output;
        }
    }

    /// Runs a program to its end; fails when it takes too long.
    static Ended run(Path folder, Duration limit, List<String> command) {
        var name = Path.of(command.getFirst()).getFileName() + "-" + System.nanoTime();
        try (var program = start(name, folder, command)) {
            var output = program.awaitEnd(limit);
            return new Ended(program.process.exitValue(), output);
        }
    }

    long pid() {
        return process.pid();
    }

    String output() {
        try {
            // Malformed characters do not matter: some programs show bytes of a protocol.
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Waits until the program has printed something.
    MatchResult awaitOutput(Pattern pattern, Duration limit) {
        return await(
                "output that matches " + pattern,
                limit,
                () -> Optional.of(pattern.matcher(output())).filter(m -> m.find()).map(m -> m));
    }

    /// Probes until there is a value; fails when time is up or the program has ended.
    <T> T await(String what, Duration limit, Supplier<Optional<T>> probe) {
        long start = System.nanoTime();
        while (true) {
            var found = probe.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() - start > limit.toNanos() || hasEndedWithin(PROBE_MILLIS)) {
                throw new AssertionError(
                        "%s: no %s within %s; it printed:%n%s"
                                .formatted(name, what, limit, output()));
            }
        }
    }

    /// Waits for the program to end by itself and returns what it printed.
    String awaitEnd(Duration limit) {
        if (!hasEndedWithin(limit.toMillis())) {
            throw new AssertionError(
                    "%s did not end within %s; it printed:%n%s".formatted(name, limit, output()));
        }
        return output();
    }

    /// Kills the program and waits until it is gone.
    void kill() {
        process.destroyForcibly();
        awaitEnd(PATIENCE);
    }

    /// Asks the program to end, as a service manager does, and waits for it.
    Ended terminate() {
        process.destroy();
        var output = awaitEnd(PATIENCE);
        return new Ended(process.exitValue(), output);
    }

    @Override
    public void close() {
        var children = process.descendants().toList();
        process.destroy();
        if (!hasEndedWithin(PATIENCE.toMillis())) {
            process.destroyForcibly();
        }
        children.forEach(ProcessHandle::destroyForcibly);
        // What still runs may write into a folder that the test is about to clear away.
        Stream.concat(Stream.of(process.toHandle()), children.stream())
                .forEach(one -> one.onExit().orTimeout(10, TimeUnit.SECONDS).join());
    }

    private boolean hasEndedWithin(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + name, interrupted);
        }
    }
}
