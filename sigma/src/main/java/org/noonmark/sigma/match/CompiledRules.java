package org.noonmark.sigma.match;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.SigmaEvent;
import org.noonmark.sigma.rule.Condition;
import org.noonmark.sigma.rule.Detection;
import org.noonmark.sigma.rule.Detection.FieldTest;
import org.noonmark.sigma.rule.DetectionRule;
import org.noonmark.sigma.rule.ValueTest;

/// Rules, ready to be matched.
///
/// What the rules ask of one kind of event, its route, is put together when the first event of that
/// kind comes (or by [#prepare]), and kept; kinds that are asked for in the same way share one.
/// Safe for any number of threads; to change rules, compile others and use those instead.
public final class CompiledRules {
    /// Kinds beyond are found by what they are asked for: a reader that makes a kind for each event
    /// costs time and no memory.
    private static final int MOST_KINDS = 4096;

    private final List<DetectionRule> rules;
    private final Expressions expressions;
    private final ConcurrentHashMap<EventKind, Route> byKind = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<List<EventKind.View>, Route> byViews =
            new ConcurrentHashMap<>();

    private CompiledRules(List<DetectionRule> rules, Expressions expressions) {
        this.rules = List.copyOf(rules);
        this.expressions = expressions;
    }

    /// Compiles rules, in the order in which they are to be reported.
    ///
    /// @throws IllegalArgumentException for a rule that reading should have refused: a condition
    ///   that names no detection, an expression that re2j does not take
    public static CompiledRules compile(List<DetectionRule> rules) {
        var expressions = new Expressions();
        for (var rule : rules) {
            check(rule, rule.condition());
            rule.detections().values().forEach(detection -> collect(detection, expressions));
        }
        return new CompiledRules(rules, expressions);
    }

    private static void check(DetectionRule rule, Condition condition) {
        switch (condition) {
            case Condition.AllOf(var parts) -> parts.forEach(part -> check(rule, part));
            case Condition.AnyOf(var parts) -> parts.forEach(part -> check(rule, part));
            case Condition.Not(var part) -> check(rule, part);
            case Condition.Named(var name) -> detection(rule, name);
        }
    }

    static Detection detection(DetectionRule rule, String name) {
        var detection = rule.detections().get(name);
        if (detection == null) {
            throw new IllegalArgumentException(
                    "must name a detection of the rule: " + name + " in " + rule.header().origin());
        }
        return detection;
    }

    private static void collect(Detection detection, Expressions expressions) {
        switch (detection) {
            case Detection.AllOf(var parts) -> parts.forEach(p -> collect(p, expressions));
            case Detection.AnyOf(var parts) -> parts.forEach(p -> collect(p, expressions));
            case FieldTest test -> {
                for (var value : test.values()) {
                    if (value instanceof ValueTest.Regex regex) {
                        expressions.add(regex);
                    }
                }
            }
        }
    }

    public List<DetectionRule> rules() {
        return rules;
    }

    /// The rules whose log source covers a kind of event, in order.
    public List<DetectionRule> rulesFor(EventKind kind) {
        return rules.stream().filter(rule -> !RuleView.of(rule, kind).isEmpty()).toList();
    }

    /// Puts the routes of kinds together before their events come.
    public void prepare(Iterable<EventKind> kinds) {
        kinds.forEach(this::route);
    }

    /// A matcher for one thread.
    public Matcher matcher() {
        return new Matcher(this);
    }

    /// What is in memory by now.
    public CompiledSize size() {
        return byViews.values().stream()
                .map(Route::size)
                .reduce(CompiledSize.NOTHING, CompiledSize::plus);
    }

    Route route(EventKind kind) {
        var known = byKind.get(kind);
        if (known != null) {
            return known;
        }
        var route = byViews.computeIfAbsent(kind.views(), _ -> compileRoute(kind));
        if (byKind.size() < MOST_KINDS) {
            byKind.put(kind, route);
        }
        return route;
    }

    private Route compileRoute(EventKind kind) {
        var views = rules.stream().flatMap(rule -> RuleView.of(rule, kind).stream()).toList();
        return RouteCompiler.compile(views, expressions);
    }

    /// Why `rule` is true of `event`, or is not: walks the rule as it is written, for findings and
    /// for people, not for every event.
    public Explanation explain(DetectionRule rule, SigmaEvent event) {
        var views = RuleView.of(rule, event.kind());
        var explanations = views.stream().map(view -> new Walk(view, event).explain()).toList();
        return explanations.stream()
                .filter(Explanation::isMatch)
                .findFirst()
                .or(() -> explanations.stream().findFirst())
                .orElseGet(() -> new Explanation(rule, false, "", List.of()));
    }
}
