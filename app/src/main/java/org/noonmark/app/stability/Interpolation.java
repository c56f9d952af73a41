package org.noonmark.app.stability;

import java.util.List;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.Figures;
import org.noonmark.metrology.stability.StampedReadings;

/// Puts readings at any times at equal steps, each step's on the straight line between the readings
/// around it, and says what had to be done for it.
final class Interpolation {
    /// Readings farther apart than this, in steps, leave a gap.
    private static final double LONGEST = 2;

    private static final double MOST_STEPS_EACH = 1000;

    private final InputRequest request;
    private final String name;
    private final List<String> notes;

    Interpolation(InputRequest request, String name, List<String> notes) {
        this.request = request;
        this.name = name;
        this.notes = notes;
    }

    StampedReadings place(SampleArray samples, double[] values) throws CommandFailure {
        var stamps = samples.stamps();
        if (stamps.length < 2) {
            throw CommandFailure.data(name + ": one stamp shows no step; give more readings");
        }
        double tau0 = request.tau0Seconds().orElseGet(() -> usualStep(stamps));
        double first = Double.POSITIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        for (double stamp : stamps) {
            first = Math.min(first, stamp);
            last = Math.max(last, stamp);
        }
        double steps = (last - first) / tau0;
        if (!(steps <= MOST_STEPS_EACH * stamps.length)) {
            throw CommandFailure.data(
                    "%s: there would be %s steps of %s s for %d readings; say --tau0, or correct the stamps"
                            .formatted(
                                    name,
                                    Figures.significant(steps, 3),
                                    Figures.plain(tau0),
                                    stamps.length));
        }
        var grid = StampedReadings.interpolated(stamps, values, tau0, LONGEST * tau0 * 1.000001);
        if (request.tau0Seconds().isEmpty()) {
            notes.add("tau0 is %s s, the median step of the stamps".formatted(Figures.plain(tau0)));
        }
        note(grid, stamps, tau0);
        return grid;
    }

    /// To the microsecond where that changes nothing: days in decimals leave odd digits.
    private static double usualStep(double[] stamps) {
        double step = StampedReadings.usualStepSeconds(stamps);
        double round = Math.rint(step * 1e6) / 1e6;
        return Math.abs(round - step) < 1e-6 * step ? round : step;
    }

    private void note(StampedReadings grid, double[] stamps, double tau0) {
        int off = 0;
        double farthest = 0;
        for (double stamp : stamps) {
            double place = (stamp - grid.startSeconds()) / tau0;
            double distance = Math.abs(place - Math.rint(place));
            off += distance > request.stampTolerance() ? 1 : 0;
            farthest = Math.max(farthest, distance);
        }
        var report = grid.report();
        notes.add(
                "readings were interpolated to steps of %s s: %d of %d were more than %s tau0 off their step, up to %s; %d stamped twice, of which the first stayed; %d out of order; %d steps without a reading within %s tau0 are gaps"
                        .formatted(
                                Figures.plain(tau0),
                                off,
                                report.readings(),
                                Figures.plain(request.stampTolerance()),
                                Figures.significant(farthest, 2),
                                report.doubled(),
                                report.outOfOrder(),
                                report.empty(),
                                Figures.plain(LONGEST)));
        notes.add(
                "interpolation averages neighbours: at short averaging times white and flicker phase noise come out too small");
    }
}
