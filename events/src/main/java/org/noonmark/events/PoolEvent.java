package org.noonmark.events;

import org.noonmark.time.TimeDelta;

/// What the watch over a pool of servers found (Khronos, RFC 9523). Each is told when it becomes
/// so, not again while it stays so.
public sealed interface PoolEvent extends StationEvent {
    /// The whole pool was asked, and its trimmed answer is away from the station's interval.
    ///
    /// @param poolMinusStation the pool's trimmed mean minus the middle of the station's interval
    /// @param halfWidth of the station's interval
    /// @param threshold how far from that interval the pool may be
    /// @param asked servers
    /// @param answered of them
    record PoolDisagrees(
            TimeDelta poolMinusStation,
            TimeDelta halfWidth,
            TimeDelta threshold,
            int asked,
            int answered)
            implements PoolEvent {
        @Override
        public Severity severity() {
            return Severity.ALARM;
        }

        @Override
        public String text() {
            return "the pool disagrees: its time minus the station's is %s, beyond half-width %s plus %s; %d of %d servers answered. Find out whether the sources are bent or the pool is"
                    .formatted(
                            poolMinusStation.toShortString(),
                            halfWidth.toShortString(),
                            threshold.toShortString(),
                            answered,
                            asked);
        }
    }

    /// The pool's trimmed answer is near the station's interval.
    record PoolAgrees(TimeDelta poolMinusStation, int asked, int answered) implements PoolEvent {
        @Override
        public Severity severity() {
            return Severity.INFO;
        }

        @Override
        public String text() {
            return "the pool agrees: its time minus the station's is %s; %d of %d servers answered"
                    .formatted(poolMinusStation.toShortString(), answered, asked);
        }
    }

    /// Too few servers of the pool told the time, so nothing watches the station.
    ///
    /// @param servers that are in the pool
    /// @param away of those that answered: farther from the station than the threshold, on one side
    record PoolUnheard(int servers, int asked, int answered, int away) implements PoolEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String text() {
            var text =
                    "the pool cannot be heard: %d servers known, %d asked, %d answered; check its names and the path"
                            .formatted(servers, asked, answered);
            return away == 0
                    ? text
                    : text + "; %d of those that answered contradict the station".formatted(away);
        }
    }
}
