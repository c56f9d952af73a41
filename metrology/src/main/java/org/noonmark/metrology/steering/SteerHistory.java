package org.noonmark.metrology.steering;

import java.util.Map;
import java.util.TreeMap;

/// The steers that were applied, as a phase that never jumps: the integral of a frequency that is
/// constant from one steer to the next.
public final class SteerHistory {
    private static final double DAY = 86_400;

    private record Segment(double phase, double frequency) {}

    private final TreeMap<Double, Segment> segments = new TreeMap<>();

    SteerHistory() {}

    /// The frequency changes at `mjd`, which is later than every change before.
    void change(double mjd, double frequency) {
        if (!Double.isFinite(mjd) || !Double.isFinite(frequency)) {
            throw new IllegalArgumentException(
                    "must be finite: mjd=%s, frequency=%s".formatted(mjd, frequency));
        }
        if (!segments.isEmpty() && mjd <= segments.lastKey()) {
            throw new IllegalArgumentException(
                    "must be later than %s: mjd=%s".formatted(segments.lastKey(), mjd));
        }
        segments.put(mjd, new Segment(phaseSeconds(mjd), frequency));
    }

    /// Output minus free scale at an epoch, in seconds; 0 before the first steer.
    public double phaseSeconds(double mjd) {
        Map.Entry<Double, Segment> entry = segments.floorEntry(mjd);
        if (entry == null) {
            return 0;
        }
        var segment = entry.getValue();
        return segment.phase + segment.frequency * (mjd - entry.getKey()) * DAY;
    }

    /// The steer in force after the last change.
    public double frequency() {
        return segments.isEmpty() ? 0 : segments.lastEntry().getValue().frequency;
    }
}
