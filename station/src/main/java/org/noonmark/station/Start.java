package org.noonmark.station;

/// How a station begins.
public sealed interface Start {
    /// Nothing is remembered: the first agreement of the sources sets the time.
    record Fresh() implements Start {}

    /// The same run of the kernel goes on, so the local counter still tells the time: the scale is
    /// resumed and sources have to agree with it.
    record Resumed(StationMemory memory) implements Start {}

    /// The machine was restarted, or suspended while the station was down: the host clock is the
    /// only witness of the time between.
    ///
    /// @param now the host's clocks at start
    record Rebooted(StationMemory memory, HostSample now) implements Start {}

    /// A counter that missed more than this meanwhile cannot tell the time any more.
    long SUSPENDED_NANOS = 1_000_000;

    /// Chooses by what is remembered.
    ///
    /// @param boot identifies the present run of the kernel
    static Start from(StationMemory memory, String boot, HostSample now) {
        boolean same =
                memory.boot().equals(boot)
                        && now.counterNanos() >= memory.counterNanos()
                        && now.suspendedNanos() - memory.suspendedNanos() < SUSPENDED_NANOS;
        return same ? new Resumed(memory) : new Rebooted(memory, now);
    }
}
