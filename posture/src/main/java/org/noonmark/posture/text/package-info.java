/// Configuration files as settings: a name, its words, and the file and line they stand in.
///
/// What a setting means for time does not belong here (`org.noonmark.posture.meaning`). No file is
/// opened: what a configuration includes is asked of the caller. What cannot be read is a remark
/// with its place, never an exception, and the rest goes on.
///
/// Read first: [org.noonmark.posture.text.Settings], [org.noonmark.posture.text.SettingsReader].
///
/// Threading: static methods and immutable values.
package org.noonmark.posture.text;
