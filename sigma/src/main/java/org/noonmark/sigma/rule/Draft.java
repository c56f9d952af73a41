package org.noonmark.sigma.rule;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.noonmark.sigma.LogSource;

/// A document that is fine by itself; what it means within its pack is not known yet.
sealed interface Draft {
    RuleHeader header();

    /// Placeholders that it uses and the settings do not know.
    Set<String> missing();

    record Detecting(DetectionRule rule, Set<String> missing) implements Draft {
        @Override
        public RuleHeader header() {
            return rule.header();
        }
    }

    record Correlating(CorrelationRule rule) implements Draft {
        @Override
        public RuleHeader header() {
            return rule.header();
        }

        @Override
        public Set<String> missing() {
            return Set.of();
        }
    }

    /// A filter.
    ///
    /// @param rules by id or name; empty for all that `logSource` covers
    /// @param condition what has to hold of an event besides the rule's own condition
    record Filtering(
            RuleHeader header,
            LogSource logSource,
            List<String> rules,
            Map<String, Detection> detections,
            Condition condition,
            Set<String> missing)
            implements Draft {}
}
