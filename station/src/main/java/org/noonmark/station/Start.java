package org.noonmark.station;

/// How a station begins.
public sealed interface Start {
    /// Nothing is remembered: the first agreement of the sources sets the time.
    record Fresh() implements Start {}

    /// The same run of the kernel goes on, so the local counter still tells the time: the scale is
    /// resumed and sources have to agree with it.
    record Resumed(StationMemory memory) implements Start {}

    /// The machine was restarted: the host clock is the only witness of the time between.
    ///
    /// @param now the host's clocks at start
    record Rebooted(StationMemory memory, HostSample now) implements Start {}

    /// Chooses by what is remembered.
    ///
    /// @param boot identifies the present run of the kernel
    static Start from(StationMemory memory, String boot, HostSample now) {
        boolean same = memory.boot().equals(boot) && now.counterNanos() >= memory.counterNanos();
        return same ? new Resumed(memory) : new Rebooted(memory, now);
    }
}
