package org.noonmark.metrology.utc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.noonmark.time.scales.SourceDefect;

/// Gathers the values of one laboratory in the order of its lines, and diagnoses dates that repeat
/// or go back.
final class SeriesCollector {
    private static final int MOST_DEFECTS = 100;

    private final List<UtcPoint> points = new ArrayList<>();
    private final List<UtcPoint> repeated = new ArrayList<>();
    private final Map<Double, UtcPoint> byDate = new HashMap<>();
    private final List<SourceDefect> defects;

    /// @param defects shared by all laboratories of a text
    SeriesCollector(List<SourceDefect> defects) {
        this.defects = defects;
    }

    void add(UtcPoint point) {
        var earlier = byDate.get(point.modifiedJulianDay());
        if (earlier != null) {
            if (earlier.nanos() == point.nanos()) {
                repeated.add(point);
            } else {
                defect(
                        defects,
                        point.line(),
                        "says %s ns for MJD %s, where line %d says %s ns; line %d is used"
                                .formatted(
                                        point.nanos(),
                                        date(point),
                                        earlier.line(),
                                        earlier.nanos(),
                                        earlier.line()),
                        "see the original publication, and take one of the two lines out");
            }
            return;
        }
        if (!points.isEmpty() && points.getLast().modifiedJulianDay() > point.modifiedJulianDay()) {
            defect(
                    defects,
                    point.line(),
                    "MJD %s comes after MJD %s of line %d and is left out"
                            .formatted(
                                    date(point), date(points.getLast()), points.getLast().line()),
                    "put the lines in order of time");
            return;
        }
        byDate.put(point.modifiedJulianDay(), point);
        points.add(point);
    }

    static void defect(List<SourceDefect> defects, int line, String problem, String advice) {
        if (defects.size() < MOST_DEFECTS) {
            defects.add(new SourceDefect(line, problem, advice));
        }
    }

    private static String date(UtcPoint point) {
        double date = point.modifiedJulianDay();
        return date == Math.rint(date) ? Long.toString((long) date) : Double.toString(date);
    }

    List<UtcPoint> points() {
        return points;
    }

    List<UtcPoint> repeated() {
        return repeated;
    }
}
