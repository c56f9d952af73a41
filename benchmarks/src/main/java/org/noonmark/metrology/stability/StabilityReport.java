package org.noonmark.metrology.stability;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.noonmark.benchmarks.Surroundings;

/// The tables of a side-by-side run, and where it was made.
record StabilityReport(
        int rounds,
        int limitSeconds,
        boolean withAllantools,
        List<StabilitySideBySide.Row> rows,
        Timed stream) {
    private static final double STREAM_HEAP_GOAL_MEGABYTES = 512;

    String tables() {
        var text = new StringBuilder();
        text.append("| statistics, octave averaging times | points | allantools / ours |");
        text.append(" goal, s | ours, s | ours at first, s | ours, CPU s | allantools, s |");
        text.append(" values differ by | met |\n|---|---|---|---|---|---|---|---|---|---|\n");
        for (var row : rows) {
            text.append(row(row, withAllantools, limitSeconds)).append('\n');
        }
        text.append("\n| streamed | goal | measured | met |\n|---|---|---|---|\n");
        double heap = stream.figure("heap");
        text.append(
                print(
                        "| heap, %.0f readings, %.0f values of ADEV, OADEV, MDEV, TDEV, HDEV,"
                                + " OHDEV, TOTDEV, PDEV, TIERMS up to 2^22 | %.0f MB | %.0f MB | %s"
                                + " |\n",
                        stream.figure("readings"),
                        stream.figure("values"),
                        STREAM_HEAP_GOAL_MEGABYTES,
                        heap,
                        heap <= STREAM_HEAP_GOAL_MEGABYTES ? "yes" : "no"));
        text.append(
                print(
                        "| time, less the %.1f s that making the readings takes | | %.0f s | |\n",
                        stream.figure("making"), stream.figure("following")));
        return text.toString();
    }

    /// One line of the first table.
    static String row(StabilitySideBySide.Row row, boolean withAllantools, int limitSeconds) {
        var goal = row.goal();
        double ours = row.ours().figure("median");
        double first = row.ours().figure("first");
        var ratio = withAllantools ? print("> %.0f", limitSeconds / ours) : "";
        var theirs = withAllantools ? "> " + limitSeconds : "not there";
        var difference = "";
        if (row.theirs().isPresent()) {
            var timed = row.theirs().orElseThrow();
            ratio = print("%.1f", timed.figure("median") / ours);
            theirs = print("%.2f", timed.figure("median"));
            difference = print("%.0e", row.ours().differenceFrom(timed));
        }
        return print(
                "| %s | %,d | %s | %.1f | %.3f | %.3f | %.3f | %s | %s | %s |",
                goal.names(),
                goal.points(),
                ratio,
                goal.seconds(),
                ours,
                first,
                row.ours().figure("cpu"),
                theirs,
                difference,
                ours > goal.seconds() ? "no" : first > goal.seconds() ? "once warm" : "yes");
    }

    private static String print(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }

    /// Writes the tables with machine, JDK and commit; returns the file.
    Path write() throws IOException, InterruptedException {
        return Surroundings.write(
                "stability",
                "# Stability statistics: goals, and beside allantools\n\n"
                        + tables()
                        + "\n"
                        + Surroundings.lines(String.join(" ", StabilitySideBySide.JVM_FLAGS))
                        + notes());
    }

    private String notes() {
        return """
        - Ours: median of %d rounds after a first one, each goal in a JVM of its own, two threads; "at first" is that
          first round, with the JVM still compiling. From phase in memory to values with their intervals and noise.
          The stream: flags %s, the sum of the peaks of all heap pools.
        - allantools: %s
        - Phase: white PM and white FM, the same doubles for both.
        - Again: `./noonmark bench StabilitySideBySide`; single goals with JMH: `./noonmark bench StabilityBenchmark`
        """
                .formatted(
                        rounds,
                        String.join(" ", StabilitySideBySide.STREAM_FLAGS),
                        withAllantools
                                ? "2024.6 in a virtual environment, values without intervals, at most "
                                        + limitSeconds
                                        + " s each."
                                : "not measured, it could not be installed on this machine.");
    }
}
