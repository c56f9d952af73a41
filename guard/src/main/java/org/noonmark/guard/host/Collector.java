package org.noonmark.guard.host;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.LogPosition;
import org.noonmark.sigma.correlation.CorrelationFigures;
import org.noonmark.sigma.correlation.CorrelationFinding;
import org.noonmark.sigma.correlation.CorrelationSink;
import org.noonmark.sigma.correlation.Correlator;
import org.noonmark.sigma.correlation.GroupKey;
import org.noonmark.sigma.correlation.Occurrence;
import org.noonmark.sigma.rule.CorrelationRule;
import org.noonmark.time.JavaTimeScale;

/// Takes matched batches in the order of their events: tells findings, correlates, keeps the
/// watermark. Belongs to one thread.
final class Collector implements CorrelationSink {
    private final HostSettings settings;
    private final HostSink sink;
    private final Watermark watermark;
    private final Canaries canaries;
    private HostRules rules;
    private Correlator correlator;
    private long matches;
    private long findings;
    private long late;
    private long ahead;
    private long failed;

    /// Replaced as a whole, for those who ask from other threads.
    private volatile Counted counted = new Counted(0, 0, 0, 0, 0, List.of());

    /// What the collector alone counts.
    record Counted(
            long matches,
            long findings,
            long late,
            long ahead,
            long failed,
            List<CorrelationFigures> correlations) {}

    Collector(HostRules rules, HostSettings settings, Canaries canaries, HostSink sink) {
        this.settings = settings;
        this.sink = sink;
        this.rules = rules;
        this.watermark = new Watermark(settings);
        this.canaries = canaries;
        this.correlator = new Correlator(rules.plan(), this);
    }

    Counted counted() {
        return counted;
    }

    // Another object is another set of rules, whatever stands in it.
    @SuppressWarnings("ReferenceEquality")
    void collect(Batch batch) {
        if (batch.rules != rules) {
            rules = batch.rules;
            correlator = correlator.withPlan(rules.plan());
        }
        for (var item : batch.items) {
            collect(item, batch.at);
        }
        correlator.advance(batch.isLast ? watermark.atEnd() : watermark.at(batch.at));
        counted =
                new Counted(
                        matches,
                        findings,
                        late,
                        ahead,
                        failed,
                        batch.items.isEmpty() ? correlator.figures() : counted.correlations);
    }

    private void collect(Batch.Item item, Instant at) {
        switch (item.mark) {
            case OPENED -> watermark.opened(required(item.source));
            case ENDED -> watermark.ended(required(item.source));
            case EVENT -> collect(item, required(item.source), required(item.logEvent()), at);
            case CANARY -> canary(item, required(item.canaryPack), at);
        }
    }

    private static <T> T required(@Nullable T part) {
        return Objects.requireNonNull(part, "an item has what its mark asks for");
    }

    private void canary(Batch.Item item, String pack, Instant at) {
        for (var found : item.found) {
            if (pack.equals(rules.canaryOf(found.rule()))) {
                canaries.found(pack, at);
            }
        }
    }

    private void collect(Batch.Item item, SourceClock source, LogEvent event, Instant at) {
        if (watermark.isAhead(event.time(), at)) {
            ahead++;
        }
        var time = watermark.heard(source, event.time(), at);
        var failure = item.failure;
        if (failure != null) {
            failed++;
            sink.failed(event.position(), failure);
        }
        if (item.found.isEmpty()) {
            return;
        }
        var position = event.position();
        var occurrence = occurrence(event, position, time);
        for (var found : item.found) {
            if (rules.canaryOf(found.rule()) != null) {
                continue;
            }
            matches++;
            if (rules.plan().isCorrelated(found.rule())) {
                // What was before decides what is late, not how events were put into batches.
                correlator.advance(watermark.at(at));
                correlator.accept(found.rule(), event, occurrence);
            }
            if (found.explanation().isPresent()) {
                tell(
                        new Finding(
                                found.rule(),
                                rules.packOf(found.rule()),
                                event.time(),
                                occurrence.earliest(),
                                occurrence.latest(),
                                Optional.of(position),
                                found.explanation(),
                                Optional.empty()));
            }
        }
    }

    private Occurrence occurrence(LogEvent event, LogPosition position, Instant time) {
        var own = event.times().own();
        return Occurrence.of(
                position.source(),
                position.index(),
                time,
                JavaTimeScale.toInstant(own.earliest(), settings.leaps()),
                JavaTimeScale.toInstant(own.latest(), settings.leaps()));
    }

    private void tell(Finding finding) {
        findings++;
        sink.finding(finding);
    }

    @Override
    public void finding(CorrelationFinding found) {
        if (rules.reportsAlone(found.rule())) {
            tell(
                    new Finding(
                            found.rule(),
                            rules.packOf(found.rule()),
                            found.time(),
                            found.earliest(),
                            found.latest(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(found)));
        }
    }

    @Override
    public void late(CorrelationRule rule, Occurrence occurrence) {
        late++;
        sink.late(rule, occurrence.source(), occurrence.index());
    }

    @Override
    public void dropped(CorrelationRule rule, GroupKey group, int members) {
        sink.groupDropped(rule, group, members);
    }
}
