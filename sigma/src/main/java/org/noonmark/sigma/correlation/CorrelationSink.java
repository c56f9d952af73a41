package org.noonmark.sigma.correlation;

import org.noonmark.sigma.rule.CorrelationRule;

/// Takes what correlations find, and what they could not look at.
public interface CorrelationSink {
    void finding(CorrelationFinding finding);

    /// Came after the watermark had passed its time: no window counts it.
    void late(CorrelationRule rule, Occurrence occurrence);

    /// A group was dropped to stay within the limits.
    ///
    /// @param members how many matches went with it
    void dropped(CorrelationRule rule, GroupKey group, int members);
}
