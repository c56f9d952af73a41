package org.noonmark.sigma.correlation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.noonmark.sigma.rule.Condition;
import org.noonmark.sigma.rule.CorrelationCondition.Bound;
import org.noonmark.sigma.rule.CorrelationCondition.Expression;
import org.noonmark.sigma.rule.CorrelationCondition.Threshold;
import org.noonmark.sigma.rule.CorrelationRule;

/// What docs/sigma.md says of one rule, told from all events at once: sorts them and looks at every
/// window from scratch. One field in `group-by` and in `field`.
final class Oracle {
    private final CorrelationRule rule;
    private final long span;
    private final List<String> found = new ArrayList<>();
    private List<Sighting> all = List.of();
    private String group = "";

    Oracle(CorrelationRule rule) {
        this.rule = rule;
        this.span = rule.timespan().toNanos();
    }

    /// The findings, as [Collected#line] writes them, in the order of time and group.
    List<String> findings(List<Sighting> sightings, long end) {
        var groups = new TreeMap<String, List<Sighting>>();
        sightings.stream()
                .filter(s -> rule.rules().contains(s.rule()))
                .sorted(
                        Comparator.comparingLong(Sighting::timeNanos)
                                .thenComparingLong(Sighting::index))
                .forEach(s -> groups.computeIfAbsent(groupOf(s), _ -> new ArrayList<>()).add(s));
        groups.forEach((name, list) -> {
            group = name;
            all = list.stream().filter(this::hasValue).toList();
            if (isExpression() && !negated().isEmpty()) {
                absence(end);
            } else if (isRising()) {
                sliding();
            } else {
                spans(end);
            }
        });
        return found;
    }

    private String groupOf(Sighting sighting) {
        return rule.groupBy().isEmpty()
                ? ""
                : String.valueOf(sighting.fields().get(rule.groupBy().getFirst()));
    }

    private boolean isExpression() {
        return rule.condition() instanceof Expression;
    }

    private boolean isRising() {
        return !(rule.condition() instanceof Threshold threshold)
                || threshold.bounds().stream().allMatch(b -> b.operator().name().startsWith("GT"));
    }

    private boolean hasValue(Sighting sighting) {
        return !(rule.condition() instanceof Threshold threshold)
                || threshold.fields().isEmpty()
                || sighting.fields().containsKey(threshold.fields().getFirst());
    }

    private void sliding() {
        boolean wasOn = false;
        long last = -(1L << 62);
        for (long time : times()) {
            var window = within(time - span, time);
            var members = isOrdered() ? chain(time) : window;
            boolean holds = isOrdered() ? !members.isEmpty() : holds(window);
            if (holds && (!wasOn || time - last > span)) {
                tell(time, window, members);
                last = time;
            }
            wasOn = holds;
        }
    }

    private List<Long> times() {
        return all.stream().map(Sighting::timeNanos).distinct().toList();
    }

    private List<Sighting> within(long from, long to) {
        return all.stream().filter(s -> s.timeNanos() >= from && s.timeNanos() <= to).toList();
    }

    private void spans(long end) {
        int next = 0;
        while (next < all.size()) {
            long start = all.get(next).timeNanos();
            boolean isFirst = true;
            boolean wasFound = false;
            boolean isOpen = true;
            while (isOpen && start + span <= end) {
                var window = within(isFirst ? start : start + 1, start + span);
                boolean holds = holds(window);
                if (holds && !(window.isEmpty() && wasFound)) {
                    tell(start + span, window, window);
                }
                wasFound = holds;
                isOpen = !window.isEmpty();
                next += window.size();
                start += span;
                isFirst = false;
            }
            if (isOpen) {
                return;
            }
        }
    }

    private boolean isOrdered() {
        return rule.type() == CorrelationRule.Type.TEMPORAL_ORDERED;
    }

    private List<String> negated() {
        return rule.rules().stream().filter(name -> negates(condition(), name, false)).toList();
    }

    private Condition condition() {
        return ((Expression) rule.condition()).expression();
    }

