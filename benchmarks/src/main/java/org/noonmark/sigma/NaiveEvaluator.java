package org.noonmark.sigma;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.noonmark.sigma.rule.Addresses;
import org.noonmark.sigma.rule.Condition;
import org.noonmark.sigma.rule.Detection;
import org.noonmark.sigma.rule.Detection.FieldTest;
import org.noonmark.sigma.rule.DetectionRule;
import org.noonmark.sigma.rule.TextPattern;
import org.noonmark.sigma.rule.TextPattern.Literal;
import org.noonmark.sigma.rule.TextPattern.Wildcard;
import org.noonmark.sigma.rule.ValueTest;

/// The plainest evaluator that is honest: every rule of the event's log source, test by test.
///
/// It does what a programmer would do without a second thought: an event is a map of lower-case
/// values, made once; a test is prepared once (`contains`, `endsWith`, a compiled expression);
/// lists and conditions stop at the first part that decides.
final class NaiveEvaluator {
    private record Prepared(DetectionRule rule, Predicate<Fields> condition) {}

    /// An event's values as they are, and in lower case.
    private record Fields(Map<String, List<String>> values, Map<String, List<String>> lower) {
        List<String> of(String field, boolean inLowerCase) {
            return (inLowerCase ? lower : values).getOrDefault(field, List.of());
        }
    }

    private final List<DetectionRule> rules;
    private final Map<EventKind, List<Prepared>> byKind = new HashMap<>();

    NaiveEvaluator(List<DetectionRule> rules) {
        this.rules = rules;
    }

    /// How many rules are true of an event.
    int count(SigmaEvent event) {
        var prepared = byKind.computeIfAbsent(event.kind(), this::prepare);
        var fields = fields(event);
        int count = 0;
        for (var one : prepared) {
            count += one.condition.test(fields) ? 1 : 0;
        }
        return count;
    }

    private static Fields fields(SigmaEvent event) {
        var fields = new Fields(new HashMap<>(), new HashMap<>());
        var all = new ArrayList<String>();
        all.add(event.text());
        for (int i = 0; i < event.fieldCount(); i++) {
            var value = event.fieldValue(i);
            if (value != null) {
                var text = value.toString();
                all.add(text);
                fields.values.computeIfAbsent(event.fieldName(i), _ -> new ArrayList<>()).add(text);
            } else {
                fields.values.computeIfAbsent(event.fieldName(i), _ -> new ArrayList<>());
            }
        }
        fields.values.put("", all);
        fields.values.forEach((name, values) ->
                fields.lower.put(
                        name, values.stream().map(v -> v.toLowerCase(Locale.ROOT)).toList()));
        return fields;
    }

    private List<Prepared> prepare(EventKind kind) {
        var prepared = new ArrayList<Prepared>();
        for (var rule : rules) {
            var views =
                    kind.views().stream()
                            .filter(view -> rule.logSource().covers(view.source()))
                            .map(EventKind.View::eventFieldOf)
                            .distinct()
                            .map(names -> prepare(rule, rule.condition(), names))
                            .toList();
            if (!views.isEmpty()) {
                prepared.add(new Prepared(rule, any(views)));
            }
        }
        return prepared;
    }

