package org.noonmark.station;

import java.util.List;
import org.noonmark.metrology.Upstream;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;

/// What a station has to know after a restart so that restarts cannot be used to move time.
///
/// @param boot identifies the run of the kernel to which `counterNanos` belongs
/// @param counterNanos local counter when this was written
/// @param suspendedNanos CLOCK_BOOTTIME minus CLOCK_MONOTONIC there
/// @param tai served TAI there
/// @param halfWidth half-width of the interval there
/// @param frequency standard time's frequency against the counter, minus one
/// @param frequencySigma its standard deviation
/// @param hostMinusServed host clock (as TAI) minus served TAI there
/// @param hostStepped sum of the steps of the host clock that served time did not follow
/// @param accumulated sum of the corrections at start since the operator last accepted them, new
///   minus expected
/// @param adoptedLeaps leap seconds beyond the expiry of the table that a majority of the sources
///   announced
public record StationMemory(
        String boot,
        long counterNanos,
        long suspendedNanos,
        TaiInstant tai,
        TimeDelta halfWidth,
        double frequency,
        double frequencySigma,
        TimeDelta hostMinusServed,
        TimeDelta hostStepped,
        TimeDelta accumulated,
        Upstream upstream,
        List<LeapTable.Leap> adoptedLeaps) {
    public StationMemory {
        adoptedLeaps = List.copyOf(adoptedLeaps);
    }
}
