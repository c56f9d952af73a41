package org.noonmark.sigma;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.noonmark.benchmarks.Surroundings;
import org.noonmark.sigma.correlation.CorrelationFinding;
import org.noonmark.sigma.correlation.CorrelationLimits;
import org.noonmark.sigma.correlation.CorrelationPlan;
import org.noonmark.sigma.correlation.CorrelationSink;
import org.noonmark.sigma.correlation.Correlator;
import org.noonmark.sigma.correlation.GroupKey;
import org.noonmark.sigma.correlation.Occurrence;
import org.noonmark.sigma.rule.Condition;
import org.noonmark.sigma.rule.CorrelationCondition;
import org.noonmark.sigma.rule.CorrelationCondition.Bound;
import org.noonmark.sigma.rule.CorrelationCondition.Operator;
import org.noonmark.sigma.rule.CorrelationCondition.Threshold;
import org.noonmark.sigma.rule.CorrelationRule;
import org.noonmark.sigma.rule.DetectionRule;
import org.noonmark.sigma.rule.Level;
import org.noonmark.sigma.rule.Origin;
import org.noonmark.sigma.rule.RuleHeader;

/// The numbers of correlations: events a second for each type on one core, and what an event costs
/// `value_count` as the number of different values in the window grows, beside an evaluator that
/// looks through the window at each event.
///
/// `./noonmark bench CorrelationNumbers [EVENTS]`
public final class CorrelationNumbers {
    private static final int USERS = 10_000;
    private static final int BATCH = 256;
    private static final Duration SPAN = Duration.ofMinutes(1);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final EventKind KIND =
            new EventKind("bench", List.of(EventKind.View.of(LogSource.ANY)));

    private final int events;
    private final StringBuilder table = new StringBuilder();

    private CorrelationNumbers(int events) {
        this.events = events;
    }

    public static void main(String[] arguments) throws Exception {
        var numbers =
                new CorrelationNumbers(
                        arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000_000);
        numbers.types();
        numbers.scaling();
        var load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        var page =
                "# Correlations\n\n"
                        + Surroundings.lines("none")
                        + "- Load of the machine at the end: "
                        + load
                        + "\n- "
                        + numbers.events
                        + " events, one millisecond apart, 10,000 users, timespan 1 min; arrival"
                        + " in order, allowed lateness 5 s, watermark every 256 events\n\n"
                        + "Events for each second of processor time of the one thread that correlates,\n"
                        + "without the collector's threads; events are made in it, too.\n\n"
                        + "| what | events a second | naive, same events |\n|---|---|---|\n"
                        + numbers.table;
        System.out.println("written: " + Surroundings.write("correlation", page));
    }

    /// Some fields of an ordinary event, and those that are asked for last.
    private record Event(Instant time, String user, Long number) implements SigmaEvent {
        private static final List<String> NAMES =
                List.of("host", "process", "message", "status", "session", "user", "n");

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public int fieldCount() {
            return NAMES.size();
        }

        @Override
        public String fieldName(int index) {
            return NAMES.get(index);
        }

        @Override
        public Object fieldValue(int index) {
            return index == 5 ? user : index == 6 ? number : "some text";
        }

        @Override
        public String text() {
            return "";
        }
    }

    private static final class Counting implements CorrelationSink {
        private long findings;

        @Override
        public void finding(CorrelationFinding finding) {
            findings++;
        }

        @Override
        public void late(CorrelationRule rule, Occurrence occurrence) {
            throw new IllegalStateException("nothing is late here");
        }

        @Override
        public void dropped(CorrelationRule rule, GroupKey group, int members) {
            throw new IllegalStateException("no limit is reached here");
        }
    }

    private static RuleHeader header(String name) {
        return new RuleHeader(
                new Origin("bench.yml", 1),
                name,
                name,
                name,
                "",
                "",
                "",
                Level.LOW,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "");
    }

    private static DetectionRule detection(String name) {
        return new DetectionRule(
                header(name), LogSource.ANY, Map.of(), new Condition.AllOf(List.of()), List.of());
    }

    private static CorrelationRule rule(
            CorrelationRule.Type type, List<String> groupBy, CorrelationCondition condition) {
        return new CorrelationRule(
                header("r"), type, List.of("a", "b"), groupBy, SPAN, condition, Map.of(), false);
    }

    private static Threshold threshold(Operator operator, long value, boolean hasField) {
        return new Threshold(
                List.of(new Bound(operator, BigDecimal.valueOf(value))),
                hasField ? List.of("n") : List.of(),
                90);
    }

    private void types() {
        var user = List.of("user");
        for (var type : CorrelationRule.Type.values()) {
            boolean hasField = type.name().startsWith("VALUE");
            var condition =
                    type.name().startsWith("TEMPORAL")
                            ? new Threshold(List.of(), List.of(), 50)
                            : threshold(Operator.GTE, hasField ? 5 : 8, hasField);
            measure(type.name().toLowerCase(Locale.ROOT), rule(type, user, condition));
        }
        measure(
                "event_count, lt (whole spans)",
                rule(CorrelationRule.Type.EVENT_COUNT, user, threshold(Operator.LT, 3, false)));
        var notB =
                new Condition.AllOf(
                        List.of(
                                new Condition.Named("a"),
                                new Condition.Not(new Condition.Named("b"))));
        measure(
                "temporal, a and not b",
                rule(
                        CorrelationRule.Type.TEMPORAL,
                        user,
                        new CorrelationCondition.Expression(notB)));
    }

