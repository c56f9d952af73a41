package org.noonmark.metrology.utc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Published values of one difference over time.
///
/// @param reference what the clock is compared with: `UTC`, `UTCr`, or another UTC(k)
/// @param clock `UTC(PTB)`
/// @param points strictly ascending by date
public record UtcSeries(String reference, String clock, List<UtcPoint> points) {
    private static final double SAME_DATE_DAYS = 1e-6;

    public UtcSeries {
        points = List.copyOf(points);
        for (int i = 1; i < points.size(); i++) {
            if (!(points.get(i).modifiedJulianDay() > points.get(i - 1).modifiedJulianDay())) {
                throw new IllegalArgumentException(
                        "must ascend: " + points.get(i - 1) + " then " + points.get(i));
            }
        }
    }

    /// `UTC - UTC(PTB)`.
    public String name() {
        return reference + " - " + clock;
    }

    /// The value at a date: the published one, or between two on a straight line; empty outside and
    /// in gaps. There is no extrapolation.
    public Optional<Interpolated> at(double modifiedJulianDay, Interpolation how) {
        int next = firstFrom(modifiedJulianDay - SAME_DATE_DAYS);
        if (next == points.size()) {
            return Optional.empty();
        }
        var after = points.get(next);
        if (after.modifiedJulianDay() <= modifiedJulianDay + SAME_DATE_DAYS) {
            return Optional.of(new Interpolated(after.nanos(), after.uncertainty(), 0, 0, 0));
        }
        if (next == 0) {
            return Optional.empty();
        }
        var before = points.get(next - 1);
        double step = after.modifiedJulianDay() - before.modifiedJulianDay();
        if (step > how.mostDays()) {
            return Optional.empty();
        }
        double since = modifiedJulianDay - before.modifiedJulianDay();
        double nearest = Math.min(since, step - since);
        double typeA = before.uncertainty().map(UtcUncertainty::typeANanos).orElse(Double.NaN);
        return Optional.of(
                new Interpolated(
                        before.nanos() + since * (after.nanos() - before.nanos()) / step,
                        before.uncertainty(),
                        how.frequencyNanos(nearest, step, typeA),
                        how.clockNanos(nearest),
                        nearest));
    }

    /// The clock of `other` minus the clock of this, on the dates of this at which `other` has or
    /// can be given a value: with `UTC - UTC(A)` less `UTC - UTC(B)`, the series `UTC(B) - UTC(A)`.
    ///
    /// Uncertainties add in squares. Two laboratories that share a link are better than that.
    ///
    /// @throws IllegalArgumentException when the references differ
    public UtcSeries minus(UtcSeries other, Interpolation how) {
        if (!reference.equals(other.reference)) {
            throw new IllegalArgumentException(
                    "must have one reference: " + name() + ", " + other.name());
        }
        var differences = new ArrayList<UtcPoint>();
        for (var point : points) {
            other.at(point.modifiedJulianDay(), how)
                    .ifPresent(value ->
                            differences.add(
                                    new UtcPoint(
                                            point.modifiedJulianDay(),
                                            point.nanos() - value.nanos(),
                                            point.uncertainty()
                                                    .flatMap(mine ->
                                                            value.uncertainty().map(mine::and)),
                                            0)));
        }
        return new UtcSeries(other.clock, clock, differences);
    }

    /// The part from one date to another, both included.
    public UtcSeries between(double firstDay, double lastDay) {
        return new UtcSeries(
                reference,
                clock,
                points.stream()
                        .filter(point ->
                                point.modifiedJulianDay() >= firstDay
                                        && point.modifiedJulianDay() <= lastDay)
                        .toList());
    }

    /// This under other names.
    public UtcSeries named(String newReference, String newClock) {
        return new UtcSeries(newReference, newClock, points);
    }

    /// The index of the first point not before a date.
    private int firstFrom(double modifiedJulianDay) {
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points.get(middle).modifiedJulianDay() < modifiedJulianDay) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
