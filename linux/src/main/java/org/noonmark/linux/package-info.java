/// The only door to the operating system below the JDK: UDP in batches with kernel timestamps, the
/// host's clocks, the kernel's clock discipline, systemd's notification socket and CPU affinity.
///
/// Does not belong here: protocols, decisions, anything that could be done with the JDK alone. No
/// other package calls a restricted method.
///
/// Read first: [org.noonmark.linux.UdpSocket], [org.noonmark.linux.DatagramBatch],
/// [org.noonmark.linux.HostClocks].
///
/// One wrapper per system call (`SocketCalls`, `ClockCalls`, `ProcessCalls`) returns `-errno`;
/// calls of the packet path hand that int on, all others throw a
/// [org.noonmark.linux.SystemCallException]. Layouts are those of Linux on 64-bit x86 and ARM
/// (asm-generic).
///
/// Threading: a socket, a batch and a poller belong to one thread at a time, unless a method says
/// otherwise. Units: nanoseconds; `realtime` is CLOCK_REALTIME since 1970-01-01 UTC, `counter` is
/// CLOCK_MONOTONIC_RAW.
package org.noonmark.linux;
