package org.noonmark.app.status;

/// What `memory.json` holds: the station's scale for its next run. Instants and differences are
/// decimal seconds as text, so that no digit is lost.
///
/// @param taiSeconds served TAI at `counterNanos`, since 1970 TAI
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
        String rootDelaySeconds) {
    /// Of this release.
    public static final int FORMAT = 1;
}