    private static boolean negates(Condition condition, String name, boolean isNegated) {
        return switch (condition) {
            case Condition.Named(var named) -> isNegated && named.equals(name);
            case Condition.Not(var part) -> negates(part, name, !isNegated);
            case Condition.AllOf(var parts) ->
                    parts.stream().anyMatch(p -> negates(p, name, isNegated));
            case Condition.AnyOf(var parts) ->
                    parts.stream().anyMatch(p -> negates(p, name, isNegated));
        };
    }

    /// Members whose absence of others is open, and when the last of them came.
    private record Open(List<Sighting> members, long last) {
        long first() {
            return members.getFirst().timeNanos();
        }

        boolean isReplacedBy(Open other) {
            return first() == other.first() && rulesOf(members).equals(rulesOf(other.members));
        }
    }

    private List<Open> candidates() {
        var candidates = new ArrayList<Open>();
        for (long time : times()) {
            var members = isOrdered() ? chain(time) : latest(time);
            boolean isNew =
                    isOrdered()
                            ? !members.isEmpty() && members.getLast().timeNanos() == time
                            : within(time, time).stream()
                                            .anyMatch(s -> !negated().contains(s.rule()))
                                    && evaluate(condition(), members);
            if (isNew) {
                var candidate = new Open(members, time);
                if (!candidates.isEmpty() && candidates.getLast().isReplacedBy(candidate)) {
                    candidates.removeLast();
                }
                candidates.add(candidate);
            }
        }
        return candidates;
    }

    private void absence(long end) {
        boolean wasOn = false;
        long last = -(1L << 62);
        for (var candidate : candidates()) {
            long decision = candidate.first() + span;
            if (decision > end) {
                return;
            }
            var near = new ArrayList<>(candidate.members);
            within(candidate.last - span, decision).stream()
                    .filter(s -> negated().contains(s.rule()))
                    .forEach(near::add);
            boolean holds = evaluate(condition(), near);
            if (holds && (!wasOn || candidate.last - last > span)) {
                tell(decision, candidate.members, candidate.members);
                last = candidate.last;
            }
            wasOn = holds;
        }
    }

    private static List<String> rulesOf(List<Sighting> members) {
        return members.stream().map(Sighting::rule).sorted().toList();
    }

    private List<Sighting> latest(long time) {
        var latest = new ArrayList<Sighting>();
        for (var sighting : within(time - span, time)) {
            if (!negated().contains(sighting.rule())) {
                latest.removeIf(s -> s.rule().equals(sighting.rule()));
                latest.add(sighting);
            }
        }
        latest.sort(
                Comparator.comparingLong(Sighting::timeNanos).thenComparingLong(Sighting::index));
        return latest;
    }

    /// Of all chains that end by `time`, within a timespan before it, the one that begins last;
    /// each member the last that is possible.
    private List<Sighting> chain(long time) {
        var order =
                rule.rules().stream()
                        .filter(name -> !isExpression() || !negated().contains(name))
                        .toList();
        for (var start : within(time - span, time).reversed()) {
            if (!start.rule().equals(order.getFirst())) {
                continue;
            }
            var chain = chainFrom(start, order, time);
            if (!chain.isEmpty()) {
                return chain;
            }
        }
        return List.of();
    }

    /// Ends with the last match of the last rule; before it each the last that leaves the start in
    /// place. Found forwards, as the chains grew: at each time the newest chain of each length.
    private List<Sighting> chainFrom(Sighting start, List<String> order, long time) {
        var chains = new ArrayList<List<Sighting>>();
        order.forEach(_ -> chains.add(List.of()));
        for (long at : times()) {
            if (at > time) {
                break;
            }
            for (int place = 0; place < order.size(); place++) {
                for (var s : within(at, at)) {
                    if (!s.rule().equals(order.get(place))) {
                        continue;
                    }
                    var before = place == 0 ? List.<Sighting>of() : chains.get(place - 1);
                    if (place > 0
                            && (before.isEmpty() || before.getFirst().timeNanos() < at - span)) {
                        continue;
                    }
                    var chain = new ArrayList<>(before);
                    chain.add(s);
                    chains.set(place, chain);
                }
            }
        }
        var whole = chains.getLast();
        return whole.isEmpty() || whole.getFirst().index() != start.index() ? List.of() : whole;
    }

