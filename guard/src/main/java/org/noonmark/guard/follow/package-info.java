/// Logs that grow: reads what is added, through every way in which logs are rotated.
///
/// Does not belong here: what the bytes mean, archives (`source`), threads: whoever follows calls
/// [LogFollower#look] every 100 ms or so.
///
/// Read first: [LogFollower], [FollowNotice], [FollowPosition].
///
/// No line is read twice and none is lost through a rename, a copy followed by truncation, a
/// deletion, a link that is set to another file, or a restart of the station: a file is known by
/// its device and inode, and by its first bytes and those before the place that was read.
///
/// Threading: one thread.
@org.jspecify.annotations.NullMarked
package org.noonmark.guard.follow;
