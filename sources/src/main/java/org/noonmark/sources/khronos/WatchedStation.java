package org.noonmark.sources.khronos;

import java.util.function.LongFunction;
import org.noonmark.time.StandardTime;

/// The station that a pool watches, as far as the watch needs it.
public interface WatchedStation {
    /// Time and interval at a value of the local counter, all of one moment: what is computed of
    /// one line fits together.
    LongFunction<StandardTime> line();

    /// For how long the machine has slept since it was started, which the counter does not count.
    long suspendedNanos();
}
