package org.noonmark.app.compare;

import java.util.List;
import org.noonmark.metrology.cggtts.Link;
import org.noonmark.metrology.cggtts.Selection;

/// What to compare, and how.
///
/// @param names of two or three files or folders
/// @param codes one for all stations, or one each; empty to find the one they share
/// @param calibrationNanos standard uncertainties: none, one for a link between any two stations,
///   or one of each station
/// @param strict refuses files with anything wrong
public record CggttsRequest(
        List<String> names,
        Link.Method method,
        List<String> codes,
        Selection selection,
        List<Double> calibrationNanos,
        boolean strict) {
    public CggttsRequest {
        names = List.copyOf(names);
        codes = List.copyOf(codes);
        calibrationNanos = List.copyOf(calibrationNanos);
    }

    /// The calibration's share of the uncertainty between two stations; `NaN` when not stated.
    double calibration(int first, int second) {
        return switch (calibrationNanos.size()) {
            case 0 -> Double.NaN;
            case 1 -> calibrationNanos.getFirst();
            default -> Math.hypot(calibrationNanos.get(first), calibrationNanos.get(second));
        };
    }
}
