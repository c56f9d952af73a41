package org.noonmark.time;

import java.math.BigDecimal;

/// A difference between two instants: exact, signed, in whole seconds and attoseconds (1e-18 s).
///
/// The value is `seconds + attoseconds * 1e-18` with `attoseconds` in `[0, 1e18)`, so -0.25 s is
/// `seconds=-1, attoseconds=0.75e18`. Range: about ±2.9e11 years. Arithmetic overflows loudly with
/// `ArithmeticException`.
public record TimeDelta(long seconds, long attoseconds) implements Comparable<TimeDelta> {
    static final long ATTOS_PER_SECOND = 1_000_000_000_000_000_000L;
    static final long ATTOS_PER_NANO = 1_000_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    public static final TimeDelta ZERO = new TimeDelta(0, 0);

    public TimeDelta {
        if (attoseconds < 0 || attoseconds >= ATTOS_PER_SECOND) {
            throw new IllegalArgumentException("must be in [0, 1e18): attoseconds=" + attoseconds);
        }
    }

    public static TimeDelta ofSeconds(long seconds) {
        return new TimeDelta(seconds, 0);
    }

    public static TimeDelta ofMillis(long millis) {
        return ofUnits(millis, 1_000L);
    }

    public static TimeDelta ofMicros(long micros) {
        return ofUnits(micros, 1_000_000L);
    }

    public static TimeDelta ofNanos(long nanos) {
        return ofUnits(nanos, NANOS_PER_SECOND);
    }

    public static TimeDelta ofPicos(long picos) {
        return ofUnits(picos, 1_000_000_000_000L);
    }

    private static TimeDelta ofUnits(long count, long unitsPerSecond) {
        return new TimeDelta(
                Math.floorDiv(count, unitsPerSecond),
                Math.floorMod(count, unitsPerSecond) * (ATTOS_PER_SECOND / unitsPerSecond));
    }

    /// Converts a `double` of seconds; exact to the double's own value, rounded to an attosecond.
    ///
    /// @throws IllegalArgumentException when not finite or beyond ±9.2e18 s
    public static TimeDelta fromSeconds(double seconds) {
        double floor = Math.floor(seconds);
        if (!(Math.abs(floor) < 0x1p63)) {
            throw new IllegalArgumentException("must be finite and below 2^63: seconds=" + seconds);
        }
        long attos = Math.round((seconds - floor) * 1e18);
        return attos >= ATTOS_PER_SECOND
                ? new TimeDelta(Math.addExact((long) floor, 1), 0)
                : new TimeDelta((long) floor, attos);
    }

    /// Parses a decimal number of seconds such as `-1.25` or `3e-9`, exactly; digits finer than an
    /// attosecond are cut towards minus infinity.
    ///
    /// @throws NumberFormatException when the text is no decimal number
    /// @throws ArithmeticException when it does not fit
    public static TimeDelta parseSeconds(String text) {
        var value = new BigDecimal(text);
        if (value.signum() != 0 && value.precision() - (long) value.scale() > 20) {
            throw new ArithmeticException("must be below 2^63 seconds: " + text);
        }
        if (value.signum() != 0 && value.scale() - (long) value.precision() > 40) {
            return value.signum() > 0 ? ZERO : new TimeDelta(-1, ATTOS_PER_SECOND - 1);
        }
        var floor = value.setScale(0, java.math.RoundingMode.FLOOR);
        var attos =
                value.subtract(floor)
                        .movePointRight(18)
                        .setScale(0, java.math.RoundingMode.FLOOR)
                        .longValueExact();
        return new TimeDelta(floor.longValueExact(), attos);
    }

    public TimeDelta plus(TimeDelta other) {
        long attos = attoseconds + other.attoseconds;
        long carry = attos >= ATTOS_PER_SECOND ? 1 : 0;
        return new TimeDelta(
                Math.addExact(Math.addExact(seconds, other.seconds), carry),
                attos - carry * ATTOS_PER_SECOND);
    }

    public TimeDelta minus(TimeDelta other) {
        long attos = attoseconds - other.attoseconds;
        long borrow = attos < 0 ? 1 : 0;
        return new TimeDelta(
                Math.subtractExact(Math.subtractExact(seconds, other.seconds), borrow),
                attos + borrow * ATTOS_PER_SECOND);
    }

    public TimeDelta negated() {
        return ZERO.minus(this);
    }

    public TimeDelta abs() {
        return isNegative() ? negated() : this;
    }

    /// Half of this, rounded down to an attosecond.
    public TimeDelta half() {
        long odd = Math.floorMod(seconds, 2L);
        return new TimeDelta(
                Math.floorDiv(seconds, 2L), attoseconds / 2 + odd * (ATTOS_PER_SECOND / 2));
    }

    public TimeDelta multipliedBy(long factor) {
        long high = Math.multiplyHigh(attoseconds, factor);
        long low = attoseconds * factor;
        var attos =
                java.math.BigInteger.valueOf(high)
                        .shiftLeft(64)
                        .add(new java.math.BigInteger(Long.toUnsignedString(low)));
        var perSecond = java.math.BigInteger.valueOf(ATTOS_PER_SECOND);
        long carry = floorDivide(attos, perSecond);
        return new TimeDelta(
                Math.addExact(Math.multiplyExact(seconds, factor), carry),
                attos.mod(perSecond).longValueExact());
    }

    private static long floorDivide(java.math.BigInteger value, java.math.BigInteger by) {
        var parts = value.divideAndRemainder(by);
        return parts[1].signum() < 0 ? parts[0].longValueExact() - 1 : parts[0].longValueExact();
    }

    public boolean isNegative() {
        return seconds < 0;
    }

    public boolean isZero() {
        return seconds == 0 && attoseconds == 0;
    }

    /// The nearest `double` of seconds; loses digits beyond 2^-53 relative.
    public double toSeconds() {
        // A small negative value is stored as -1 s plus almost 1e18 as: subtract before rounding.
        return seconds < 0 && attoseconds > 0
                ? (double) (seconds + 1) - (ATTOS_PER_SECOND - attoseconds) * 1e-18
                : seconds + attoseconds * 1e-18;
    }

    /// Whole nanoseconds, rounded towards minus infinity.
    ///
    /// @throws ArithmeticException beyond ±292 years
    public long toNanos() {
        return Math.addExact(
                Math.multiplyExact(seconds + (seconds < 0 ? 1 : 0), NANOS_PER_SECOND),
                attoseconds / ATTOS_PER_NANO - (seconds < 0 ? NANOS_PER_SECOND : 0));
    }

    @Override
    public int compareTo(TimeDelta other) {
        int bySeconds = Long.compare(seconds, other.seconds);
        return bySeconds != 0 ? bySeconds : Long.compare(attoseconds, other.attoseconds);
    }

    public boolean isLessThan(TimeDelta other) {
        return compareTo(other) < 0;
    }

    public static TimeDelta max(TimeDelta a, TimeDelta b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    public static TimeDelta min(TimeDelta a, TimeDelta b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    /// Plain decimal seconds with unit, for example `-0.00025 s`.
    @Override
    public String toString() {
        var value = BigDecimal.valueOf(seconds).add(BigDecimal.valueOf(attoseconds, 18));
        return value.stripTrailingZeros().toPlainString() + " s";
    }
}
