package org.noonmark.sigma.match;

import com.google.re2j.Pattern;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.noonmark.sigma.rule.ValueTest;

/// The regular expressions of all rules, each compiled once. Filled while rules are compiled, then
/// only read.
final class Expressions {
    private record Expression(Pattern pattern, ExpressionNeeds needs) {
        boolean finds(String value) {
            return needs.allow(value) && pattern.matcher(value).find();
        }
    }

    private final Map<ValueTest.Regex, Expression> known = new HashMap<>();

    void add(ValueTest.Regex regex) {
        known.computeIfAbsent(
                regex,
                r -> new Expression(ValueCheck.pattern(r), ExpressionReader.read(r.pattern())));
    }

    /// Texts without case: of each list, one stands in every value that the expression finds
    /// something in.
    List<List<String>> textsNeededBy(ValueTest.Regex regex) {
        var expression = known.get(regex);
        return expression == null ? List.of() : expression.needs.texts();
    }

    ValueCheck check(ValueTest test) {
        var expression = test instanceof ValueTest.Regex regex ? known.get(regex) : null;
        return expression == null
                ? ValueCheck.of(test)
                : value -> expression.finds(ValueCheck.text(value));
    }
}
