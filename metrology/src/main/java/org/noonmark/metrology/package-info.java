/// Clocks as measured things: one comparison ([org.noonmark.metrology.Reading]), the memory of one
/// clock, which clocks agree, how much each weighs, and the estimate of standard time against the
/// local counter that follows from them.
///
/// Does not belong here: sockets, files, threads, reading of clocks, randomness that is not passed
/// in, protocols, the service's policy (`station`).
///
/// Read first: [org.noonmark.metrology.Reading], [org.noonmark.metrology.UncertaintyModel].
///
/// Sources: RFC 5905 section 11.2 (selection), Marzullo 1984 (intersection of intervals), NIST SP
/// 1065 (stability), Zucca and Tavella 2005 (two-state clock model).
///
/// Threading: values are immutable, filters belong to one thread. Units: seconds in `double` inside
/// the filters, exact `TimeDelta` at the boundary. Sign: a clock's phase is clock minus reference.
package org.noonmark.metrology;