    private boolean holds(List<Sighting> window) {
        if (isExpression()) {
            return evaluate(condition(), window);
        }
        var threshold = (Threshold) rule.condition();
        if (threshold.bounds().isEmpty()) {
            return rulesOf(window).stream().distinct().count() == rule.rules().size();
        }
        var figure = figure(window);
        return !figure.isEmpty()
                && threshold.bounds().stream().allMatch(b -> holds(b, new BigDecimal(figure)));
    }

    private static boolean holds(Bound bound, BigDecimal figure) {
        int order = figure.compareTo(bound.value());
        return switch (bound.operator()) {
            case LT -> order < 0;
            case LTE -> order <= 0;
            case GT -> order > 0;
            case GTE -> order >= 0;
            case EQ -> order == 0;
            case NEQ -> order != 0;
        };
    }

    private static boolean evaluate(Condition condition, List<Sighting> window) {
        return switch (condition) {
            case Condition.Named(var name) -> window.stream().anyMatch(s -> s.rule().equals(name));
            case Condition.Not(var part) -> !evaluate(part, window);
            case Condition.AllOf(var parts) -> parts.stream().allMatch(p -> evaluate(p, window));
            case Condition.AnyOf(var parts) -> parts.stream().anyMatch(p -> evaluate(p, window));
        };
    }

    /// As plain text; empty when there is no figure.
    private String figure(List<Sighting> window) {
        var threshold = (Threshold) rule.condition();
        var values =
                window.stream()
                        .flatMap(s -> threshold.fields().stream().map(f -> s.fields().get(f)))
                        .toList();
        return switch (rule.type()) {
            case EVENT_COUNT -> String.valueOf(window.size());
            case TEMPORAL, TEMPORAL_ORDERED ->
                    String.valueOf(window.stream().map(Sighting::rule).distinct().count());
            case VALUE_COUNT ->
                    String.valueOf(
                            values.stream()
                                    .map(v -> v.toString().toLowerCase(Locale.ROOT))
                                    .distinct()
                                    .count());
            case VALUE_SUM -> String.valueOf(values.stream().mapToLong(v -> (Long) v).sum());
            case VALUE_AVG ->
                    values.isEmpty()
                            ? ""
                            : BigDecimal.valueOf(values.stream().mapToLong(v -> (Long) v).sum())
                                    .divide(
                                            BigDecimal.valueOf(values.size()),
                                            MathContext.DECIMAL64)
                                    .toPlainString();
            case VALUE_PERCENTILE -> rank(values, threshold.percentile());
            case VALUE_MEDIAN -> rank(values, 50);
        };
    }

    private static String rank(List<Object> values, int percentile) {
        if (values.isEmpty()) {
            return "";
        }
        var sorted = values.stream().map(v -> (Long) v).sorted().toList();
        double place = percentile * (sorted.size() - 1) / 100.0;
        int low = (int) Math.floor(place + 1e-9);
        var base = BigDecimal.valueOf(sorted.get(low));
        if (low + 1 == sorted.size()) {
            return base.toPlainString();
        }
        var part = BigDecimal.valueOf(Math.round((place - low) * 100), 2);
        return base.add(part.multiply(BigDecimal.valueOf(sorted.get(low + 1) - sorted.get(low))))
                .toPlainString();
    }

    private void tell(long time, List<Sighting> window, List<Sighting> members) {
        boolean hasFigure = !isExpression() && !isOrdered();
        found.add(
                "%s@%s %s%s (%s)"
                        .formatted(
                                rule.header().name(),
                                Collected.seconds(time),
                                rule.groupBy().isEmpty() ? "[]" : "[" + group + "]",
                                hasFigure
                                        ? " ="
                                                + new BigDecimal(figure(window))
                                                        .stripTrailingZeros()
                                                        .toPlainString()
                                        : "",
                                members.stream()
                                        .limit(CorrelationLimits.DEFAULT.told())
                                        .map(s -> s.rule() + Collected.seconds(s.timeNanos()))
                                        .collect(Collectors.joining(" "))));
    }
}
