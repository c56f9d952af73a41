package org.noonmark.app.stability;

import java.util.Arrays;
import java.util.List;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.Figures;
import org.noonmark.metrology.stability.PhaseSeries;

/// The time that several series have in common.
final class SharedRecord {
    private static final double SAME = 1e-6;
    private static final double MOST_STEPS = 1e9;

    private SharedRecord() {}

    /// The series cut to it. Those with stamps are lined up by them; those without must be of one
    /// length.
    static List<PhaseSeries> of(List<PreparedSeries> clocks) throws CommandFailure {
        var first = clocks.getFirst();
        double tau0 = first.phase().tau0Seconds();
        var starts = new int[clocks.size()];
        int from = 0;
        int to = Integer.MAX_VALUE;
        for (int i = 0; i < starts.length; i++) {
            var clock = clocks.get(i);
            if (Math.abs(clock.phase().tau0Seconds() - tau0) > SAME * tau0) {
                throw CommandFailure.data(
                        "%s has tau0 %s s and %s %s s; series that are compared need the same"
                                .formatted(
                                        first.series().name(),
                                        Figures.plain(tau0),
                                        clock.series().name(),
                                        Figures.plain(clock.phase().tau0Seconds())));
            }
            starts[i] = start(first, clock, tau0);
            from = Math.max(from, starts[i]);
            to = Math.min(to, starts[i] + clock.phase().size());
        }
        if (to - from < 3) {
            throw CommandFailure.data("the series have no time in common; look at their stamps");
        }
        var cut = new PhaseSeries[starts.length];
        for (int i = 0; i < cut.length; i++) {
            var values = clocks.get(i).phase().toSeconds();
            cut[i] =
                    PhaseSeries.ofSeconds(
                            Arrays.copyOfRange(values, from - starts[i], to - starts[i]), tau0);
        }
        return List.of(cut);
    }

    /// How many steps after the first series another begins; may be negative.
    private static int start(PreparedSeries first, PreparedSeries clock, double tau0)
            throws CommandFailure {
        double steps =
                (clock.series().firstStampSeconds() - first.series().firstStampSeconds()) / tau0;
        if (Double.isNaN(steps)) {
            if (clock.phase().size() != first.phase().size()) {
                throw CommandFailure.data(
                        "%s has %d readings and %s %d; series without --stamps must be of one length"
                                .formatted(
                                        first.series().name(),
                                        first.series().count(),
                                        clock.series().name(),
                                        clock.series().count()));
            }
            return 0;
        }
        if (Math.abs(steps - Math.rint(steps)) > clock.series().stampTolerance()
                || Math.abs(steps) > MOST_STEPS) {
            throw CommandFailure.data(
                    "%s and %s were not read at the same times: they begin %s steps of %s s apart"
                            .formatted(
                                    first.series().name(),
                                    clock.series().name(),
                                    Figures.significant(steps, 6),
                                    Figures.plain(tau0)));
        }
        return (int) Math.rint(steps);
    }
}
