/// The configuration: TOML text to records, or every mistake in it at once.
///
/// One table ([org.noonmark.app.config.Schema]) describes each key; it drives reading, checking,
/// the messages and `noonmark config explain`.
///
/// Does not belong here: opening what the configuration names, the command line.
///
/// Read first: [org.noonmark.app.config.Configuration], [org.noonmark.app.config.Schema].
///
/// Specifications: TOML 1.0.0. Threading: everything is immutable. Units: durations are written
/// with their unit (`"50 ms"`) and are `TimeDelta` in the records.
package org.noonmark.app.config;
