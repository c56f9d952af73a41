package org.noonmark.guard.event;

import java.time.Instant;
import java.util.Optional;
import org.noonmark.time.JavaTimeScale;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeInterval;

/// When bytes of a log came to us, by standard time. One object serves all bytes of one look.
///
/// An event belongs to the receipt of its first byte: it had happened by then.
///
/// @param received when they came
/// @param notBefore the earliest that the look before can have been, which did not show these bytes
///   yet; empty when there was none, as for an archive
/// @param latest the end of `received`, by the Java time-scale
public record Receipt(TimeInterval received, Optional<TaiInstant> notBefore, Instant latest) {
    /// For bytes of which nobody knows how long they have been there.
    public static Receipt of(TimeInterval received, LeapTable leaps) {
        return new Receipt(
                received, Optional.empty(), JavaTimeScale.toInstant(received.latest(), leaps));
    }

    /// For bytes that a look at `before` did not show.
    public static Receipt after(TimeInterval before, TimeInterval received, LeapTable leaps) {
        return new Receipt(
                received,
                Optional.of(before.earliest()),
                JavaTimeScale.toInstant(received.latest(), leaps));
    }
}
