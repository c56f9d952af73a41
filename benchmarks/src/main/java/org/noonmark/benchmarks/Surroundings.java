package org.noonmark.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Where a benchmark ran, for the page with its results.
public final class Surroundings {
    private Surroundings() {}

    /// Machine, JDK with the flags of what was measured, and commit, one Markdown line each.
    public static String lines(String flags) throws IOException, InterruptedException {
        return """
        - Machine: %s, %d CPUs, Linux %s
        - JDK: %s %s; flags %s
        - Commit: %s
        """
                .formatted(
                        cpuModel(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.version"),
                        System.getProperty("java.vendor"),
                        System.getProperty("java.runtime.version"),
                        flags,
                        output("git", "rev-parse", "--short", "HEAD"));
    }

    /// Writes `benchmarks/results/NAME-DATE.md`; returns the file.
    public static Path write(String name, String page) throws IOException {
        var folder =
                Files.isDirectory(Path.of("benchmarks")) ? Path.of("benchmarks") : Path.of(".");
        var file =
                folder.resolve("results")
                        .resolve(name + "-" + LocalDate.now(ZoneOffset.UTC) + ".md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, page);
        return file;
    }

    private static String cpuModel() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 2))
                .findFirst()
                .orElse("unknown");
    }

    private static String output(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var reader = process.inputReader()) {
            var text = reader.readAllAsString().strip();
            return process.waitFor() == 0 ? text : "unknown";
        }
    }
}
