/// One event of any log: its fields, its three times, its place.
///
/// Does not belong here: how a log is written (`reader` and the packages of the formats), rules
/// (module `sigma`), files.
///
/// Read first: [LogEvent], [EventTimes], [LogPosition].
///
/// Names of what logs have in common follow the Open Cybersecurity Schema Framework (OCSF 1.3):
/// `class_uid`, `activity_name`, `status`, `user.name`, `src_endpoint.ip` … A log's own names stay
/// beside them, since rules are written for those.
///
/// Threading: events are immutable once built.
@org.jspecify.annotations.NullMarked
package org.noonmark.guard.event;
