package org.noonmark.metrology.utc;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.noonmark.metrology.cggtts.Selection;
import org.noonmark.metrology.cggtts.Station;
import org.noonmark.metrology.cggtts.Track;
import org.noonmark.time.scales.GnssSystem;

/// Means of REFSYS around midnight from the tracks of a calibrated receiver.
///
/// Tracks that begin less than an hour before or after 0 h UTC count alike, whatever their
/// satellite and elevation; their spread is the standard deviation of one track. A day with fewer
/// than two has no mean.
public final class RefsysMeans {
    private static final long DAY = 86_400;
    private static final long WINDOW_SECONDS = 3_600;

    private RefsysMeans() {}

    /// The codes in which a system was tracked, such as `L3P`; each has a delay of its own, so
    /// their tracks must not be mixed.
    public static List<String> codes(List<Track> tracks, GnssSystem system) {
        var letter = letter(system);
        return tracks.stream()
                .filter(track -> track.satellite().startsWith(letter))
                .map(Track::code)
                .distinct()
                .sorted()
                .toList();
    }

    private static String letter(GnssSystem system) {
        return switch (system) {
            case GPS -> "G";
            case GALILEO -> "E";
            case BEIDOU -> "C";
        };
    }

    /// The tracks of a system in a code that may enter a mean: each once, whole, of little noise,
    /// REFSYS less than half a second ([Selection#USUAL]).
    public static Station choose(String name, List<Track> tracks, GnssSystem system, String code) {
        var letter = letter(system);
        var ofSystem =
                tracks.stream().filter(track -> track.satellite().startsWith(letter)).toList();
        return Station.of(name, ofSystem, code, Selection.USUAL);
    }

    /// The mean of each midnight that has tracks.
    public static List<ReceiverMean> of(Station chosen) {
        var byDay = new TreeMap<Long, List<Double>>();
        chosen.chosen()
                .forEach((key, observation) -> {
                    long seconds = key.epoch().seconds();
                    long midnight = Math.floorDiv(seconds + DAY / 2, DAY);
                    if (Math.abs(seconds - midnight * DAY) < WINDOW_SECONDS) {
                        byDay.computeIfAbsent(midnight, _ -> new ArrayList<>())
                                .add(observation.refsysNanos());
                    }
                });
        var means = new ArrayList<ReceiverMean>();
        byDay.forEach((day, values) -> {
            if (values.size() > 1) {
                means.add(mean(day, values));
            }
        });
        return means;
    }

    private static ReceiverMean mean(long day, List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.size();
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new ReceiverMean(
                (double) day, mean, Math.sqrt(squares / (values.size() - 1)), values.size());
    }
}
