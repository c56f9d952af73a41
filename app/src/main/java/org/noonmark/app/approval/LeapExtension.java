package org.noonmark.app.approval;

import java.time.Instant;
import org.noonmark.time.LeapSecondsFile;

/// The one change of a bound file that needs nobody: a `leap-seconds.list` that says of every leap
/// second what the approved one says, and only vouches for longer.
final class LeapExtension {
    /// The IERS vouches for about a year ahead; further, an expiry would warn nobody.
    private static final long MOST_SECONDS_AHEAD = 400L * 86_400;

    private LeapExtension() {}

    /// Whether `next` may take the place of `before`.
    static boolean isFree(byte[] before, byte[] next, Instant now) {
        return LeapSecondsFile.parse(before) instanceof LeapSecondsFile.Accepted(var old, _)
                && LeapSecondsFile.parse(next) instanceof LeapSecondsFile.Accepted(var table, _)
                && table.leaps().equals(old.leaps())
                && table.expires().toPosixSeconds() > old.expires().toPosixSeconds()
                && table.expires().toPosixSeconds() <= now.getEpochSecond() + MOST_SECONDS_AHEAD;
    }
}
