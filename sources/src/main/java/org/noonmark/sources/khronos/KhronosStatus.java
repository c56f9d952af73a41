package org.noonmark.sources.khronos;

import java.util.OptionalDouble;

/// What a watch found last.
///
/// @param finding of the last round; a disagreement stands until the pool agrees, whether the pool
///   is heard meanwhile or not
/// @param poolMinusStationSeconds trimmed mean of the last round, or of the one whose disagreement
///   stands; none when nothing was left
/// @param spreadSeconds of what was left after trimming, in that round
/// @param asked servers in the last round
/// @param answered of them
/// @param counterNanos local counter at the end of the last round
/// @param servers in the pool now
/// @param rounds so far
/// @param panics rounds in which the whole pool was asked
public record KhronosStatus(
        Finding finding,
        OptionalDouble poolMinusStationSeconds,
        double spreadSeconds,
        int asked,
        int answered,
        long counterNanos,
        int servers,
        long rounds,
        long panics) {
    /// What a round can find.
    public enum Finding {
        /// There was no round yet: servers are gathered, or the station has no time.
        NONE,
        AGREES,
        DISAGREES,
        /// Too few servers told the time.
        UNHEARD
    }

    static KhronosStatus none(int servers) {
        return new KhronosStatus(Finding.NONE, OptionalDouble.empty(), 0, 0, 0, 0, servers, 0, 0);
    }
}
