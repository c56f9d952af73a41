package org.noonmark.guard.host;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.noonmark.sigma.match.Match;
import org.noonmark.sigma.match.Matcher;

/// Matches batches, one after another; belongs to one thread.
final class Lane {
    private @Nullable HostRules rules;
    private @Nullable Matcher matcher;

    // Another object is another set of rules, whatever stands in it.
    @SuppressWarnings("ReferenceEquality")
    void match(Batch batch) {
        var current = matcher;
        if (current == null || rules != batch.rules) {
            rules = batch.rules;
            current = batch.rules.compiled().matcher();
            matcher = current;
        }
        for (var item : batch.items) {
            var event = item.event;
            if (event == null) {
                continue;
            }
            try {
                current.match(event, match -> found(batch.rules, item, match));
            } catch (RuntimeException fault) {
                item.failure = fault;
            } catch (StackOverflowError deep) {
                item.failure = new IllegalStateException("nested too deep to be judged", deep);
            }
        }
    }

    private static void found(HostRules rules, Batch.Item item, Match match) {
        var rule = match.rule();
        boolean isExplained = item.canaryPack == null && rules.reportsAlone(rule);
        item.found.add(
                new Batch.Found(
                        rule,
                        isExplained
                                ? Optional.of(rules.compiled().explain(rule, match.event()))
                                : Optional.empty()));
    }
}
