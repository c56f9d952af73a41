package org.noonmark.wire.ntp;

import org.noonmark.time.TimeDelta;

/// The NTP short format: unsigned 16.16 bits of seconds, 0 to 65,536 s in steps of 15.3 µs (RFC
/// 5905 section 6).
public final class NtpShort {
    private static final long ATTOS_PER_UNIT = 1_000_000_000_000_000_000L >> 16;

    private NtpShort() {}

    public static TimeDelta toDelta(int bits) {
        return new TimeDelta(bits >>> 16, (bits & 0xFFFF) * ATTOS_PER_UNIT);
    }

    /// The least value of the format that is not below `delta`, for bounds (dispersion); negative
    /// deltas give 0 and too large ones the largest value.
    public static int fromRoundedUp(TimeDelta delta) {
        if (delta.isNegative()) {
            return 0;
        }
        long fraction = (delta.attoseconds() + ATTOS_PER_UNIT - 1) / ATTOS_PER_UNIT;
        return delta.seconds() > 0xFFFF
                ? -1
                : (int) Math.min(0xFFFF_FFFFL, (delta.seconds() << 16) + fraction);
    }

    /// The largest value of the format that is not above `delta`, for root delay; clamped likewise.
    public static int fromRoundedDown(TimeDelta delta) {
        if (delta.isNegative()) {
            return 0;
        }
        return delta.seconds() > 0xFFFF
                ? -1
                : (int) ((delta.seconds() << 16) + delta.attoseconds() / ATTOS_PER_UNIT);
    }
}
