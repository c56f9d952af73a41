package org.noonmark.app.simulate;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.Figures;
import org.noonmark.app.output.ProgressLine;
import org.noonmark.app.output.ResultFile;
import org.noonmark.app.output.StreamedFile;
import org.noonmark.metrology.clocks.ClockSimulation;
import org.noonmark.metrology.clocks.SimulationPlan;

/// Writes the readings of simulated clocks, and the truth beside them.
///
/// Both are CSV with a comment of what was simulated: a column `seconds` and a column for each
/// clock, in seconds of phase. Readings are clock minus reference, `nan` where there is none; the
/// truth is clock minus ideal time and has no gaps.
///
/// @param plan what is simulated
/// @param seed of the random numbers
/// @param version of the program, for the comment
/// @param faults as they were written on the command line
public record ClockFiles(SimulationPlan plan, long seed, String version, List<String> faults) {
    private static final int TOLD_EVERY = 10_000;

    public ClockFiles {
        faults = List.copyOf(faults);
    }

    /// Writes the readings to a file or to `out`, and the truth to its file.
    public void write(
            PrintWriter out, Optional<Path> readings, Optional<Path> truth, ProgressLine progress)
            throws CommandFailure {
        if (truth.isEmpty()) {
            writeReadings(out, readings, Optional.empty(), progress);
            return;
        }
        try (var file = StreamedFile.begin(truth.orElseThrow())) {
            writeReadings(out, readings, Optional.of(file.writer()), progress);
            file.finish();
        }
    }

    private void writeReadings(
            PrintWriter out,
            Optional<Path> readings,
            Optional<PrintWriter> truth,
            ProgressLine progress)
            throws CommandFailure {
        if (readings.isEmpty()) {
            run(out, truth, progress);
            ResultFile.print(out, "");
            return;
        }
        try (var file = StreamedFile.begin(readings.orElseThrow())) {
            run(file.writer(), truth, progress);
            file.finish();
        }
    }

    private void run(PrintWriter readings, Optional<PrintWriter> truth, ProgressLine progress) {
        var simulation = new ClockSimulation(plan, new SplittableRandom(seed));
        progress.begin("simulating");
        head(readings, "clock minus " + reference() + ", s");
        truth.ifPresent(file -> truthHead(file, simulation));
        int clocks = plan.clocks().size();
        for (long row = 0; simulation.advance(); row++) {
            var time = Figures.plain(simulation.elapsedSeconds());
            readings.print(time);
            for (int i = 0; i < clocks; i++) {
                readings.print(',');
                readings.print(number(simulation.reading(i)));
            }
            readings.print('\n');
            if (truth.isPresent()) {
                var file = truth.orElseThrow();
                file.print(time);
                for (int i = 0; i < clocks; i++) {
                    file.print(',');
                    file.print(number(simulation.truePhase(i)));
                }
                file.print('\n');
            }
            if (row % TOLD_EVERY == 0) {
                progress.reached((double) row, (double) plan.readings());
            }
        }
    }

    private String reference() {
        return plan.reference().map(Object::toString).orElse("ideal time");
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "nan" : Double.toString(value);
    }

    private void truthHead(PrintWriter file, ClockSimulation simulation) {
        for (int i = 0; i < plan.clocks().size(); i++) {
            file.printf(
                    Locale.ROOT,
                    "# %s: frequency offset %.6e, drift %.6e a day%n",
                    plan.clocks().get(i).id(),
                    simulation.frequencyOffset(i),
                    simulation.driftPerSecond(i) * 86_400);
        }
        faults.forEach(fault -> file.print("# fault " + fault + "\n"));
        head(file, "clock minus ideal time, s");
    }

    private void head(PrintWriter file, String what) {
        file.print(
                "# noonmark %s, simulated clocks, seed %d, step %s s, %s\n"
                        .formatted(version, seed, Figures.plain(plan.stepSeconds()), what));
        file.print("seconds");
        plan.clocks().forEach(clock -> file.print("," + clock.id()));
        file.print('\n');
    }
}
