package org.noonmark.sigma.rule;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.SigmaEvent;

/// A test's written event, as an event of the log source that its rule is about.
///
/// @param kind has the one view of that log source, in which fields are called as the rule calls
///   them
public record TestEvent(EventKind kind, RuleTest.Written written) implements SigmaEvent {
    /// The events of the tests of `rule` that are written in it; those in files are left out.
    public static List<TestEvent> of(DetectionRule rule) {
        var view = EventKind.View.of(rule.logSource());
        var kind = new EventKind("test of " + rule.header().id(), List.of(view));
        return rule.header().tests().stream()
                .map(RuleTest::sample)
                .filter(RuleTest.Written.class::isInstance)
                .map(sample -> new TestEvent(kind, (RuleTest.Written) sample))
                .toList();
    }

    /// The beginning of 1970: one event has no before or after.
    @Override
    public Instant time() {
        return Instant.EPOCH;
    }

    @Override
    public int fieldCount() {
        return written.fields().size();
    }

    @Override
    public String fieldName(int index) {
        return written.fields().get(index).name();
    }

    @Override
    public @Nullable Object fieldValue(int index) {
        return written.fields().get(index).value().orElse(null);
    }

    @Override
    public String text() {
        return written.text();
    }
}
