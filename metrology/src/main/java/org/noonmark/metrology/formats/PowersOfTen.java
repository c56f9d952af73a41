package org.noonmark.metrology.formats;

import java.math.BigInteger;

/// Powers of ten to 128 bits, and the product with one that rounds to the nearest double.
///
/// The method of Lemire, Number parsing at a gigabyte per second (Software: Practice and Experience
/// 51, 2021), after Eisel: one or two multiplications of 64 bits decide the rounding, or say that
/// they cannot.
final class PowersOfTen {
    static final int SMALLEST = -80;
    static final int LARGEST = 80;

    private static final int BITS = 128;
    private static final int EXPONENT_BIAS = 1023;
    private static final int STORED_BITS = 52;
    private static final long UNDECIDED_BITS = 0x1FF;

    /// Upper and lower 64 bits of 5^q, shifted so that the top bit is set; rounded down for q >= 0,
    /// up below.
    private static final long[] HIGH = new long[LARGEST - SMALLEST + 1];

    private static final long[] LOW = new long[LARGEST - SMALLEST + 1];

    static {
        for (int q = SMALLEST; q <= LARGEST; q++) {
            var bits = q < 0 ? reciprocal(-q) : power(q);
            HIGH[q - SMALLEST] = bits.shiftRight(64).longValue();
            LOW[q - SMALLEST] = bits.longValue();
        }
    }

    private PowersOfTen() {}

    private static BigInteger power(int q) {
        var power = BigInteger.valueOf(5).pow(q);
        return power.shiftLeft(BITS - power.bitLength());
    }

    private static BigInteger reciprocal(int q) {
        var power = BigInteger.valueOf(5).pow(q);
        // 5^q is no power of two, so its bit length is the logarithm rounded up.
        int shift = power.bitLength() + BITS - 1;
        return BigInteger.ONE.shiftLeft(shift).divide(power).add(BigInteger.ONE);
    }

    /// The double nearest to `digits` (unsigned, not 0) times 10^`exponent`, ties to even; `NaN`
    /// when that is not decided here: exponents outside the table, results outside the normal
    /// range, and the rare product too close to a tie.
    static double nearest(long digits, int exponent) {
        if (exponent < SMALLEST || exponent > LARGEST) {
            return Double.NaN;
        }
        int leading = Long.numberOfLeadingZeros(digits);
        long w = digits << leading;
        long high = Math.unsignedMultiplyHigh(w, HIGH[exponent - SMALLEST]);
        long low = w * HIGH[exponent - SMALLEST];
        if ((high & UNDECIDED_BITS) == UNDECIDED_BITS) {
            long second = Math.unsignedMultiplyHigh(w, LOW[exponent - SMALLEST]);
            low += second;
            if (Long.compareUnsigned(second, low) > 0) {
                high++;
            }
            if (low == -1L) {
                return Double.NaN;
            }
        }
        int upper = (int) (high >>> 63);
        int shift = upper + 64 - STORED_BITS - 3;
        long mantissa = high >>> shift;
        int power = ((217706 * exponent) >> 16) + 63 + upper - leading + EXPONENT_BIAS;
        boolean isTie =
                Long.compareUnsigned(low, 1) <= 0
                        && (mantissa & 3) == 1
                        && mantissa << shift == high;
        return rounded(isTie ? mantissa & ~1L : mantissa, power);
    }

    /// The double of a mantissa with one bit more than is stored.
    private static double rounded(long mantissaAndBit, int biasedExponent) {
        long mantissa = (mantissaAndBit + (mantissaAndBit & 1)) >>> 1;
        int power = biasedExponent;
        if (mantissa == 1L << (STORED_BITS + 1)) {
            mantissa = 1L << STORED_BITS;
            power++;
        }
        if (power <= 0 || power >= 2 * EXPONENT_BIAS + 1) {
            return Double.NaN;
        }
        return Double.longBitsToDouble(
                ((long) power << STORED_BITS) | (mantissa & ~(1L << STORED_BITS)));
    }
}