    private static <T> Predicate<T> all(List<Predicate<T>> parts) {
        return value -> {
            for (var part : parts) {
                if (!part.test(value)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static <T> Predicate<T> any(List<Predicate<T>> parts) {
        return value -> {
            for (var part : parts) {
                if (part.test(value)) {
                    return true;
                }
            }
            return false;
        };
    }

    private Predicate<Fields> prepare(
            DetectionRule rule, Condition condition, Map<String, String> names) {
        return switch (condition) {
            case Condition.AllOf(var parts) ->
                    all(parts.stream().map(part -> prepare(rule, part, names)).toList());
            case Condition.AnyOf(var parts) ->
                    any(parts.stream().map(part -> prepare(rule, part, names)).toList());
            case Condition.Not(var part) -> prepare(rule, part, names).negate();
            case Condition.Named(var name) -> prepare(rule.detections().get(name), names);
        };
    }

    private Predicate<Fields> prepare(Detection detection, Map<String, String> names) {
        return switch (detection) {
            case Detection.AllOf(var parts) ->
                    all(parts.stream().map(part -> prepare(part, names)).toList());
            case Detection.AnyOf(var parts) ->
                    any(parts.stream().map(part -> prepare(part, names)).toList());
            case FieldTest test -> prepare(test, names);
        };
    }

    private Predicate<Fields> prepare(FieldTest test, Map<String, String> names) {
        var field = names.getOrDefault(test.field(), test.field());
        var tests = test.values().stream().map(value -> prepare(field, value, names)).toList();
        var joined = test.isAll() ? all(tests) : any(tests);
        return test.isNegated()
                ? fields -> fields.values.containsKey(field) && !joined.test(fields)
                : joined;
    }

    private Predicate<Fields> prepare(String field, ValueTest test, Map<String, String> names) {
        return switch (test) {
            case ValueTest.Exists(var wanted) ->
                    fields -> fields.values.containsKey(field) == wanted;
            case ValueTest.Null _ -> fields -> fields.of(field, false).isEmpty();
            case ValueTest.FieldReference reference -> {
                var other = names.getOrDefault(reference.field(), reference.field());
                yield fields ->
                        fields.of(field, true).stream()
                                .anyMatch(value ->
                                        fields.of(other, true).stream()
                                                .anyMatch(o -> stands(reference, o, value)));
            }
            case ValueTest.Text(var pattern, var isCased) ->
                    anyValue(field, !isCased, text(pattern, isCased));
            case ValueTest.Regex regex -> {
                var pattern = Pattern.compile(regex.pattern(), flags(regex));
                yield anyValue(field, false, value -> pattern.matcher(value).find());
            }
            case ValueTest.Truth(var wanted) ->
                    anyValue(field, true, Boolean.toString(wanted)::equals);
            case ValueTest.Numeric numeric ->
                    anyValue(field, false, value -> holds(numeric, value));
            case ValueTest.Cidr cidr -> anyValue(field, false, value -> contains(cidr, value));
        };
    }

    private static Predicate<Fields> anyValue(
            String field, boolean inLowerCase, Predicate<String> check) {
        return fields -> {
            for (var value : fields.of(field, inLowerCase)) {
                if (check.test(value)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static boolean stands(ValueTest.FieldReference reference, String other, String value) {
        return switch (reference.placement()) {
            case WHOLE -> value.equals(other);
            case START -> value.startsWith(other);
            case END -> value.endsWith(other);
            case ANYWHERE -> value.contains(other);
        };
    }

    private static int flags(ValueTest.Regex regex) {
        return (regex.ignoresCase() ? Pattern.CASE_INSENSITIVE : 0)
                | (regex.isMultiline() ? Pattern.MULTILINE : 0)
                | (regex.dotMatchesAll() ? Pattern.DOTALL : 0);
    }

    private static Predicate<String> text(TextPattern pattern, boolean isCased) {
        var parts = pattern.parts();
        var expression = new StringBuilder();
        var plain = new StringBuilder();
        int literals = 0;
        for (var part : parts) {
            switch (part) {
                case Literal(var literal) -> {
                    var text = isCased ? literal : literal.toLowerCase(Locale.ROOT);
                    expression.append(Pattern.quote(text));
                    plain.append(text);
                    literals++;
                }
                case Wildcard wildcard -> expression.append(wildcard == Wildcard.MANY ? ".*" : ".");
            }
        }
        boolean start = !parts.isEmpty() && parts.getFirst() == Wildcard.MANY;
        boolean end = parts.size() > 1 && parts.getLast() == Wildcard.MANY;
        var text = plain.toString();
        if (literals == 1 && parts.size() == 1 + (start ? 1 : 0) + (end ? 1 : 0)) {
            return start && end
                    ? value -> value.contains(text)
                    : start
                            ? value -> value.endsWith(text)
                            : end ? value -> value.startsWith(text) : text::equals;
        }
        var compiled = Pattern.compile(expression.toString(), Pattern.DOTALL);
        return value -> compiled.matcher(value).matches();
    }

    private static boolean holds(ValueTest.Numeric test, String value) {
        if (!value.matches("-?[0-9]{1,18}")) {
            return false;
        }
        int sign = new java.math.BigDecimal(value).compareTo(test.bound());
        return switch (test.comparison()) {
            case EQUAL -> sign == 0;
            case LESS -> sign < 0;
            case LESS_OR_EQUAL -> sign <= 0;
            case GREATER -> sign > 0;
            case GREATER_OR_EQUAL -> sign >= 0;
        };
    }

    private static boolean contains(ValueTest.Cidr network, String value) {
        var address = Addresses.parse(value);
        if (address == null || address.length != network.address().size()) {
            return false;
        }
        for (int bit = 0; bit < network.prefixLength(); bit++) {
            int mask = 0x80 >> bit % 8;
            if ((address[bit / 8] & mask) != (network.address().get(bit / 8) & mask)) {
                return false;
            }
        }
        return true;
    }
}
