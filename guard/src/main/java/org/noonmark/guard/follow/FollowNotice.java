package org.noonmark.guard.follow;

import org.noonmark.time.TimeInterval;

/// Something that happened to a log itself.
///
/// @param path of the log
/// @param detail for people
/// @param when between the look before and this one
public record FollowNotice(Kind kind, String path, String detail, TimeInterval when) {
    /// What happened.
    public enum Kind {
        /// The log is there now.
        APPEARED,
        /// The log was rotated and goes on in a new file.
        ROTATED,
        /// The log became shorter, and what it held is in no other file: somebody may have cleaned
        /// it.
        SHRANK,
        /// What was read already is not what the file holds now: somebody may have changed it.
        REWRITTEN,
        /// The log is gone.
        DISAPPEARED,
        /// The log cannot be read.
        UNREADABLE,
        /// The place where reading stopped before the restart is in no file any more: lines may be
        /// missing.
        PLACE_LOST
    }
}
