package org.noonmark.time.scales;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.noonmark.time.ModifiedJulianDay;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;

/// UT1 at any instant between published days.
///
/// UT1 - TAI is interpolated, which has no steps, with a cubic through four days (IERS Conventions
/// 2010, section 5.5.3 recommends Lagrange) where they follow each other, and with a straight line
/// elsewhere. There is no extrapolation.
public final class Ut1Table {
    /// Values further apart than this are not joined.
    private static final int MOST_DAYS = 7;

    private static final int ITERATIONS = 4;

    private final NavigableMap<TaiInstant, Node> nodes = new TreeMap<>();
    private final UtcScale utc;

    private record Node(TaiInstant at, TimeDelta ut1MinusTai, Ut1Point point) {}

    private Ut1Table(UtcScale utc) {
        this.utc = utc;
    }

    /// A table of the best value of each day: final before rapid before predicted, and of two alike
    /// the one that comes later.
    public static Ut1Table of(List<Ut1Point> points, UtcScale utc) {
        var table = new Ut1Table(utc);
        for (var point : points) {
            var midnight = new UtcInstant(point.day(), 0, 0);
            var at = utc.toTai(midnight);
            var before = table.nodes.get(at);
            if (before == null || before.point.quality().compareTo(point.quality()) <= 0) {
                table.nodes.put(
                        at,
                        new Node(at, point.ut1MinusUtc().minus(utc.taiMinusUtc(midnight)), point));
            }
        }
        return table;
    }

    /// UT1 at an instant; empty outside the table and in its gaps.
    public Optional<Ut1Estimate> at(TaiInstant tai) {
        var below = nodes.floorEntry(tai);
        var above = nodes.ceilingEntry(tai);
        if (below == null || above == null) {
            return Optional.empty();
        }
        var first = below.getValue();
        var second = above.getValue();
        if (second.point.day() - first.point.day() > MOST_DAYS) {
            return Optional.empty();
        }
        var ut1MinusTai =
                first.at.equals(second.at) ? first.ut1MinusTai : between(tai, first, second);
        return Optional.of(
                new Ut1Estimate(
                        ut1MinusTai.plus(tai.minus(utcAsIfTai(tai))),
                        ut1MinusTai,
                        Math.max(
                                first.point.uncertaintySeconds(),
                                second.point.uncertaintySeconds()),
                        first.point.quality().compareTo(second.point.quality()) < 0
                                ? first.point.quality()
                                : second.point.quality()));
    }

    /// The date on the UT1 scale of an instant; empty outside the table.
    public Optional<ModifiedJulianDay> dateOf(TaiInstant tai) {
        return at(tai).map(estimate -> ModifiedJulianDay.from(tai.plus(estimate.ut1MinusTai())));
    }

    /// The instant of a date on the UT1 scale; empty outside the table.
    public Optional<TaiInstant> toTai(ModifiedJulianDay ut1) {
        if (nodes.isEmpty()) {
            return Optional.empty();
        }
        var read = ut1.toTai();
        var ut1MinusTai = nodes.firstEntry().getValue().ut1MinusTai;
        for (int i = 0; i < ITERATIONS; i++) {
            var estimate = at(read.minus(ut1MinusTai));
            if (estimate.isEmpty()) {
                return Optional.empty();
            }
            ut1MinusTai = estimate.orElseThrow().ut1MinusTai();
        }
        return Optional.of(read.minus(ut1MinusTai));
    }

    /// The instant that has this UTC reading on the TAI scale; for `tai` minus it is TAI - UTC.
    private TaiInstant utcAsIfTai(TaiInstant tai) {
        var reading = utc.toUtc(tai);
        return new TaiInstant(
                Math.addExact(
                        Math.multiplyExact(
                                reading.modifiedJulianDay() - DayCount.MJD_1970,
                                DayCount.SECONDS_PER_DAY),
                        (long) reading.secondOfDay()),
                reading.attoseconds());
    }

    private TimeDelta between(TaiInstant tai, Node first, Node second) {
        var before = nodes.lowerEntry(first.at);
        var after = nodes.higherEntry(second.at);
        boolean isDense =
                before != null
                        && after != null
                        && after.getValue().point.day() - before.getValue().point.day() == 3;
        var around =
                isDense
                        ? List.of(before.getValue(), first, second, after.getValue())
                        : List.of(first, second);
        double sum = 0;
        for (var node : around) {
            double weight = 1;
            for (var other : around) {
                if (!other.at.equals(node.at)) {
                    weight *= tai.minus(other.at).toSeconds() / node.at.minus(other.at).toSeconds();
                }
            }
            sum += weight * node.ut1MinusTai.minus(first.ut1MinusTai).toSeconds();
        }
        return first.ut1MinusTai.plus(TimeDelta.fromSeconds(sum));
    }
}
