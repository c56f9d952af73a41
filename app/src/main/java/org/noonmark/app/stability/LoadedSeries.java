package org.noonmark.app.stability;

import java.util.List;
import org.noonmark.metrology.formats.SeriesKind;
import org.noonmark.metrology.stability.PhaseSeries;

/// The readings of one file at equal steps, in seconds of phase or fractional frequency, and what
/// has to be said of how they came about.
final class LoadedSeries {
    private final String name;
    private final SeriesKind kind;
    private final double[] values;
    private final double tau0Seconds;
    private final List<String> notes;
    private final double firstStampSeconds;
    private final double stampTolerance;
    private final int missing;

    /// The array belongs to the series from here on.
    LoadedSeries(
            String name,
            SeriesKind kind,
            double[] values,
            double tau0Seconds,
            double firstStampSeconds,
            double stampTolerance,
            List<String> notes) {
        this.name = name;
        this.kind = kind;
        this.values = values;
        this.tau0Seconds = tau0Seconds;
        this.firstStampSeconds = firstStampSeconds;
        this.stampTolerance = stampTolerance;
        this.notes = List.copyOf(notes);
        int count = 0;
        for (double value : values) {
            count += Double.isNaN(value) ? 1 : 0;
        }
        missing = count;
    }

    /// The file, for people.
    String name() {
        return name;
    }

    /// What the readings are.
    SeriesKind kind() {
        return kind;
    }

    double tau0Seconds() {
        return tau0Seconds;
    }

    /// The stamp of the first reading; `NaN` without stamps.
    double firstStampSeconds() {
        return firstStampSeconds;
    }

    /// How far a stamp may lie from its step, in steps.
    double stampTolerance() {
        return stampTolerance;
    }

    /// How many readings there are, the missing ones included.
    int count() {
        return values.length;
    }

    int missing() {
        return missing;
    }

    /// What was assumed or done, a sentence each.
    List<String> notes() {
        return notes;
    }

    /// The readings themselves; not to be written to.
    double[] values() {
        return values;
    }

    PhaseSeries phase() {
        return switch (kind) {
            case PHASE -> PhaseSeries.ofSeconds(values, tau0Seconds);
            case FREQUENCY -> PhaseSeries.ofFrequency(values, tau0Seconds);
        };
    }
}
