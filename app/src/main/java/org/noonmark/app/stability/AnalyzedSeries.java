package org.noonmark.app.stability;

import java.util.List;
import java.util.Optional;

/// A series and its results, as JSON has them.
///
/// @param name of the file, with the column when it was chosen
/// @param kind `phase` or `frequency`
/// @param readings how many there are, the missing ones included
/// @param confidence the probability of the intervals
/// @param notes what was assumed or done, a sentence each
/// @param masks what the masks asked for say
/// @param budget the power-law noise that was fitted
/// @param spectrum the spectrum that was asked for
public record AnalyzedSeries(
        String name,
        String kind,
        double tau0Seconds,
        long readings,
        long missing,
        double confidence,
        List<String> notes,
        List<ResultRow> results,
        List<MaskVerdict> masks,
        Optional<BudgetReport> budget,
        Optional<SpectrumReport> spectrum) {
    public AnalyzedSeries {
        notes = List.copyOf(notes);
        results = List.copyOf(results);
        masks = List.copyOf(masks);
    }

    /// One with statistics only.
    AnalyzedSeries(
            String name,
            String kind,
            double tau0Seconds,
            long readings,
            long missing,
            double confidence,
            List<String> notes,
            List<ResultRow> results) {
        this(
                name,
                kind,
                tau0Seconds,
                readings,
                missing,
                confidence,
                notes,
                results,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    boolean isDynamic() {
        return !results.isEmpty() && results.getFirst().middleSeconds().isPresent();
    }
}
