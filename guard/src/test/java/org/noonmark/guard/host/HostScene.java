package org.noonmark.guard.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.LogEventBuilder;
import org.noonmark.guard.event.LogPosition;
import org.noonmark.guard.event.Receipt;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.LogSource;
import org.noonmark.sigma.correlation.CorrelationLimits;
import org.noonmark.sigma.rule.CorrelationRule;
import org.noonmark.sigma.rule.RulePack;
import org.noonmark.sigma.rule.RuleSettings;
import org.noonmark.sigma.rule.RuleText;
import org.noonmark.time.JavaTimeScale;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeInterval;

/// Rules, events and a clock that stands still until it is told.
final class HostScene {
    static final LeapTable LEAPS = LeapTable.embedded();
    static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    static final EventKind KIND =
            new EventKind("app", List.of(EventKind.View.of(new LogSource("app", "", ""))));

    /// Read by the host's threads.
    private volatile Instant now = START;

    InstantSource clock() {
        return () -> now;
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    /// Finds events whose `action` is the rule's name.
    static String rule(String name) {
        return """
        title: %1$s
        id: id-%1$s
        name: %1$s
        level: low
        logsource: {product: app}
        detection:
          sel: {action: %1$s}
          condition: sel
        """
                .formatted(name);
    }

    static String count(String name, String rule, int least) {
        return """
        title: %1$s
        id: id-%1$s
        name: %1$s
        level: high
        correlation:
          type: event_count
          rules: [%2$s]
          group-by: [user]
          timespan: 10s
          condition: {gte: %3$d}
          generate: true
        """
                .formatted(name, rule, least);
    }

    static RulePack pack(String name, String... documents) {
        var text = new RuleText(name + ".yml", String.join("---\n", documents));
        return RulePack.read(name, Stream.of(text), RuleSettings.NONE);
    }

    static HostRules rules(RulePack... packs) {
        return HostRules.of(List.of(packs), CorrelationLimits.DEFAULT);
    }

    static LogEvent event(String source, long index, double seconds, String action, String user) {
        var time = START.plusMillis((long) (seconds * 1000));
        var tai = JavaTimeScale.toTai(time, LEAPS);
        var builder = new LogEventBuilder(source, LogClock.unknown(LEAPS));
        builder.begin(KIND, index, index * 100, Receipt.of(new TimeInterval(tai, tai), LEAPS));
        return builder.add("action", action).add("user", user).build();
    }

    /// Keeps what a host tells.
    static final class Heard implements HostSink {
        final List<Finding> findings = new ArrayList<>();
        final List<String> packs = new ArrayList<>();
        final List<String> late = new ArrayList<>();
        final List<RuntimeException> failures = new ArrayList<>();

        @Override
        public synchronized void finding(Finding finding) {
            findings.add(finding);
        }

        @Override
        public void packDead(String pack, Duration waited) {
            packs.add(pack + " dead " + waited);
        }

        @Override
        public void packAlive(String pack) {
            packs.add(pack + " alive");
        }

        @Override
        public void late(CorrelationRule rule, String source, long index) {
            late.add(rule.header().name() + " " + source + " " + index);
        }

        @Override
        public void failed(LogPosition position, RuntimeException cause) {
            failures.add(cause);
        }

        synchronized List<String> lines() {
            return findings.stream().map(Heard::line).toList();
        }

        static String line(Finding finding) {
            var at = Duration.between(START, finding.time()).toMillis() / 1000.0;
            return finding.position()
                            .map(p -> finding.title() + " " + p.source() + ":" + p.index())
                            .orElseGet(() ->
                                    finding.title()
                                            + " "
                                            + finding.correlation().orElseThrow().group()
                                            + " of "
                                            + finding.members().size())
                    + " at "
                    + at;
        }

        /// Titles of the findings of each event.
        synchronized Map<Long, List<String>> titlesByIndex() {
            var titles = new TreeMap<Long, List<String>>();
            for (var finding : findings) {
                titles.computeIfAbsent(
                                finding.position().orElseThrow().index(), _ -> new ArrayList<>())
                        .add(finding.title());
            }
            return titles;
        }
    }
}
