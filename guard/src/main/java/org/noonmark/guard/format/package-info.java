/// Which format a log has: all that are read, by name and by content.
///
/// Does not belong here: how a format is read (each family has its own package).
///
/// Read first: [LogFormats], [DetectingReader].
///
/// Threading: formats are immutable; a reader belongs to one thread.
@org.jspecify.annotations.NullMarked
package org.noonmark.guard.format;
