package org.noonmark.proof.dispute;

import java.util.List;

/// Where in a log a time lies.
sealed interface Frame {
    /// Between ticks that all name the time and are at most a minute apart.
    ///
    /// @param ticks from the last before it to the first after it
    record Covered(List<TickClaim> ticks) implements Frame {
        public Covered {
            ticks = List.copyOf(ticks);
        }
    }

    /// More than a minute from the nearest ticks that name a time, and all between these are here.
    record Silent(TickClaim before, TickClaim after) implements Frame {
        /// For people.
        String said() {
            return after.number() == before.number() + 1
                    ? "the log has nothing between tick %d and tick %d"
                            .formatted(before.number(), after.number())
                    : "ticks %d to %d say that the station did not know it"
                            .formatted(before.number() + 1, after.number() - 1);
        }
    }

    /// Somewhere else.
    record Unknown() implements Frame {}

    /// Looks for it.
    ///
    /// @param ticks in the order of their numbers
    static Frame of(SignedTime time, List<TickClaim> ticks) {
        int last = -1;
        for (int k = 0; k < ticks.size(); k++) {
            var tick = ticks.get(k);
            if (tick.namesTime() && tick.isBefore(time)) {
                last = k;
            } else if (tick.namesTime() && tick.isAfter(time) && last >= 0) {
                return between(time, ticks.subList(last, k + 1));
            }
        }
        return new Unknown();
    }

    private static Frame between(SignedTime time, List<TickClaim> ticks) {
        var first = ticks.getFirst();
        var last = ticks.getLast();
        if (last.number() - first.number() != ticks.size() - 1) {
            return new Unknown();
        }
        boolean isCovered = true;
        for (int k = 1; k < ticks.size(); k++) {
            isCovered &= ticks.get(k).namesTime() && ticks.get(k).isSoonAfter(ticks.get(k - 1));
        }
        if (isCovered) {
            return new Covered(ticks);
        }
        boolean isAlone =
                ticks.subList(1, ticks.size() - 1).stream().noneMatch(TickClaim::namesTime);
        return isAlone && first.isLongBefore(time) && last.isLongAfter(time)
                ? new Silent(first, last)
                : new Unknown();
    }
}
