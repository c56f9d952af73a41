package org.noonmark.station;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;

/// Served TAI as a function of the local counter: straight pieces, continuous and strictly rising.
///
/// First the line before this one goes on for a while, so that it does not matter for how long
/// somebody still holds that one; then comes the slew that is still due, then the estimated
/// frequency alone.
///
/// Slopes are fixed-point numbers of 2^-32 s per counter nanosecond in units of 2^-60, so that the
/// same arithmetic gives NTP timestamps on the packet path and TAI elsewhere.
public final class ServedLine {
    /// 2^92 / 1e9, the slope of a line that runs as fast as the counter, to 1e-19.
    private static final long NOMINAL_SLOPE = 4_951_760_157_141_521_100L;

    private static final int SLOPE_SHIFT = 60;
    private static final long ATTOS_PER_SECOND = 1_000_000_000_000_000_000L;

    private final long startCounterNanos;
    private final TaiInstant startTai;
    private final Piece lead;
    private final long jointCounterNanos;
    private final long jointFractions;
    private final long slewSlope;
    private final long slewEndCounterNanos;
    private final long slewEndFractions;
    private final long slope;

    /// @param startCounterNanos local counter where the line begins
    /// @param startTai served TAI there
    /// @param frequency standard time's frequency against the counter minus one (0 = same rate)
    /// @param slew added to `frequency` until `slewEndCounterNanos`
    /// @throws IllegalArgumentException when a rate leaves ±10 %
    public ServedLine(
            long startCounterNanos,
            TaiInstant startTai,
            double frequency,
            double slew,
            long slewEndCounterNanos) {
        this(
                startCounterNanos,
                startTai,
                null,
                startCounterNanos,
                frequency,
                slew,
                slewEndCounterNanos);
    }

    private ServedLine(
            long startCounterNanos,
            TaiInstant startTai,
            @Nullable Piece lead,
            long jointCounterNanos,
            double frequency,
            double slew,
            long slewEndCounterNanos) {
        if (!(Math.abs(frequency) <= 0.1) || !(Math.abs(slew) <= 0.1)) {
            throw new IllegalArgumentException(
                    "must be within 10 %: frequency=" + frequency + " slew=" + slew);
        }
        this.startCounterNanos = startCounterNanos;
        this.startTai = startTai;
        this.slope = slopeOf(frequency);
        this.slewSlope = slopeOf(frequency + slew);
        this.lead = lead == null ? new Piece(startCounterNanos, 0, slewSlope) : lead;
        this.jointCounterNanos = jointCounterNanos;
        this.jointFractions = this.lead.at(jointCounterNanos);
        this.slewEndCounterNanos = Math.max(jointCounterNanos, slewEndCounterNanos);
        this.slewEndFractions =
                jointFractions + times(this.slewEndCounterNanos - jointCounterNanos, slewSlope);
    }

    /// A straight piece: fractions at `originNanos`, and the slope there.
    private record Piece(long originNanos, long fractions, long slope) {
        long at(long counterNanos) {
            return fractions + times(counterNanos - originNanos, slope);
        }
    }

    /// The line that leaves this one at `jointNanos` and equals it, to the last bit, from
    /// `startNanos` to there; nothing when this one is not straight in between.
    ///
    /// @param slewEndNanos until when `slew` is added to `frequency`
    Optional<ServedLine> thenFrom(
            long startNanos, long jointNanos, double frequency, double slew, long slewEndNanos) {
        boolean isSlewing = startNanos < slewEndCounterNanos;
        if (isSlewing && (startNanos < jointCounterNanos || jointNanos > slewEndCounterNanos)) {
            return Optional.empty();
        }
        var piece =
                isSlewing
                        ? new Piece(jointCounterNanos, jointFractions, slewSlope)
                        : new Piece(slewEndCounterNanos, slewEndFractions, slope);
        long here = piece.at(startNanos);
        return Optional.of(
                new ServedLine(
                        startNanos,
                        startTai.plus(fractionsToDelta(here)),
                        new Piece(piece.originNanos, piece.fractions - here, piece.slope),
                        jointNanos,
                        frequency,
                        slew,
                        slewEndNanos));
    }

    private static long slopeOf(double rateMinusOne) {
        return NOMINAL_SLOPE + Math.round(rateMinusOne * NOMINAL_SLOPE);
    }

    private static long times(long nanos, long slope) {
        return (Math.multiplyHigh(nanos, slope) << (64 - SLOPE_SHIFT))
                | ((nanos * slope) >>> SLOPE_SHIFT);
    }

    /// Served time since the start of the line in units of 2^-32 s; good for ±68 years.
    ///
    /// Hot path: allocates nothing.
    public long fractionsSinceStart(long counterNanos) {
        if (counterNanos < jointCounterNanos) {
            return lead.at(counterNanos);
        }
        return counterNanos < slewEndCounterNanos
                ? jointFractions + times(counterNanos - jointCounterNanos, slewSlope)
                : slewEndFractions + times(counterNanos - slewEndCounterNanos, slope);
    }

    /// Served TAI at a moment of the local counter, to 2^-32 s (0.23 ns).
    public TaiInstant taiAt(long counterNanos) {
        return startTai.plus(fractionsToDelta(fractionsSinceStart(counterNanos)));
    }

    static TimeDelta fractionsToDelta(long fractions) {
        long fraction = fractions & 0xFFFF_FFFFL;
        long low = fraction * ATTOS_PER_SECOND;
        long attos = (Math.multiplyHigh(fraction, ATTOS_PER_SECOND) << 32) | (low >>> 32);
        // Rounded up, so that the way back to fractions gives the same number: a new line that
        // starts on the old one never shows an NTP timestamp one unit earlier.
        return new TimeDelta(fractions >> 32, attos + ((low & 0xFFFF_FFFFL) != 0 ? 1 : 0));
    }

    public long startCounterNanos() {
        return startCounterNanos;
    }

    public TaiInstant startTai() {
        return startTai;
    }

    /// Where the line before this one ends.
    long jointCounterNanos() {
        return jointCounterNanos;
    }

    public long slewEndCounterNanos() {
        return slewEndCounterNanos;
    }
}
