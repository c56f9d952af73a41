package org.noonmark.sigma.correlation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/// The sum or the mean of numbers, exact: what is taken back leaves nothing behind.
final class SumFigure implements Figure {
    private final Bounds bounds;
    private final boolean isMean;
    private BigDecimal sum = BigDecimal.ZERO;
    private long count;

    SumFigure(Bounds bounds, boolean isMean) {
        this.bounds = bounds;
        this.isMean = isMean;
    }

    @Override
    public void add(Entry entry) {
        for (var value : entry.values()) {
            sum = sum.add((BigDecimal) value);
            count++;
        }
    }

    @Override
    public void remove(Entry entry) {
        for (var value : entry.values()) {
            sum = sum.subtract((BigDecimal) value);
            count--;
        }
        if (count == 0) {
            sum = BigDecimal.ZERO;
        }
    }

    @Override
    public boolean holds() {
        return isMean
                ? count > 0 && bounds.holds(sum, BigDecimal.valueOf(count))
                : bounds.holds(sum, BigDecimal.ONE);
    }

    @Override
    public Optional<BigDecimal> value() {
        return Optional.of(
                isMean ? sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL64) : sum);
    }
}
