/// Where a log's bytes come from: files, compressed files, archives, streams.
///
/// Does not belong here: files that grow (`follow`), what the bytes mean.
///
/// Read first: [LogArchive].
///
/// What is compressed is unpacked while it is read, within bounds; an archive inside an archive is
/// told and left alone. Damage is a value; only what the surroundings refuse is an exception.
///
/// Threading: one thread.
@org.jspecify.annotations.NullMarked
package org.noonmark.guard.source;
