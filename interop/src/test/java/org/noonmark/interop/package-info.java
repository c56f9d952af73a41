/// Noonmark against other implementations, as real processes on loopback that each test starts and
/// ends: chronyd as upstream, chronyd, NTPsec and OpenNTPD as clients, tshark as a reader of
/// packets.
///
/// Does not belong here: tests of one module, timing figures (`benchmarks`).
///
/// Read first: [org.noonmark.interop.Peers] for what is missing and what then happens,
/// [org.noonmark.interop.RunningProgram], [org.noonmark.interop.Station].
///
/// No peer can set the clock of the machine: chronyd runs with `-x`, and everything is started
/// without CAP_SYS_TIME. NTPsec and OpenNTPD talk only to port 123, so they get a network of their
/// own ([org.noonmark.interop.Network]).
///
/// Threading: each test owns its processes. Units: offsets in seconds, as the peers print them.
package org.noonmark.interop;
