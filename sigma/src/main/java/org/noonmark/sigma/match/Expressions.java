package org.noonmark.sigma.match;

import com.google.re2j.Pattern;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.noonmark.sigma.rule.ValueTest;

/// The regular expressions of all rules, each compiled once. Filled while rules are compiled, then
/// only read.
final class Expressions {
    private final Map<ValueTest.Regex, Pattern> patterns = new HashMap<>();
    private final Map<ValueTest.Regex, List<String>> required = new HashMap<>();

    void add(ValueTest.Regex regex) {
        patterns.computeIfAbsent(regex, ValueCheck::pattern);
        required.computeIfAbsent(regex, r -> RequiredTexts.of(r.pattern()));
    }

    /// Texts without case of which one stands in every value that the expression finds something
    /// in; empty when nothing is known.
    List<String> requiredBy(ValueTest.Regex regex) {
        return required.getOrDefault(regex, List.of());
    }

    ValueCheck check(ValueTest test) {
        var known = test instanceof ValueTest.Regex regex ? patterns.get(regex) : null;
        return known == null
                ? ValueCheck.of(test)
                : value -> known.matcher(ValueCheck.text(value)).find();
    }
}
