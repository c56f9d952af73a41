package org.noonmark.metrology.utc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gathers the values of one laboratory in the order of its lines, and diagnoses dates that repeat
/// or go back.
///
/// As few lines as possible are left out for their order: one wrong date costs one line, not all
/// that follow.
final class SeriesCollector {
    private final List<UtcPoint> lines = new ArrayList<>();
    private final List<UtcPoint> points = new ArrayList<>();
    private final List<UtcPoint> repeated = new ArrayList<>();
    private final SeriesDefects defects;

    /// @param defects shared by all laboratories of a text
    SeriesCollector(SeriesDefects defects) {
        this.defects = defects;
    }

    void add(UtcPoint point) {
        lines.add(point);
    }

    /// After the last line: judges all of them.
    void finish() {
        var inOrder = inOrder();
        // By place, not by line: one line of a circular has several dates, perhaps one of them
        // twice.
        Map<Double, Integer> byDate = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            if (inOrder[i]) {
                byDate.putIfAbsent(lines.get(i).modifiedJulianDay(), i);
            }
        }
        var following = following(inOrder);
        for (int i = 0; i < lines.size(); i++) {
            var point = lines.get(i);
            var place = byDate.get(point.modifiedJulianDay());
            if (place == null) {
                outOfOrder(point, following.get(i));
                continue;
            }
            var used = lines.get(place);
            if (place == i) {
                points.add(point);
            } else if (used.nanos() == point.nanos()) {
                repeated.add(point);
            } else {
                contradiction(point, used);
            }
        }
    }

    /// For each line the next one in order, or itself.
    private List<UtcPoint> following(boolean[] inOrder) {
        var following = new ArrayList<>(lines);
        for (int i = lines.size() - 2; i >= 0; i--) {
            if (!inOrder[i]) {
                following.set(i, following.get(i + 1));
            }
        }
        return following;
    }

    /// Which lines are of a longest run of dates that do not go back (Fredman, Discrete Math. 11
    /// (1975) 29).
    private boolean[] inOrder() {
        int count = lines.size();
        // The last line of the best run of each length, and the line before each line in its run.
        var ends = new int[count];
        var before = new int[count];
        int longest = 0;
        for (int i = 0; i < count; i++) {
            double date = lines.get(i).modifiedJulianDay();
            int low = 0;
            int high = longest;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (lines.get(ends[middle]).modifiedJulianDay() <= date) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            before[i] = low == 0 ? -1 : ends[low - 1];
            ends[low] = i;
            longest = Math.max(longest, low + 1);
        }
        var isInOrder = new boolean[count];
        for (int i = longest == 0 ? -1 : ends[longest - 1]; i >= 0; i = before[i]) {
            isInOrder[i] = true;
        }
        return isInOrder;
    }

    private void contradiction(UtcPoint point, UtcPoint used) {
        defects.add(
                point.line(),
                "says %s ns for MJD %s, where line %d says %s ns; line %d is used"
                        .formatted(
                                point.nanos(), date(point), used.line(), used.nanos(), used.line()),
                "see the original publication, and take one of the two lines out");
    }

    /// @param following the next line that is used
    private void outOfOrder(UtcPoint point, UtcPoint following) {
        boolean isLate =
                !points.isEmpty()
                        && points.getLast().modifiedJulianDay() > point.modifiedJulianDay();
        defects.add(
                point.line(),
                isLate
                        ? "MJD %s comes after MJD %s of line %d and is left out"
                                .formatted(
                                        date(point),
                                        date(points.getLast()),
                                        points.getLast().line())
                        : "MJD %s lies after MJD %s of line %d and is left out"
                                .formatted(date(point), date(following), following.line()),
                "correct the date, or put the lines in order of time");
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
