package org.noonmark.proof.scoreboard;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How well ticks did, by what was found out later.
///
/// @param ticks all that were looked at
/// @param unknown of those that were corrected, the ones that named no time and are not judged
/// @param tally of the others
/// @param byBasis the same by what the corrections rest on
/// @param halfWidths of the intervals of judged ticks
/// @param offsets by how much the middle of the truth was off the middle of the tick, without sign
/// @param worst the tick that failed by most
/// @param voids corrections of no tick
/// @param disputes corrections of one tick that cannot both be true
/// @param elsewhere corrections of ticks that were not looked at
public record Scoreboard(
        long ticks,
        long unknown,
        Tally tally,
        SortedMap<String, Tally> byBasis,
        Optional<Spread> halfWidths,
        Optional<Spread> offsets,
        Optional<Worst> worst,
        Some<VoidCorrection> voids,
        Some<Dispute> disputes,
        long elsewhere) {
    public Scoreboard {
        byBasis = Collections.unmodifiableSortedMap(new TreeMap<>(byBasis));
    }

    /// Sizes, the smallest that are not below half and 95 % of them.
    public record Spread(long medianNanos, long nanos95) {}

    /// A tick that did not hold.
    ///
    /// @param tick its number
    /// @param index of its statement
    /// @param correction index of the statement that corrects it
    /// @param middle of its interval, nanoseconds of TAI since 1970
    /// @param outsideNanos from the interval to the nearest instant of the truth, positive when the
    ///   truth is later
    public record Worst(
            long tick, long index, long correction, BigInteger middle, BigInteger outsideNanos) {}

    /// A correction that judges nothing.
    public record VoidCorrection(long index, long tick, String reason) {}

    /// Two corrections of one tick that exclude each other; the newer one counts.
    public record Dispute(long tick, long older, long newer) {}

    /// The first few of many.
    ///
    /// @param count of all
    public record Some<T>(long count, List<T> first) {
        public Some {
            first = List.copyOf(first);
        }
    }

    /// Whether anything was corrected.
    public boolean hasCorrections() {
        return unknown + tally.judged() + voids.count() + elsewhere > 0;
    }

    /// What an interval of an hour would not have: truth off by so many thousandths of the
    /// half-width, at 95 % each; 1,000 is as wide as needed, 1 is a thousand times too wide.
    public Optional<BigInteger> calibration() {
        return halfWidths
                .filter(width -> width.nanos95() > 0)
                .flatMap(width ->
                        offsets.map(offset ->
                                BigInteger.valueOf(offset.nanos95())
                                        .multiply(BigInteger.valueOf(1000))
                                        .divide(BigInteger.valueOf(width.nanos95()))));
    }
}
