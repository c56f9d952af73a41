package org.noonmark.tsp;

import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;

/// What a token says of time: genTime plus and minus accuracy holds the whole interval that it was
/// made from.
///
/// genTime has as many decimals as make its last digit at most a tenth of the accuracy, at most
/// six; what is cut off goes into the accuracy.
///
/// @param genTime cut to its decimals, never inside a leap second
public record StampTime(UtcInstant genTime, Accuracy accuracy) {
    private static final int MAX_DECIMALS = 6;
    private static final long ATTOS_PER_SECOND = 1_000_000_000_000_000_000L;

    /// A time for a token, or why there is none.
    public sealed interface Found {
        record Time(StampTime time) implements Found {}

        /// The interval touches a leap second. Those who read a token subtract as if every minute
        /// had 60 seconds, and most refuse second 60.
        record InLeapSecond() implements Found {}

        /// The interval is wider than the policy admits.
        record TooWide() implements Found {}
    }

    /// The time that an interval deserves.
    ///
    /// @param largest the widest half-width that may be told
    public static Found from(TimeInterval interval, LeapTable table, TimeDelta largest) {
        if (largest.isLessThan(interval.radius())) {
            return new Found.TooWide();
        }
        var earliest = table.toUtc(interval.earliest());
        var latest = table.toUtc(interval.latest());
        var steps = posixDifference(latest, earliest).minus(interval.width());
        if (earliest.isInLeapSecond() || latest.isInLeapSecond() || !steps.isZero()) {
            return new Found.InLeapSecond();
        }
        var time = cut(interval, table, decimals(interval.radius()));
        return largest.isLessThan(time.accuracy.toDelta())
                ? new Found.TooWide()
                : new Found.Time(time);
    }

    private static TimeDelta posixDifference(UtcInstant later, UtcInstant earlier) {
        return new TimeDelta(later.toPosixSeconds(), later.attoseconds())
                .minus(new TimeDelta(earlier.toPosixSeconds(), earlier.attoseconds()));
    }

    private static int decimals(TimeDelta radius) {
        int decimals = 0;
        long digit = ATTOS_PER_SECOND;
        while (decimals < MAX_DECIMALS
                && radius.isLessThan(new TimeDelta(0, 0).plus(tenTimes(digit)))) {
            decimals++;
            digit /= 10;
        }
        return decimals;
    }

    private static TimeDelta tenTimes(long attos) {
        return new TimeDelta(attos / ATTOS_PER_SECOND, attos % ATTOS_PER_SECOND).multipliedBy(10);
    }

    private static StampTime cut(TimeInterval interval, LeapTable table, int decimals) {
        long digit = ATTOS_PER_SECOND / Math.round(Math.pow(10, decimals));
        var middle = interval.midpoint();
        var tai = new TaiInstant(middle.seconds(), middle.attoseconds() / digit * digit);
        var farthest = TimeDelta.max(interval.latest().minus(tai), tai.minus(interval.earliest()));
        return new StampTime(table.toUtc(tai), Accuracy.roundedUp(farthest));
    }
}
