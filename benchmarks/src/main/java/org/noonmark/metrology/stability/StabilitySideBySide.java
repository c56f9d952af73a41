package org.noonmark.metrology.stability;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Our stability statistics against their goals and against allantools: `StabilitySideBySide
/// [ROUNDS [LIMIT_SECONDS [PYTHON]]]`.
///
/// Each goal runs once and then ROUNDS times in a JVM of its own, then allantools once on the same
/// phase, for at most LIMIT_SECONDS; last a stream of 100 million readings in a heap of 512 MB. The
/// report goes to `benchmarks/results/`. PYTHON is an interpreter that has allantools.
final class StabilitySideBySide {
    static final List<String> JVM_FLAGS = List.of("-XX:+UseSerialGC", "-Xmx4g");
    static final List<String> STREAM_FLAGS = List.of("-XX:+UseSerialGC", "-Xmx512m");

    private StabilitySideBySide() {}

    /// What was measured for one goal; no figures of allantools when it ran out of time.
    record Row(StabilityGoal goal, Timed ours, Optional<Timed> theirs) {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        int limit = args.length > 1 ? Integer.parseInt(args[1]) : 300;
        var allantools =
                Allantools.find(args.length > 2 ? Optional.of(Path.of(args[2])) : Optional.empty());
        var rows = new ArrayList<Row>();
        for (var goal : StabilityGoal.values()) {
            var ours = ours(goal, rounds);
            var theirs =
                    allantools.isPresent()
                            ? theirs(allantools.orElseThrow(), goal, limit)
                            : Optional.<Timed>empty();
            rows.add(new Row(goal, ours, theirs));
            System.err.println(StabilityReport.row(rows.getLast(), allantools.isPresent(), limit));
        }
        var stream = java(STREAM_FLAGS, List.of(StabilityStreamRun.class.getName()));
        var report = new StabilityReport(rounds, limit, allantools.isPresent(), rows, stream);
        System.out.println(report.tables());
        System.out.println("written to " + report.write());
    }

    private static Timed ours(StabilityGoal goal, int rounds)
            throws IOException, InterruptedException {
        return java(
                JVM_FLAGS,
                List.of(StabilityRun.class.getName(), goal.name(), Integer.toString(rounds)));
    }

    private static Timed java(List<String> flags, List<String> arguments)
            throws IOException, InterruptedException {
        var command =
                Stream.of(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString()),
                                flags,
                                List.of("-cp", System.getProperty("java.class.path")),
                                arguments)
                        .flatMap(List::stream)
                        .toList();
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var reader = process.inputReader()) {
            var timed = Timed.parse(reader.lines().toList());
            if (process.waitFor() != 0) {
                throw new IOException("failed: " + arguments);
            }
            return timed;
        }
    }

    private static Optional<Timed> theirs(Allantools allantools, StabilityGoal goal, int limit)
            throws IOException, InterruptedException {
        var file = Files.createTempFile("phase", ".f64");
        try {
            var bytes =
                    ByteBuffer.allocate(Double.BYTES * goal.points())
                            .order(ByteOrder.LITTLE_ENDIAN);
            bytes.asDoubleBuffer().put(StabilityGoal.record(goal.points()));
            Files.write(file, bytes.array());
            return allantools.measure(goal.names(), file, limit);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
