/// Signals: what looked unusual, how unusual, and why.
///
/// Detectors make them, the incident engine joins them. Neither detectors nor incidents belong
/// here: only the vocabulary between them.
///
/// Read first: [org.noonmark.guard.signal.Signal].
///
/// Values are immutable; rates are per month of 30 days.
package org.noonmark.guard.signal;
