package org.noonmark.benchmarks;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A load generator in a process of its own, on one CPU; it prints `key=value` lines.
final class LoadProcess {
    /// What is done when the generator says something that is no figure.
    @FunctionalInterface
    interface Mark {
        void reached() throws IOException;
    }

    private LoadProcess() {}

    /// Runs it to its end and returns what it printed.
    ///
    /// @param onMark for each line that is no pair: the generator is warm, say
    static Map<String, Double> figures(
            int cpu, Class<?> generator, List<String> arguments, Mark onMark)
            throws IOException, InterruptedException {
        var command = ServerProcess.pinnedTo(cpu);
        command.addAll(
                List.of(
                        ServerProcess.java(),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED"));
        command.addAll(ServerProcess.classPath());
        command.add(generator.getName());
        command.addAll(arguments);
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var figures = new HashMap<String, Double>();
        try (var lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var pair = line.split("=", 2);
                if (pair.length == 2) {
                    figures.put(pair[0], Double.valueOf(pair[1]));
                } else {
                    onMark.reached();
                }
            }
        }
        if (process.waitFor() != 0) {
            throw new IOException("the load generator failed");
        }
        return figures;
    }
}
