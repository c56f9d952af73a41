package org.noonmark.app.status;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `memory.json` holds: the station's scale for its next run. Instants and differences are
/// decimal seconds as text, so that no digit is lost.
///
/// @param taiSeconds served TAI at `counterNanos`, since 1970 TAI
/// @param adoptedLeaps beyond the expiry of the leap table; a file of an earlier release has none
public record MemoryRecord(
        int format,
        String boot,
        long counterNanos,
        long suspendedNanos,
        String taiSeconds,
        String halfWidthSeconds,
        double frequency,
        double frequencySigma,
        String hostMinusServedSeconds,
        String hostSteppedSeconds,
        String accumulatedSeconds,
        int stratum,
        int referenceId,
        String rootDelaySeconds,
        @Nullable List<AdoptedLeap> adoptedLeaps) {
    /// TAI minus UTC from the start of a day on.
    public record AdoptedLeap(long modifiedJulianDay, int taiMinusUtcSeconds) {}

    /// Of this release.
    public static final int FORMAT = 1;
}
