/// Files of other laboratories, read whole and up to a bound: plain or in gzip, with the one line
/// that says why one cannot be read.
///
/// Does not belong here: what the bytes mean (`org.noonmark.metrology`, `org.noonmark.time`), and
/// records of readings that are larger than memory (`org.noonmark.app.stability`).
///
/// Read first: [org.noonmark.app.input.InputFile].
///
/// Threading: static methods without state.
package org.noonmark.app.input;
