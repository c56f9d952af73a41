package org.noonmark.metrology.stability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// allantools (Python, LGPL) in a process of its own, from a virtual environment below `target/`
/// that is made when it is not there.
final class Allantools {
    private static final String PACKAGE = "allantools==2024.6";
    private static final Path ENVIRONMENT = Path.of("target/allantools");

    /// Reads the phase from a file, and prints the seconds and every value.
    private static final String SCRIPT =
            """
            import sys, time, numpy, allantools
            names, x = sys.argv[1].split(','), numpy.fromfile(sys.argv[2], dtype='<f8')
            seconds = 0.0
            for name in names:
                taus = [2 ** k for k in range(name == 'theo1', 32) if 2 ** k < len(x)]
                start = time.perf_counter()
                t, d, _, _ = getattr(allantools, name)(x, rate=1.0, data_type='phase', taus=taus)
                seconds += time.perf_counter() - start
                for tau, value in zip(t, d):
                    factor = round(tau / 0.75) if name == 'theo1' else round(tau)
                    print('value', name, factor, '%.16e' % value)
            print('median %.4f' % seconds)
            """;

    private final Path python;

    private Allantools(Path python) {
        this.python = python;
    }

    /// An interpreter that has it, or nothing when it cannot be had here; says why on the standard
    /// error.
    static Optional<Allantools> find(Optional<Path> named)
            throws IOException, InterruptedException {
        var python = named.orElse(ENVIRONMENT.resolve("bin/python"));
        if (!has(python) && named.isEmpty()) {
            run(List.of("python3", "-m", "venv", ENVIRONMENT.toString()));
            run(
                    List.of(
                            python.toString(),
                            "-m",
                            "pip",
                            "install",
                            "--quiet",
                            "--retries",
                            "1",
                            PACKAGE));
        }
        if (has(python)) {
            return Optional.of(new Allantools(python));
        }
        System.err.println("no allantools: " + PACKAGE + " could not be installed");
        return Optional.empty();
    }

    private static boolean has(Path python) throws IOException, InterruptedException {
        return Files.exists(python)
                && run(List.of(python.toString(), "-c", "import allantools")) == 0;
    }

    private static int run(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /// What it says of the phase in a file of doubles, once; nothing when that takes longer than
    /// the limit.
    Optional<Timed> measure(String statistics, Path phase, int limitSeconds)
            throws IOException, InterruptedException {
        var output = Files.createTempFile("allantools", ".txt");
        try {
            var process =
                    new ProcessBuilder(
                                    python.toString(), "-c", SCRIPT, statistics, phase.toString())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .redirectOutput(output.toFile())
                            .start();
            if (!process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                return Optional.empty();
            }
            if (process.exitValue() != 0) {
                throw new IOException("allantools failed at " + statistics);
            }
            return Optional.of(Timed.parse(Files.readAllLines(output)));
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
