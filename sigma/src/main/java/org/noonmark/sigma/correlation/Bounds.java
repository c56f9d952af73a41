package org.noonmark.sigma.correlation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.noonmark.sigma.rule.CorrelationCondition.Bound;

/// All bounds of a condition.
final class Bounds {
    private final List<Bound> bounds;
    private final boolean isRising;
    private final long least;

    Bounds(List<Bound> bounds) {
        this.bounds = List.copyOf(bounds);
        this.isRising =
                bounds.stream()
                        .allMatch(bound ->
                                switch (bound.operator()) {
                                    case GT, GTE -> true;
                                    case LT, LTE, EQ, NEQ -> false;
                                });
        this.least = bounds.stream().mapToLong(Bounds::least).max().orElse(Long.MIN_VALUE);
    }

    private static long least(Bound bound) {
        var value = bound.value();
        var least =
                switch (bound.operator()) {
                    case GT -> value.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE);
                    case GTE -> value.setScale(0, RoundingMode.CEILING);
                    case EQ -> value.setScale(0, RoundingMode.CEILING);
                    case LT, LTE, NEQ -> BigDecimal.valueOf(Long.MIN_VALUE);
                };
        return least.min(BigDecimal.valueOf(Long.MAX_VALUE))
                .max(BigDecimal.valueOf(Long.MIN_VALUE))
                .longValue();
    }

    /// More can make it hold and never end it: only `gt` and `gte`.
    boolean isRising() {
        return isRising;
    }

    /// The least whole number that can be within the bounds.
    long least() {
        return least;
    }

    boolean holds(long figure) {
        if (figure < least) {
            return false;
        }
        return isRising || holds(BigDecimal.valueOf(figure), BigDecimal.ONE);
    }

    /// True when `scaled / scale` lies within the bounds, without dividing.
    boolean holds(BigDecimal scaled, BigDecimal scale) {
        for (var bound : bounds) {
            int order = scaled.compareTo(bound.value().multiply(scale));
            boolean holds =
                    switch (bound.operator()) {
                        case LT -> order < 0;
                        case LTE -> order <= 0;
                        case GT -> order > 0;
                        case GTE -> order >= 0;
                        case EQ -> order == 0;
                        case NEQ -> order != 0;
                    };
            if (!holds) {
                return false;
            }
        }
        return true;
    }
}
