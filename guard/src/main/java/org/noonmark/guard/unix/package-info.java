/// Logs of Unix systems: syslog in its layouts, the programs that write to it, the journal, auditd.
///
/// Does not belong here: VPN and timing programs (`vpn`, `timing`), opening files.
///
/// Read first: [UnixFormats], [SyslogParser], [Programs].
///
/// Specifications: RFC 3164 (section 4), RFC 5424 (section 6), systemd's journal export format, the
/// Linux audit documentation's field dictionary.
///
/// A line that does not look as its format says becomes an event that has only its text, with a
/// problem.
///
/// Threading: a parser belongs to one thread; everything else is immutable.
@org.jspecify.annotations.NullMarked
package org.noonmark.guard.unix;
