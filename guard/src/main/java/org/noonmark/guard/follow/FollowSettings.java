package org.noonmark.guard.follow;

import org.noonmark.time.TimeDelta;

/// How files are followed.
///
/// @param isFromBeginning what a file holds at the first look is read, too
/// @param grace for how long a file that was rotated away may still grow
/// @param maxBytesPerLook of one file; the rest waits for the next look
public record FollowSettings(boolean isFromBeginning, TimeDelta grace, int maxBytesPerLook) {
    /// From the end on; half a minute; 8 MiB.
    public static final FollowSettings USUAL =
            new FollowSettings(false, TimeDelta.ofSeconds(30), 1 << 23);
}
