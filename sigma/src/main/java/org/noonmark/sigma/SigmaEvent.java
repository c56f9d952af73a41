package org.noonmark.sigma;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One event of a log as rules see it: a kind, a time, and fields in the order of the log.
///
/// An event does not change while rules look at it. A name may occur more than once; each of its
/// values counts.
public interface SigmaEvent {
    EventKind kind();

    /// When it happened, as far as windows of correlations are concerned.
    Instant time();

    int fieldCount();

    /// The name as the log has it. Readers hand over the same `String` object for the same name
    /// where they can: lookups are faster then.
    String fieldName(int index);

    /// A `String`, `Long`, `Double`, `Boolean`, or null when the log has the field without a value.
    @Nullable Object fieldValue(int index);

    /// The whole line for keywords; empty when the log has only fields.
    String text();
}
