/// The Roughtime client: asks servers of several parties in a chain that proves the order of their
/// answers, and finds the interval on which a majority of the parties agrees.
///
/// Does not belong here: bytes and signatures (`wire.roughtime`), files (`app`).
///
/// Read first: [org.noonmark.sources.roughtime.ChainMeasurement], the state machine without
/// sockets; [org.noonmark.sources.roughtime.RoughtimeClient], which drives it;
/// [org.noonmark.sources.roughtime.ChainResult].
///
/// Specifications: RFC 10049 sections 5 (transport and repetition), 8 (clients).
///
/// Threading: a measurement belongs to one thread and blocks it; [RoughtimeSource] has its own.
/// Sign and units: intervals are TAI at a value of the local counter in nanoseconds.
package org.noonmark.sources.roughtime;
