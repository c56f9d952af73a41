package org.noonmark.sigma.match;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.SigmaEvent;
import org.noonmark.sigma.rule.DetectionRule;

/// Rules, ready to be matched.
///
/// What rules ask of one kind of event is put together when the first event of that kind comes, and
/// kept. Safe for any number of threads; to change rules, compile others and use those instead.
public final class CompiledRules {
    private final List<DetectionRule> rules;
    private final ConcurrentHashMap<EventKind, List<RuleView>> routes = new ConcurrentHashMap<>();

    private CompiledRules(List<DetectionRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /// Compiles rules, in the order in which they are to be reported.
    ///
    /// @throws IllegalArgumentException for a rule that reading should have refused: a condition
    ///   that names no detection, an expression that re2j does not take
    public static CompiledRules compile(List<DetectionRule> rules) {
        return new CompiledRules(rules);
    }

    public List<DetectionRule> rules() {
        return rules;
    }

    /// The rules whose log source covers a kind of event, in order.
    public List<DetectionRule> rulesFor(EventKind kind) {
        return route(kind).stream().map(RuleView::rule).distinct().toList();
    }

    /// A matcher for one thread.
    public Matcher matcher() {
        return new Matcher(this);
    }

    List<RuleView> route(EventKind kind) {
        return routes.computeIfAbsent(
                kind, k -> rules.stream().flatMap(r -> RuleView.of(r, k).stream()).toList());
    }

    /// Why `rule` is true of `event`, or is not: walks the rule as it is written, for findings and
    /// for `rules explain`.
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
