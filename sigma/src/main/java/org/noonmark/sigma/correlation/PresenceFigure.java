package org.noonmark.sigma.correlation;

import java.math.BigDecimal;
import java.util.Optional;

/// Which inputs have a member.
final class PresenceFigure implements Figure {
    private final Presence condition;
    private final boolean isCount;
    private final int[] counts;
    private long present;

    /// @param isCount findings tell how many inputs are there
    PresenceFigure(Presence condition, boolean isCount, int inputs) {
        this.condition = condition;
        this.isCount = isCount;
        this.counts = new int[inputs];
    }

    @Override
    public void add(Entry entry) {
        counts[entry.input()]++;
        present |= 1L << entry.input();
    }

    @Override
    public void remove(Entry entry) {
        if (--counts[entry.input()] == 0) {
            present &= ~(1L << entry.input());
        }
    }

    @Override
    public boolean holds() {
        return condition.holds(present);
    }

    @Override
    public Optional<BigDecimal> value() {
        return isCount ? Optional.of(BigDecimal.valueOf(Long.bitCount(present))) : Optional.empty();
    }
}
