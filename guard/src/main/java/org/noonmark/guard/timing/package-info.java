/// What programs that keep time write: chronyd, ntpd, linuxptp's daemons, and their configuration.
///
/// Does not belong here: the syslog line around a message (`unix`), and reading these logs as
/// measurements (module `metrology`): here they are events that rules can ask about.
///
/// Read first: [TimingMessages], [TimingFormats].
///
/// Units and signs are those of the program: an offset keeps its sign and name, seconds stay
/// seconds and nanoseconds are in the field's name.
///
/// Threading: a parser belongs to one thread; everything else is immutable.
@org.jspecify.annotations.NullMarked
package org.noonmark.guard.timing;
