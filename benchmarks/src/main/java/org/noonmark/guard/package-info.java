/// Measures how fast logs are read.
///
/// Read first: [LogNumbers].
///
/// Does not belong here: rules (`sigma`).
///
/// Threading: each benchmark says its own.
package org.noonmark.guard;
