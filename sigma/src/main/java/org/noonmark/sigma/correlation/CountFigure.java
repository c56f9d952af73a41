package org.noonmark.sigma.correlation;

import java.math.BigDecimal;
import java.util.Optional;

/// The number of members.
final class CountFigure implements Figure {
    private final Bounds bounds;
    private long count;

    CountFigure(Bounds bounds) {
        this.bounds = bounds;
    }

    @Override
    public void add(Entry entry) {
        count++;
    }

    @Override
    public void remove(Entry entry) {
        count--;
    }

    @Override
    public boolean holds() {
        return bounds.holds(count);
    }

    @Override
    public Optional<BigDecimal> value() {
        return Optional.of(BigDecimal.valueOf(count));
    }
}
