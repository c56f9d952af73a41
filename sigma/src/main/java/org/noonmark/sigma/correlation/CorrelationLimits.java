package org.noonmark.sigma.correlation;

/// How much memory correlations may take; what goes beyond is dropped, counted and told.
///
/// @param keys groups of one rule
/// @param membersOfKey matches that one group keeps, those not yet decided included
/// @param members matches that all groups of one rule keep together
/// @param told members and rows that one finding names
public record CorrelationLimits(int keys, int membersOfKey, int members, int told) {
    public static final CorrelationLimits DEFAULT =
            new CorrelationLimits(100_000, 100_000, 1_000_000, 100);

    public CorrelationLimits {
        if (keys < 1 || membersOfKey < 1 || members < membersOfKey || told < 1) {
            throw new IllegalArgumentException(
                    "must be > 0, members >= membersOfKey: keys=%d membersOfKey=%d members=%d told=%d"
                            .formatted(keys, membersOfKey, members, told));
        }
    }
}
