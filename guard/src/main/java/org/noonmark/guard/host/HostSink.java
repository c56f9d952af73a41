package org.noonmark.guard.host;

import java.time.Duration;
import org.noonmark.guard.event.LogPosition;
import org.noonmark.sigma.correlation.GroupKey;
import org.noonmark.sigma.rule.CorrelationRule;

/// Takes what a host finds, and what keeps it from looking.
///
/// Called by the collecting thread, but for `packDead` and `packAlive`, which whoever ticks hears:
/// a sink that stands still must not hide that nothing is watched.
public interface HostSink {
    void finding(Finding finding);

    /// A canary was not found in time: the pack's rules may not be watching.
    default void packDead(String pack, Duration waited) {}

    /// A pack that was dead finds its canaries again.
    default void packAlive(String pack) {}

    /// An event came too late for a correlation.
    default void late(CorrelationRule rule, String source, long index) {}

    /// A correlation dropped a group to stay within its limits.
    default void groupDropped(CorrelationRule rule, GroupKey group, int members) {}

    /// Rules could not judge an event: a fault of this program, which goes on with the next event.
    default void failed(LogPosition position, RuntimeException cause) {}
}
