package org.noonmark.station;

import org.noonmark.time.LeapTable;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;

/// What the kernel should be told of CLOCK_REALTIME when the operator wants the host's clock
/// disciplined: an output like any other, which the station itself never reads back as time.
///
/// @param offsetNanos served minus host, to be slewed; at most ±0.5 s at once
/// @param maxErrorMicros half-width of the interval plus what is left to slew, rounded up
/// @param taiMinusUtcSeconds TAI - UTC
/// @param leap leap second at the end of this UTC day; UNKNOWN when served time is not usable
public record HostCorrection(
        long offsetNanos, long maxErrorMicros, int taiMinusUtcSeconds, LeapWarning leap) {
    static final long LARGEST_OFFSET_NANOS = 500_000_000;
    private static final LeapWarning[] WARNINGS = {
        LeapWarning.NONE, LeapWarning.INSERT, LeapWarning.DELETE, LeapWarning.UNKNOWN
    };

    private static long micros(double seconds) {
        return (long) Math.min(Integer.MAX_VALUE, Math.ceil(seconds * 1e6));
    }

    private static boolean isNearLeap(TaiInstant tai, LeapTable table) {
        var near = TimeDelta.ofSeconds(5);
        return table.nextAfter(tai.minus(near))
                .filter(leap -> leap.begins().minus(tai).abs().isLessThan(near))
                .isPresent();
    }

    /// What to tell the kernel now. While time is not usable the offset is zero: the clock is left
    /// alone and said to be unsynchronised.
    public static HostCorrection of(Snapshot snapshot, HostSample host) {
        long counter = host.counterNanos();
        var tai = snapshot.line().taiAt(counter);
        int taiMinusUtc = (int) snapshot.leapTable().taiMinusUtc(tai).seconds();
        var leap = WARNINGS[snapshot.leapIndicatorAt(counter)];
        if (!snapshot.state().isUsable()) {
            return new HostCorrection(0, Integer.MAX_VALUE, taiMinusUtc, LeapWarning.UNKNOWN);
        }
        if (isNearLeap(tai, snapshot.leapTable())) {
            // The POSIX count is ambiguous there: leave the clock to the kernel's own leap second.
            double half = snapshot.halfWidthSecondsAt(counter);
            return new HostCorrection(0, micros(half + 1), taiMinusUtc, leap);
        }
        long offset = tai.minus(StartGate.hostTai(host, snapshot.leapTable())).toNanos();
        double error = snapshot.halfWidthSecondsAt(counter) + Math.abs(offset) * 1e-9;
        return new HostCorrection(
                Math.clamp(offset, -LARGEST_OFFSET_NANOS, LARGEST_OFFSET_NANOS),
                micros(error),
                taiMinusUtc,
                leap);
    }
}
