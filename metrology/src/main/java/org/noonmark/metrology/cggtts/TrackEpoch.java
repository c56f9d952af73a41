package org.noonmark.metrology.cggtts;

/// When a track begins, on UTC.
///
/// @param mjd modified Julian date
/// @param secondOfDay `[0, 86400)`
public record TrackEpoch(int mjd, int secondOfDay) implements Comparable<TrackEpoch> {
    private static final int DAY = 86_400;

    public TrackEpoch {
        if (mjd < 0 || secondOfDay < 0 || secondOfDay >= DAY) {
            throw new IllegalArgumentException(
                    "must be a second of a day: mjd=%d secondOfDay=%d".formatted(mjd, secondOfDay));
        }
    }

    /// Seconds since MJD 0.
    public long seconds() {
        return (long) DAY * mjd + secondOfDay;
    }

    /// The epoch `seconds` after MJD 0.
    static TrackEpoch ofSeconds(long seconds) {
        return new TrackEpoch(
                Math.toIntExact(Math.floorDiv(seconds, (long) DAY)), Math.floorMod(seconds, DAY));
    }

    @Override
    public int compareTo(TrackEpoch other) {
        return Long.compare(seconds(), other.seconds());
    }
}
