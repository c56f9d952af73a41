package org.noonmark.time;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;

/// A difference between two instants: exact, signed, in whole seconds and attoseconds (1e-18 s).
///
/// The value is `seconds + attoseconds * 1e-18` with `attoseconds` in `[0, 1e18)`, so -0.25 s is
/// `seconds=-1, attoseconds=0.75e18`. Range: about ±2.9e11 years. Arithmetic overflows loudly with
/// `ArithmeticException`.
public record TimeDelta(long seconds, long attoseconds) implements Comparable<TimeDelta> {
    static final long ATTOS_PER_SECOND = 1_000_000_000_000_000_000L;
    static final long ATTOS_PER_NANO = 1_000_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final BigInteger BIG_ATTOS_PER_SECOND = BigInteger.valueOf(ATTOS_PER_SECOND);

    private static final String[] UNITS = {"s", "ms", "us", "ns", "ps", "fs", "as"};

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

    /// Converts a `double` of seconds: the double's own value, rounded to the nearest attosecond,
    /// the same for both signs.
    ///
    /// @throws IllegalArgumentException when not finite or beyond ±9.2e18 s
    public static TimeDelta fromSeconds(double seconds) {
        double size = Math.abs(seconds);
        if (!(size < 0x1p63)) {
            throw new IllegalArgumentException("must be finite and below 2^63: seconds=" + seconds);
        }
        long whole = (long) size;
        // The fraction of a double is exact; its product with 1e18 is carried in two parts.
        double fraction = size - whole;
        double product = fraction * 1e18;
        double productError = Math.fma(fraction, 1e18, -product);
        long attos = (long) product;
        attos += (long) Math.floor(product - attos + productError + 0.5);
        var result =
                attos >= ATTOS_PER_SECOND
                        ? new TimeDelta(whole + 1, attos - ATTOS_PER_SECOND)
                        : new TimeDelta(whole, attos);
        return seconds < 0 ? result.negated() : result;
    }

    /// Parses a decimal number of seconds such as `-1.25` or `3e-9`, exactly; digits finer than an
    /// attosecond are cut towards minus infinity.
    ///
    /// @throws NumberFormatException when the text is no decimal number
    /// @throws ArithmeticException when it does not fit
    public static TimeDelta parseSeconds(String text) {
        var value = new BigDecimal(text);
        // Exponents are looked at first: `1e999999999` must not be expanded.
        if (value.signum() == 0) {
            return ZERO;
        }
        if (value.precision() - (long) value.scale() > 20) {
            throw new ArithmeticException("must be below 2^63 seconds: " + text);
        }
        if (value.scale() - (long) value.precision() > 40) {
            return value.signum() > 0 ? ZERO : new TimeDelta(-1, ATTOS_PER_SECOND - 1);
        }
        return ofAttos(value.movePointRight(18).setScale(0, RoundingMode.FLOOR).toBigInteger());
    }

    private static TimeDelta ofAttos(BigInteger attos) {
        var fraction = attos.mod(BIG_ATTOS_PER_SECOND);
        return new TimeDelta(
                attos.subtract(fraction).divide(BIG_ATTOS_PER_SECOND).longValueExact(),
                fraction.longValueExact());
    }

    public TimeDelta plus(TimeDelta other) {
        long attos = attoseconds + other.attoseconds;
        // With a carry, a + b + 1 = a - ~b: one checked operation, so only true overflow throws.
        return attos >= ATTOS_PER_SECOND
                ? new TimeDelta(
                        Math.subtractExact(seconds, ~other.seconds), attos - ATTOS_PER_SECOND)
                : new TimeDelta(Math.addExact(seconds, other.seconds), attos);
    }

    public TimeDelta minus(TimeDelta other) {
        long attos = attoseconds - other.attoseconds;
        // With a borrow, a - b - 1 = a + ~b.
        return attos < 0
                ? new TimeDelta(Math.addExact(seconds, ~other.seconds), attos + ATTOS_PER_SECOND)
                : new TimeDelta(Math.subtractExact(seconds, other.seconds), attos);
    }

    public TimeDelta negated() {
        return ZERO.minus(this);
    }

    public TimeDelta abs() {
        return isNegative() ? negated() : this;
    }

    /// Half of this, rounded towards minus infinity to an attosecond.
    public TimeDelta half() {
        long odd = Math.floorMod(seconds, 2L);
        return new TimeDelta(
                Math.floorDiv(seconds, 2L), attoseconds / 2 + odd * (ATTOS_PER_SECOND / 2));
    }

    public TimeDelta multipliedBy(long factor) {
        return ofAttos(toAttos().multiply(BigInteger.valueOf(factor)));
    }

    private BigInteger toAttos() {
        return BigInteger.valueOf(seconds)
                .multiply(BIG_ATTOS_PER_SECOND)
                .add(BigInteger.valueOf(attoseconds));
    }

    public boolean isNegative() {
        return seconds < 0;
    }

    public boolean isZero() {
        return seconds == 0 && attoseconds == 0;
    }

    /// A `double` of seconds, within 2^-52 relative, the same for both signs.
    public double toSeconds() {
        // A small negative value is stored as -1 s plus almost 1e18 as: subtract before rounding.
        return seconds < 0 && attoseconds > 0
                ? (double) (seconds + 1) - (ATTOS_PER_SECOND - attoseconds) / 1e18
                : seconds + attoseconds / 1e18;
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

    /// Three digits and the unit that fits, for people: `-250 us`, `1.50 ms`, `86400 s`.
    public String toShortString() {
        double shown = Math.abs(toSeconds());
        int unit = 0;
        while (shown != 0 && shown < 0.9995 && unit < UNITS.length - 1) {
            shown *= 1000;
            unit++;
        }
        if (isZero()) {
            return "0 s";
        }
        int decimals = shown < 9.995 ? 2 : shown < 99.95 ? 1 : 0;
        var digits = String.format(Locale.ROOT, "%." + decimals + "f ", shown);
        return (isNegative() ? "-" : "") + digits + UNITS[unit];
    }

    /// Plain decimal seconds with unit, exact, for example `-0.00025 s`.
    @Override
    public String toString() {
        var value = BigDecimal.valueOf(seconds).add(BigDecimal.valueOf(attoseconds, 18));
        return value.stripTrailingZeros().toPlainString() + " s";
    }
}
