package org.noonmark.sigma.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.noonmark.sigma.rule.Condition;
import org.noonmark.sigma.rule.Detection;
import org.noonmark.sigma.rule.Detection.FieldTest;
import org.noonmark.sigma.rule.ValueTest;
import org.noonmark.sigma.rule.ValueTest.FieldReference;

/// Makes the route of some rules: every test becomes a bit or is put off, every rule a condition
/// over bits.
final class RouteCompiler {
    private final Expressions expressions;
    private final Map<AtomKey, Integer> atoms = new LinkedHashMap<>();
    private final Map<String, Integer> plans = new LinkedHashMap<>();
    private final Map<DeferredKey, Node> deferredNodes = new HashMap<>();
    private final List<DeferredTest> deferred = new ArrayList<>();

    private record DeferredKey(String field, boolean isKeyword, ValueTest test) {}

    private RouteCompiler(Expressions expressions) {
        this.expressions = expressions;
    }

    /// Detections of the view at hand.
    private final Map<String, Node> named = new HashMap<>();

    static Route compile(List<RuleView> rules, Expressions expressions) {
        return new RouteCompiler(expressions).compile(rules);
    }

    private Route compile(List<RuleView> rules) {
        var conditions = new ArrayList<Node>();
        for (var view : rules) {
            named.clear();
            conditions.add(compile(view, view.rule().condition()));
        }
        var byField = new HashMap<String, Map<AtomKey, Integer>>();
        atoms.forEach((key, atom) ->
                byField.computeIfAbsent(key.field(), _ -> new HashMap<>()).put(key, atom));
        var keywords = byField.get("");
        var likelihoods = atoms.keySet().stream().mapToDouble(AtomKey::likelihood).toArray();
        return new Route(
                rules,
                conditions,
                List.copyOf(plans.keySet()),
                plans.keySet().stream()
                        .map(f -> FieldPlan.of(byField.getOrDefault(f, Map.of()), atoms.size()))
                        .toList(),
                keywords == null ? null : FieldPlan.of(keywords, atoms.size()),
                deferred,
                Triggers.of(conditions, atoms.size(), atom -> likelihoods[atom]));
    }

    private Node compile(RuleView view, Condition condition) {
        return switch (condition) {
            case Condition.AllOf(var parts) ->
                    and(parts.stream().distinct().map(part -> compile(view, part)).toList());
            case Condition.AnyOf(var parts) ->
                    or(parts.stream().distinct().map(part -> compile(view, part)).toList());
            case Condition.Not(var part) -> new Node.Not(compile(view, part));
            case Condition.Named(var name) -> named(view, name);
        };
    }

    /// A detection is compiled once, however often the condition names it.
    private Node named(RuleView view, String name) {
        var known = named.get(name);
        if (known == null) {
            known = compile(view, CompiledRules.detection(view.rule(), name));
            named.put(name, known);
        }
        return known;
    }

    private Node compile(RuleView view, Detection detection) {
        return switch (detection) {
            case Detection.AllOf(var parts) ->
                    and(parts.stream().map(part -> compile(view, part)).toList());
            case Detection.AnyOf(var parts) ->
                    or(parts.stream().map(part -> compile(view, part)).toList());
            case FieldTest test -> compile(view, test);
        };
    }

    private Node compile(RuleView view, FieldTest test) {
        var field = test.isKeyword() ? "" : view.eventField(test.field());
        var bits = new ArrayList<Integer>();
        var nodes = new ArrayList<Node>();
        for (var value : test.values()) {
            var facts = Facts.of(field, value, expressions);
            if (facts.isExact()) {
                bits.add(atom(facts.keys().getFirst().getFirst()));
            } else {
                nodes.add(node(view, field, test.isKeyword(), value, facts));
            }
        }
        if (!bits.isEmpty()) {
            var set = Bits.of(bits.stream().mapToInt(Integer::intValue).toArray());
            nodes.addFirst(test.isAll() ? new Node.All(set) : new Node.Any(set));
        }
        var joined = test.isAll() ? and(nodes) : or(nodes);
        if (!test.isNegated()) {
            return joined;
        }
        var negated = new Node.Not(joined);
        return test.isKeyword() ? negated : and(List.of(present(field), negated));
    }

    private Node node(
            RuleView view, String field, boolean isKeyword, ValueTest value, Facts facts) {
        return switch (value) {
            case ValueTest.Exists(var wanted) when !isKeyword ->
                    wanted ? present(field) : new Node.Not(present(field));
            case ValueTest.Null _ when !isKeyword ->
                    or(List.of(new Node.Not(present(field)), bit(AtomKey.noValue(field))));
            case ValueTest.Exists _, ValueTest.Null _ -> or(List.of());
            case FieldReference _ when isKeyword -> or(List.of());
            case FieldReference reference -> {
                int other = plan(view.eventField(reference.field()));
                var test = new DeferredTest.OfTwoFields(plan(field), other, reference);
                // Names of fields differ between views: the test is not shared.
                yield putOff(test, facts);
            }
            case ValueTest.Text _,
                    ValueTest.Regex _,
                    ValueTest.Cidr _,
                    ValueTest.Numeric _,
                    ValueTest.Truth _ -> {
                var key = new DeferredKey(field, isKeyword, value);
                var known = deferredNodes.get(key);
                if (known == null) {
                    var check = expressions.check(value);
                    known =
                            putOff(
                                    isKeyword
                                            ? new DeferredTest.OfKeyword(check)
                                            : new DeferredTest.OfField(plan(field), check),
                                    facts);
                    deferredNodes.put(key, known);
                }
                yield known;
            }
        };
    }

    private Node putOff(DeferredTest test, Facts facts) {
        deferred.add(test);
        int number = deferred.size() - 1;
        var gates = new ArrayList<Node>();
        for (var keys : facts.keys()) {
            var gate = Bits.of(keys.stream().mapToInt(this::atom).toArray());
            gates.add(new Node.Any(gate));
        }
        gates.add(new Node.Deferred(number));
        return and(gates);
    }

    private Node present(String field) {
        return bit(AtomKey.present(field));
    }

    private Node bit(AtomKey key) {
        return new Node.Any(Bits.of(atom(key)));
    }

    private int atom(AtomKey key) {
        if (!key.field().isEmpty()) {
            plan(key.field());
        }
        return atoms.computeIfAbsent(key, _ -> atoms.size());
    }

    private int plan(String field) {
        return plans.computeIfAbsent(field, _ -> plans.size());
    }

    private static Node and(List<Node> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Node.And(new Parts(parts));
    }

    private static Node or(List<Node> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Node.Or(new Parts(parts));
    }
}
