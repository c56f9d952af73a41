package org.noonmark.guard.host;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.sigma.SigmaEvent;
import org.noonmark.sigma.match.Explanation;
import org.noonmark.sigma.rule.DetectionRule;

/// Events that go through the host together, all judged by the same rules.
///
/// Filled by the intake, matched by one lane, then read by the collector.
final class Batch {
    final HostRules rules;
    final List<Item> items = new ArrayList<>();
    final CountDownLatch matched = new CountDownLatch(1);

    /// When it left the intake.
    Instant at = Instant.EPOCH;

    boolean isLast;

    Batch(HostRules rules) {
        this.rules = rules;
    }

    /// What happens at a place of the stream.
    enum Mark {
        OPENED,
        EVENT,
        ENDED,
        CANARY
    }

    /// One event, or the beginning or end of a source, and what the lane found in it.
    ///
    /// A canary has a pack and no source; beginning and end of a source have no event.
    static final class Item {
        final Mark mark;
        final @Nullable SourceClock source;
        final @Nullable SigmaEvent event;
        final @Nullable String canaryPack;
        final List<Found> found = new ArrayList<>(0);
        @Nullable RuntimeException failure;

        Item(
                Mark mark,
                @Nullable SourceClock source,
                @Nullable SigmaEvent event,
                @Nullable String canaryPack) {
            this.mark = mark;
            this.source = source;
            this.event = event;
            this.canaryPack = canaryPack;
        }

        @Nullable LogEvent logEvent() {
            return event instanceof LogEvent log ? log : null;
        }
    }

    /// A rule that is true of an item, explained when it is a finding of its own.
    record Found(DetectionRule rule, Optional<Explanation> explanation) {}
}
