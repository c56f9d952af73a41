package org.noonmark.metrology.cggtts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// Makes tracks of the schedule from raw readings.
///
/// In each track of 780 s a line is fitted by least squares to the readings of a satellite; value
/// and slope at the middle of the track, start + 390 s, are those of the line, DSG is the rms of
/// the residuals of REFSYS (V2E, section 2). A track needs readings over at least half of its
/// length; TRKL says how long they were.
public final class RawTracks {
    private static final int FEWEST = 3;
    private static final double MIDDLE = TrackSchedule.TRACK_SECONDS / 2.0;

    private RawTracks() {}

    /// The tracks, ascending in time.
    ///
    /// @param readings of a raw file
    public static List<Track> of(List<Track> readings) {
        var groups =
                readings.stream()
                        .collect(
                                Collectors.groupingBy(
                                        reading -> reading.code() + " " + reading.satellite(),
                                        TreeMap::new,
                                        Collectors.toList()));
        var tracks = new ArrayList<Track>();
        for (var ofOne : groups.values()) {
            var byTime = new TreeMap<Long, Track>();
            ofOne.forEach(reading -> byTime.put(reading.epoch().seconds(), reading));
            long step = step(byTime.keySet());
            ofOne.stream()
                    .map(reading -> reading.epoch().mjd())
                    .distinct()
                    .flatMap(mjd -> TrackSchedule.ofDay(mjd).stream())
                    .distinct()
                    .forEach(start -> {
                        long from = start.seconds();
                        var inside =
                                byTime.subMap(from, from + TrackSchedule.TRACK_SECONDS).values();
                        track(start, List.copyOf(inside), step).ifPresent(tracks::add);
                    });
        }
        tracks.sort(
                Comparator.comparing(Track::epoch)
                        .thenComparing(Track::satellite)
                        .thenComparing(Track::code));
        return List.copyOf(tracks);
    }

    /// The usual distance of two readings.
    private static long step(Collection<Long> seconds) {
        var steps = new ArrayList<Long>();
        Long before = null;
        for (long second : seconds) {
            if (before != null) {
                steps.add(second - before);
            }
            before = second;
        }
        steps.sort(Comparator.naturalOrder());
        return steps.isEmpty() ? 0 : steps.get(steps.size() / 2);
    }

    private static Optional<Track> track(TrackEpoch start, List<Track> readings, long step) {
        long length = readings.size() * step;
        if (readings.size() < FEWEST || 2 * length < TrackSchedule.TRACK_SECONDS) {
            return Optional.empty();
        }
        var refsys = fit(start, readings, Track::refsys);
        if (refsys.count < FEWEST) {
            return Optional.empty();
        }
        var middle =
                readings.stream()
                        .min(
                                Comparator.comparingDouble(
                                        reading -> Math.abs(sinceMiddle(start, reading))))
                        .orElseThrow();
        var measured =
                middle.measured().isPresent()
                        ? Optional.of(measured(start, readings))
                        : Optional.<Track.MeasuredIonosphere>empty();
        return Optional.of(
                new Track(
                        middle.satellite(),
                        middle.trackClass(),
                        start,
                        (int) Math.min(TrackSchedule.TRACK_SECONDS, length),
                        middle.elevationTenths(),
                        middle.azimuthTenths(),
                        fit(start, readings, Track::refsv).trend(),
                        refsys.trend(),
                        Math.round(refsys.rms),
                        middle.issueOfEphemeris(),
                        fit(start, readings, Track::troposphere).trend(),
                        fit(start, readings, Track::ionosphere).trend(),
                        measured,
                        0,
                        0,
                        middle.code()));
    }

    private static Track.MeasuredIonosphere measured(TrackEpoch start, List<Track> readings) {
        var line =
                fit(
                        start,
                        readings,
                        reading ->
                                reading.measured()
                                        .map(Track.MeasuredIonosphere::delay)
                                        .orElse(Trend.NOTHING));
        return new Track.MeasuredIonosphere(
                line.trend(), line.count < FEWEST ? Trend.UNKNOWN : Math.round(line.rms));
    }

    private static double sinceMiddle(TrackEpoch start, Track reading) {
        return reading.epoch().seconds() - start.seconds() - MIDDLE;
    }

    /// A line through values in 0.1 ns.
    ///
    /// @param slope in 0.1 ns/s
    private record Line(int count, double value, double slope, double rms) {
        Trend trend() {
            return count < FEWEST
                    ? Trend.NOTHING
                    : new Trend(Math.round(value), Math.round(1000 * slope));
        }
    }

    private static Line fit(
            TrackEpoch start, List<Track> readings, Function<Track, Trend> quantity) {
        var known = readings.stream().filter(reading -> quantity.apply(reading).isKnown()).toList();
        int n = known.size();
        ToDoubleFunction<Track> value = reading -> quantity.apply(reading).tenthsNano();
        double meanTime =
                known.stream().mapToDouble(each -> sinceMiddle(start, each)).average().orElse(0);
        double mean = known.stream().mapToDouble(value).average().orElse(0);
        double products = 0;
        double squares = 0;
        for (var each : known) {
            double t = sinceMiddle(start, each) - meanTime;
            products += t * (value.applyAsDouble(each) - mean);
            squares += t * t;
        }
        double slope = squares > 0 ? products / squares : 0;
        double residuals = 0;
        for (var each : known) {
            double t = sinceMiddle(start, each) - meanTime;
            residuals += Math.pow(value.applyAsDouble(each) - mean - slope * t, 2);
        }
        return new Line(
                n, mean - slope * meanTime, slope, n < FEWEST ? 0 : Math.sqrt(residuals / (n - 2)));
    }
}
