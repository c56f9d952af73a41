package org.noonmark.sigma.correlation;

import java.math.BigDecimal;
import java.util.Optional;

/// A percentile of numbers: between the two nearest ranks in proportion, so that 50 is the median
/// (Hyndman and Fan, The American Statistician 50 (1996) 361, definition 7).
final class RankFigure implements Figure {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Bounds bounds;
    private final int percentile;
    private final RankedNumbers numbers = new RankedNumbers();

    RankFigure(Bounds bounds, int percentile) {
        this.bounds = bounds;
        this.percentile = percentile;
    }

    @Override
    public void add(Entry entry) {
        for (var value : entry.values()) {
            numbers.add((BigDecimal) value);
        }
    }

    @Override
    public void remove(Entry entry) {
        for (var value : entry.values()) {
            numbers.remove((BigDecimal) value);
        }
    }

    @Override
    public boolean holds() {
        return numbers.size() > 0 && bounds.holds(timesHundred(), HUNDRED);
    }

    @Override
    public Optional<BigDecimal> value() {
        return Optional.of(timesHundred().movePointLeft(2));
    }

    private BigDecimal timesHundred() {
        long position = percentile * (numbers.size() - 1);
        var low = numbers.get(position / 100);
        long part = position % 100;
        var scaled = low.multiply(HUNDRED);
        return part == 0
                ? scaled
                : scaled.add(
                        numbers.get(position / 100 + 1)
                                .subtract(low)
                                .multiply(BigDecimal.valueOf(part)));
    }
}
