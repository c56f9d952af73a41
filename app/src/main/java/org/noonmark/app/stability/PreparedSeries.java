package org.noonmark.app.stability;

import java.util.ArrayList;
import java.util.List;
import org.noonmark.metrology.stability.PhaseSeries;

/// A series that was read and cleaned.
///
/// @param notes all that was assumed and done, a sentence each
record PreparedSeries(LoadedSeries series, PhaseSeries phase, List<String> notes) {
    static PreparedSeries of(LoadedSeries series, CleaningRequest request) {
        var cleaned = Cleaning.of(series, request);
        var notes = new ArrayList<>(series.notes());
        notes.addAll(cleaned.notes());
        return new PreparedSeries(series, cleaned.phase(), List.copyOf(notes));
    }

    String name() {
        return series.name();
    }
}
