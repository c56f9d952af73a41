package org.noonmark.metrology.cggtts;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The tracks of one station and one code that may be compared, and what became of the others.
///
/// @param name of the station
/// @param code of the tracks
/// @param chosen by epoch and satellite
/// @param fates how many tracks of the code came to what
/// @param wholeSeconds how many seconds REFSYS is off, as far as that was seen; 0 for none
public record Station(
        String name,
        String code,
        NavigableMap<Track.Key, Observation> chosen,
        Map<Fate, Integer> fates,
        long wholeSeconds) {
    private static final long TENTHS_PER_SECOND = 10_000_000_000L;
    private static final Comparator<Track.Key> ORDER =
            Comparator.comparing(Track.Key::epoch).thenComparing(Track.Key::satellite);

    /// What a comparison needs of a track.
    ///
    /// @param refsysNanos station's reference minus system time
    public record Observation(double refsysNanos, double elevationDegrees, double dsgNanos) {}

    /// What became of a track.
    public enum Fate {
        CHOSEN,
        /// Chosen, after whole seconds were taken off.
        FOLDED,
        /// Left out: REFSYS is off by whole seconds.
        WHOLE_SECONDS,
        /// Left out: REFSYS or DSG is not known.
        UNKNOWN,
        /// Left out: below the mask.
        LOW,
        /// Left out: too short.
        SHORT,
        /// Left out: DSG above the limit.
        NOISY,
        /// Left out: already there, from another file.
        REPEATED
    }

    public Station {
        chosen = Collections.unmodifiableNavigableMap(chosen);
        fates = Map.copyOf(fates);
    }

    /// The codes of some tracks.
    public static SortedSet<String> codes(Collection<Track> tracks) {
        var codes = new TreeSet<String>();
        tracks.forEach(track -> codes.add(track.code()));
        return codes;
    }

    /// The tracks of one code that pass the selection.
    public static Station of(String name, List<Track> tracks, String code, Selection selection) {
        var chosen = new TreeMap<Track.Key, Observation>(ORDER);
        var fates = new EnumMap<Fate, Integer>(Fate.class);
        long lastSeconds = 0;
        for (var track : tracks) {
            if (!track.code().equals(code)) {
                continue;
            }
            long seconds =
                    track.refsys().isKnown()
                            ? Math.round((double) track.refsys().tenthsNano() / TENTHS_PER_SECOND)
                            : 0;
            lastSeconds = seconds == 0 ? lastSeconds : seconds;
            var fate = fate(track, seconds, selection);
            if (fate == Fate.CHOSEN || fate == Fate.FOLDED) {
                var before = chosen.putIfAbsent(track.key(), observation(track, seconds));
                fate = before == null ? fate : Fate.REPEATED;
            }
            fates.merge(fate, 1, Integer::sum);
        }
        return new Station(name, code, chosen, fates, lastSeconds);
    }

    private static Fate fate(Track track, long seconds, Selection selection) {
        if (!track.refsys().isKnown() || track.dsgTenths() == Trend.UNKNOWN) {
            return Fate.UNKNOWN;
        }
        if (degrees(track) < selection.leastElevationDegrees()) {
            return Fate.LOW;
        }
        if (track.lengthSeconds() < selection.leastLengthSeconds()) {
            return Fate.SHORT;
        }
        if (track.dsgNanos() > selection.mostDsgNanos()) {
            return Fate.NOISY;
        }
        if (seconds == 0) {
            return Fate.CHOSEN;
        }
        return selection.foldSeconds() ? Fate.FOLDED : Fate.WHOLE_SECONDS;
    }

    private static double degrees(Track track) {
        return track.elevationTenths() == Trend.UNKNOWN ? 0 : track.elevationTenths() / 10.0;
    }

    /// Exact in units of 0.1 ns, also behind a second.
    private static Observation observation(Track track, long seconds) {
        return new Observation(
                (track.refsys().tenthsNano() - seconds * TENTHS_PER_SECOND) / 10.0,
                degrees(track),
                track.dsgNanos());
    }

    /// How many tracks came to this.
    public int count(Fate fate) {
        return fates.getOrDefault(fate, 0);
    }

    /// The satellites chosen at each epoch.
    Map<TrackEpoch, Map<String, Observation>> byEpoch() {
        var epochs = new TreeMap<TrackEpoch, Map<String, Observation>>();
        chosen.forEach((key, observation) ->
                epochs.computeIfAbsent(key.epoch(), _ -> new TreeMap<>())
                        .put(key.satellite(), observation));
        return epochs;
    }

    /// All satellites that are chosen at least once.
    public SortedSet<String> satellites() {
        var names = new TreeSet<String>();
        chosen.keySet().forEach(key -> names.add(key.satellite()));
        return names;
    }
}