    private void measure(String name, CorrelationRule rule) {
        double best = 0;
        for (int round = 0; round < 3; round++) {
            best = Math.max(best, run(rule, CorrelationLimits.DEFAULT, 0, events, USERS, 9));
        }
        row(name, best, rule.type() == CorrelationRule.Type.EVENT_COUNT ? naiveCount() : 0);
    }

    /// Events a second, after `before` that are not measured.
    private static double run(
            CorrelationRule rule,
            CorrelationLimits limits,
            int before,
            int measured,
            int users,
            int numbers) {
        var detections = List.of(detection("a"), detection("b"));
        var plan = CorrelationPlan.compile(detections, List.of(rule), limits);
        if (!plan.refusals().isEmpty()) {
            throw new IllegalStateException(plan.refusals().toString());
        }
        var sink = new Counting();
        var correlator = new Correlator(plan, sink);
        var names = names(users);
        long start = processorNanos();
        for (int i = 0; i < before + measured; i++) {
            if (i == before) {
                start = processorNanos();
            }
            var event = event(i, names, numbers);
            correlator.accept(
                    detections.get(mixed(i) & 1), event, Occurrence.of("log", i, event.time()));
            if (i % BATCH == 0) {
                correlator.advance(event.time().minusSeconds(5));
            }
        }
        double seconds = (processorNanos() - start) / 1e9;
        if (sink.findings < 0) {
            throw new IllegalStateException("counted backwards");
        }
        return measured / seconds;
    }

    private static List<String> names(int users) {
        var names = new ArrayList<String>();
        for (int i = 0; i < users; i++) {
            names.add("user" + i);
        }
        return names;
    }

    private static Event event(int i, List<String> names, int numbers) {
        return new Event(
                START.plusNanos(i * 1_000_000L),
                names.get(mixed(i) % names.size()),
                (long) (mixed(~i) % numbers));
    }

    private static int mixed(int i) {
        int mixed = i * 0x9E37_79B1;
        mixed ^= mixed >>> 15;
        return ((mixed * 0x85EB_CA6B) >>> 1) ^ (mixed >>> 17);
    }

    /// Looks through the last timespan of the user's events at each event.
    private double naiveCount() {
        var names = names(USERS);
        var seen = new HashMap<String, List<Event>>();
        int count = Math.min(events, 500_000);
        long start = processorNanos();
        long held = 0;
        for (int i = 0; i < count; i++) {
            var event = event(i, names, 9);
            var list = seen.computeIfAbsent(event.user, _ -> new ArrayList<>());
            list.add(event);
            var from = event.time.minus(SPAN);
            held += list.stream().filter(e -> !e.time.isBefore(from)).count() >= 8 ? 1 : 0;
        }
        return held < 0 ? 0 : count / ((processorNanos() - start) / 1e9);
    }

    /// One group whose window holds ever more different values.
    private void scaling() {
        for (int values : List.of(10, 1_000, 10_000, 100_000, 1_000_000)) {
            var span = Duration.ofMillis(2L * values);
            var rule =
                    new CorrelationRule(
                            header("r"),
                            CorrelationRule.Type.VALUE_COUNT,
                            List.of("a", "b"),
                            List.of(),
                            span,
                            threshold(Operator.GT, 2_000_000, true),
                            Map.of(),
                            false);
            var limits = new CorrelationLimits(10, 3_000_000, 3_000_000, 100);
            int measured = Math.max(500_000, 2 * values);
            double rate = run(rule, limits, 2 * values + 6000, measured, 1, values);
            row(
                    "value_count, window of %,d members among %,d values"
                            .formatted(2 * values, values),
                    rate,
                    naiveValues(values, span));
        }
    }

    private static double naiveValues(int values, Duration span) {
        var names = names(1);
        var window = new ArrayList<Event>();
        int before = 2 * values;
        int measured = Math.max(5, Math.min(20_000, 20_000_000 / before));
        long start = processorNanos();
        long largest = 0;
        for (int i = 0; i < before + measured; i++) {
            if (i == before) {
                start = processorNanos();
            }
            var event = event(i, names, values);
            window.add(event);
            if (i < before) {
                continue;
            }
            var from = event.time.minus(span);
            var distinct = new HashSet<Long>();
            for (var other : window) {
                if (!other.time.isBefore(from)) {
                    distinct.add(other.number);
                }
            }
            largest = Math.max(largest, distinct.size());
        }
        return largest == 0 ? 0 : measured / ((processorNanos() - start) / 1e9);
    }

    /// Of this thread alone, so that other work on the machine does not count; nor does that of the
    /// garbage collector.
    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void row(String what, double rate, double naive) {
        var beside = naive == 0 ? "" : "%,.0f".formatted(naive);
        System.out.printf("%-60s %,12.0f %12s%n", what, rate, beside);
        table.append("| %s | %,.0f | %s |%n".formatted(what, rate, beside));
    }
}
