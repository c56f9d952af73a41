package org.noonmark.proof.dispute;

import java.util.List;

/// What came of a dispute.
///
/// @param lines what was found, for people
public record Judgement(Outcome outcome, List<String> lines) {
    /// Whether both can be right.
    public enum Outcome {
        CONTRADICTS("contradicts"),
        AGREES("agrees"),
        UNDECIDED("undecided");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        /// In files.
        public String word() {
            return word;
        }
    }

    public Judgement {
        lines = List.copyOf(lines);
    }
}
