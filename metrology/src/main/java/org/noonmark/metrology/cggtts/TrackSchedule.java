package org.noonmark.metrology.cggtts;

import java.util.List;
import java.util.stream.IntStream;

/// When all receivers of the world begin their tracks, so that tracks can be compared.
///
/// The first of 89 tracks began on 1997-10-01 (MJD 50722) at 00:02; the others follow every 16
/// minutes, and the whole pattern comes 4 minutes earlier each day, as the satellites of GPS do
/// (BIPM, V2E section 2). What falls before midnight reappears 23 h 56 min later, so that each day
/// has 89 tracks and one pause of 28 minutes between starts instead of 16.
public final class TrackSchedule {
    /// How long a whole track is.
    public static final int TRACK_SECONDS = 780;

    /// From the beginning of one track to that of the next.
    public static final int SPACING_SECONDS = 960;

    /// Tracks a day.
    public static final int TRACKS = 89;

    private static final int REFERENCE_MJD = 50_722;
    private static final int FIRST_SECOND = 120;
    private static final int DAILY_SHIFT_SECONDS = 240;
    private static final int PERIOD_SECONDS = 86_400 - DAILY_SHIFT_SECONDS;

    private TrackSchedule() {}

    /// The starts of a day, ascending.
    public static List<TrackEpoch> ofDay(int mjd) {
        return IntStream.range(0, TRACKS)
                .map(track -> second(mjd, track))
                .sorted()
                .mapToObj(second -> new TrackEpoch(mjd, second))
                .toList();
    }

    /// Whether a track begins then.
    public static boolean isStart(TrackEpoch epoch) {
        return epoch.secondOfDay() < PERIOD_SECONDS
                && IntStream.range(0, TRACKS)
                        .anyMatch(track -> second(epoch.mjd(), track) == epoch.secondOfDay());
    }

    private static int second(int mjd, int track) {
        long shift = (long) DAILY_SHIFT_SECONDS * (mjd - REFERENCE_MJD);
        return Math.floorMod(FIRST_SECOND + SPACING_SECONDS * track - shift, PERIOD_SECONDS);
    }
}
