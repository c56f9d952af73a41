package org.noonmark.app.stability;

import java.util.List;

/// A series and its results, as JSON has them.
///
/// @param name of the file
/// @param kind `phase` or `frequency`
/// @param readings how many there are, the missing ones included
/// @param confidence the probability of the intervals
/// @param notes what was assumed or done, a sentence each
/// @param masks what the masks asked for say
public record AnalyzedSeries(
        String name,
        String kind,
        double tau0Seconds,
        int readings,
        int missing,
        double confidence,
        List<String> notes,
        List<ResultRow> results,
        List<MaskVerdict> masks) {
    public AnalyzedSeries {
        notes = List.copyOf(notes);
        results = List.copyOf(results);
        masks = List.copyOf(masks);
    }
}
