package org.noonmark.campaign;

/// What the intruder does to one host's time.
///
/// @param fromMicros since 1970
/// @param toMicros when the operators put it right
/// @param seconds clock after minus clock before; for a drag what it has come to at the end
record Effect(Host host, Kind kind, long fromMicros, long toMicros, double seconds) {
    /// How it is done.
    enum Kind {
        /// Sources are removed from chrony.conf, and a false one remains.
        SOURCE_REMOVED,
        /// `makestep` without a limit, then a step.
        STEP_ALLOWED,
        /// The offset of a reference clock is moved a little each day.
        SLOW_DRAG
    }

    boolean isDuring(long micros) {
        return micros >= fromMicros && micros < toMicros;
    }

    /// How wrong the host's clock is, in seconds.
    double at(long micros) {
        if (!isDuring(micros)) {
            return 0;
        }
        double share = (double) (micros - fromMicros) / (toMicros - fromMicros);
        return kind == Kind.SLOW_DRAG ? seconds * share : seconds;
    }
}
