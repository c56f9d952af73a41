package org.noonmark.app.utc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.metrology.utc.UtcPoint;
import org.noonmark.metrology.utc.UtcSeries;
import org.noonmark.metrology.utc.UtcText;

/// The series of several files, those of one laboratory joined.
///
/// @param series in the order in which they were met
/// @param isWhole false when lines were left out
record LoadedUtc(List<UtcSeries> series, boolean isWhole) {
    private static final String UNNAMED = "UTC(k)";

    /// Reads files and tells what is wrong with them.
    static LoadedUtc of(List<String> files, Desk desk) throws CommandFailure {
        Map<String, List<UtcSeries>> byName = new LinkedHashMap<>();
        boolean isWhole = true;
        for (var file : files) {
            var readout = UtcText.read(desk.read(file));
            desk.tell(file, readout.defects());
            isWhole &= readout.defects().isEmpty();
            if (!readout.repeated().isEmpty()) {
                desk.note(
                        "%s: %d lines say again what another line says, the first is line %d"
                                .formatted(
                                        file,
                                        readout.repeated().size(),
                                        readout.repeated().getFirst().line()));
            }
            for (var read : readout.series()) {
                var series = named(read, file);
                byName.computeIfAbsent(series.name(), _ -> new ArrayList<>()).add(series);
            }
        }
        if (byName.isEmpty()) {
            throw CommandFailure.data("no value of UTC - UTC(k) in " + String.join(", ", files));
        }
        var joined = new ArrayList<UtcSeries>();
        for (var parts : byName.values()) {
            joined.add(join(parts, desk));
            isWhole &= isAgreed(parts);
        }
        return new LoadedUtc(joined, isWhole);
    }

    /// Columns say nothing of whose they are: their file keeps them apart from others.
    private static UtcSeries named(UtcSeries series, String file) {
        return series.clock().equals(UNNAMED)
                ? series.named(series.reference(), UNNAMED + " of " + file)
                : series;
    }

    /// One series; where two files differ on a date, the first counts.
    private static UtcSeries join(List<UtcSeries> parts, Desk desk) {
        var points = new TreeMap<Double, UtcPoint>();
        var first = parts.getFirst();
        for (var part : parts) {
            for (var point : part.points()) {
                var earlier = points.putIfAbsent(point.modifiedJulianDay(), point);
                if (earlier != null && earlier.nanos() != point.nanos()) {
                    desk.note(
                            "%s: two files differ on MJD %s, %s ns and %s ns; the first counts"
                                    .formatted(
                                            first.name(),
                                            Nanos.date(point.modifiedJulianDay()),
                                            earlier.nanos(),
                                            point.nanos()));
                }
            }
        }
        return new UtcSeries(first.reference(), first.clock(), List.copyOf(points.values()));
    }

    private static boolean isAgreed(List<UtcSeries> parts) {
        var values = new TreeMap<Double, Double>();
        for (var part : parts) {
            for (var point : part.points()) {
                var earlier = values.putIfAbsent(point.modifiedJulianDay(), point.nanos());
                if (earlier != null && earlier.doubleValue() != point.nanos()) {
                    return false;
                }
            }
        }
        return true;
    }

    /// The series of one laboratory, by its short name.
    UtcSeries laboratory(String name) throws CommandFailure {
        var found =
                series.stream()
                        .filter(one -> one.clock().equalsIgnoreCase("UTC(" + name + ")"))
                        .toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (series.size() == 1 && series.getFirst().clock().startsWith(UNNAMED)) {
            return series.getFirst().named(series.getFirst().reference(), "UTC(" + name + ")");
        }
        throw CommandFailure.usage(
                found.isEmpty()
                        ? "no laboratory is called \"%s\"; there are %s"
                                .formatted(name, String.join(", ", names()))
                        : "%s is in the files against several references; give the files of one"
                                .formatted(name));
    }

    private List<String> names() {
        return series.stream().map(UtcSeries::clock).distinct().limit(100).toList();
    }
}
