package org.noonmark.sources.start;

/// How far one source has come.
///
/// @param sinceCounterNanos since when
/// @param text what it does or waits for, and why
public record SourceStage(String source, Stage stage, long sinceCounterNanos, String text) {
    /// What is there, least first.
    public enum Stage {
        /// Nothing yet.
        WAITING,
        /// Its server gave no keys.
        REFUSED,
        /// It has keys and no reply.
        KEYS,
        /// It stopped replying, or never did.
        SILENT,
        /// It replies.
        REPLYING
    }
}
