package org.noonmark.app.utc;

import java.util.List;

/// What `compare leap` says.
///
/// @param onDate the UTC day for which it is judged whether a source still holds
/// @param sources one for each file, and the table of this release
/// @param disagreements one sentence each, with files and lines
public record LeapReport(String onDate, List<Entry> sources, List<String> disagreements) {
    /// One source.
    ///
    /// @param firstDay of its first statement
    /// @param lastStep of its last statement
    /// @param taiMinusUtcSeconds after its last step
    /// @param holdsUntil the last day for which it vouches; empty when it does not say
    /// @param state `holds`, `expired`, `states no expiry` or `defective`
    /// @param defects one sentence each, with the line
    public record Entry(
            String file,
            String format,
            int statements,
            String firstDay,
            String lastStep,
            String taiMinusUtcSeconds,
            String holdsUntil,
            String state,
            List<String> defects) {
        public Entry {
            defects = List.copyOf(defects);
        }
    }

    public LeapReport {
        sources = List.copyOf(sources);
        disagreements = List.copyOf(disagreements);
    }
}
