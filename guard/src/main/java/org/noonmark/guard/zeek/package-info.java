/// Logs of the network monitor Zeek: tables with tabs, and JSON, to the same events.
///
/// Does not belong here: JSON as such (`json`), lines as such (`reader`).
///
/// Read first: [ZeekFormat], [ZeekTable], [ZeekJson].
///
/// A column that is unset is no field, a set is as many values as it has members. Times are text in
/// UTC, intervals and real numbers are `Double`, counts and ports `Long`.
///
/// Source: Zeek's own description of its ASCII writer.
///
/// Threading: kinds are shared; the rest belongs to one thread.
@org.jspecify.annotations.NullMarked
package org.noonmark.guard.zeek;
