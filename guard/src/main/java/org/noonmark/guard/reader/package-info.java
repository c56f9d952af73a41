/// Bytes of a log to events: what all formats have in common.
///
/// Does not belong here: a format's own layout (each family of formats has a package of its own),
/// opening and following files (`follow`), rules.
///
/// Read first: [LogReader], [ReadSink], [ReadProblem].
///
/// Bytes from outside are values: a reader never throws on them, tells each problem with its place,
/// keeps its memory bounded whatever it is fed, and goes on with the next event.
///
/// Threading: a reader belongs to one thread.
@org.jspecify.annotations.NullMarked
package org.noonmark.guard.reader;
