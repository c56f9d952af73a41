package org.noonmark.time;

import org.noonmark.testkit.Generator;
import org.noonmark.testkit.Generators;

/// Generators of this module's values.
final class TimeGenerators {
    private static final long LAST_ATTOSECOND = 999_999_999_999_999_999L;
    private static final long LARGE_SECONDS = 1L << 40;

    private TimeGenerators() {}

    static Generator<Long> attoseconds() {
        return Generators.longs(0, LAST_ATTOSECOND);
    }

    /// Any delta, the ends of the range included.
    static Generator<TimeDelta> deltas() {
        return deltas(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    static Generator<TimeDelta> deltas(long leastSeconds, long mostSeconds) {
        return (random, size) ->
                new TimeDelta(
                        Generators.longs(leastSeconds, mostSeconds).generate(random, size),
                        attoseconds().generate(random, size));
    }

    /// Instants within 35,000 years.
    static Generator<TaiInstant> instants() {
        return deltas(-LARGE_SECONDS, LARGE_SECONDS).map(TaiInstant::ofEpoch);
    }

    /// Instants within two seconds of a step of the table, where conversions go wrong.
    static Generator<TaiInstant> instantsNearSteps(LeapTable table) {
        return (random, size) ->
                Generators.oneOf(table.leaps())
                        .generate(random, size)
                        .begins()
                        .plus(deltas(-2, 1).generate(random, size));
    }

    static Generator<TimeInterval> intervals() {
        return (random, size) -> {
            var a = deltas(-3, 3).map(TaiInstant::ofEpoch).generate(random, size);
            var b = deltas(-3, 3).map(TaiInstant::ofEpoch).generate(random, size);
            return a.isBefore(b) ? new TimeInterval(a, b) : new TimeInterval(b, a);
        };
    }
}
