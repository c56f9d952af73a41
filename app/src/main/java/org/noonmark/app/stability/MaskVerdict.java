package org.noonmark.app.stability;

import java.util.ArrayList;
import java.util.List;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.Figures;
import org.noonmark.metrology.stability.Deviation;
import org.noonmark.metrology.stability.Mask;
import org.noonmark.metrology.stability.MaskCheck;

/// What a mask says of a series.
///
/// @param mask its name, `g8272-a-mtie`
/// @param statistic what it limits, `mtie` or `tdev`
/// @param passes whether every value is within its limit
/// @param leastMargin the smallest ratio of limit to value; below 1 fails
/// @param points every averaging time at which there is a value and a limit
public record MaskVerdict(
        String mask, String statistic, boolean passes, double leastMargin, List<Point> points) {
    /// One averaging time; value and limit in seconds.
    public record Point(
            double tauSeconds, double value, double limit, double margin, boolean passes) {}

    public MaskVerdict {
        points = List.copyOf(points);
    }

    static List<MaskVerdict> of(String name, List<Mask> masks, List<Deviation> results)
            throws CommandFailure {
        var verdicts = new ArrayList<MaskVerdict>();
        for (var mask : masks) {
            var check = MaskCheck.of(mask, results);
            if (check.points().isEmpty()) {
                throw CommandFailure.usage(
                        "%s: the mask %s sets no limit at any of these averaging times; say others with --taus"
                                .formatted(name, mask.label()));
            }
            verdicts.add(
                    new MaskVerdict(
                            mask.label(),
                            mask.statistic().label(),
                            check.passes(),
                            check.leastMargin(),
                            check.points().stream().map(MaskVerdict::point).toList()));
        }
        return verdicts;
    }

    private static Point point(MaskCheck.Point point) {
        return new Point(
                point.tauSeconds(), point.value(), point.limit(), point.margin(), point.passes());
    }

    /// `mask g8272-a-mtie: passes at all 12 averaging times, least margin 1.4 at 64 s`.
    String sentence() {
        long failed = points.stream().filter(point -> !point.passes()).count();
        var worst =
                points.stream().min((a, b) -> Double.compare(a.margin(), b.margin())).orElseThrow();
        return "mask %s: %s, least margin %s at %s s"
                .formatted(
                        mask,
                        passes
                                ? "passes at all %d averaging times".formatted(points.size())
                                : "FAILS at %d of %d averaging times"
                                        .formatted(failed, points.size()),
                        Figures.significant(worst.margin(), 3),
                        Figures.plain(worst.tauSeconds()));
    }
}
