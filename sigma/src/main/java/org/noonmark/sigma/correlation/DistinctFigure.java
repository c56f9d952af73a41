package org.noonmark.sigma.correlation;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The number of different values: how often each is in the window, by hash, so a member costs the
/// same however many values there are.
final class DistinctFigure implements Figure {
    private final Bounds bounds;
    private final Map<Object, Tally> tallies = new HashMap<>();

    DistinctFigure(Bounds bounds) {
        this.bounds = bounds;
    }

    private static final class Tally {
        private int count;
    }

    @Override
    public void add(Entry entry) {
        for (var value : entry.values()) {
            tallies.computeIfAbsent(value, _ -> new Tally()).count++;
        }
    }

    @Override
    public void remove(Entry entry) {
        for (var value : entry.values()) {
            var tally = tallies.get(value);
            if (tally != null && --tally.count == 0) {
                tallies.remove(value);
            }
        }
    }

    @Override
    public boolean holds() {
        return bounds.holds(tallies.size());
    }

    @Override
    public Optional<BigDecimal> value() {
        return Optional.of(BigDecimal.valueOf(tallies.size()));
    }
}
