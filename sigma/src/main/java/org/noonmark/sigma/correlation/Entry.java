package org.noonmark.sigma.correlation;

import java.util.Comparator;
import java.util.List;

/// A match inside a group.
///
/// @param input which of the rule's `rules` it matched
/// @param group as this match writes its values
/// @param values what the condition counts or computes: `String` or `BigDecimal`
/// @param carried what further correlations need of it; several rows for a finding
public record Entry(
        int input, Occurrence occurrence, GroupKey group, List<?> values, List<FieldRow> carried)
        implements Comparable<Entry> {
    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::occurrence).thenComparingInt(Entry::input);

    long timeNanos() {
        return occurrence.timeNanos();
    }

    @Override
    public int compareTo(Entry other) {
        long time = occurrence.timeNanos();
        long otherTime = other.occurrence.timeNanos();
        return time == otherTime ? ORDER.compare(this, other) : Long.compare(time, otherTime);
    }
}
