package org.noonmark.sigma.correlation;

/// Where an operator asks to be called again, in event time.
///
/// A host needs to keep only the earliest time that was asked for since it last called: the
/// operator asks again for what it still needs.
@FunctionalInterface
public interface Timers {
    /// Asks for a call when the watermark has reached this time.
    void register(long timeNanos);
}
