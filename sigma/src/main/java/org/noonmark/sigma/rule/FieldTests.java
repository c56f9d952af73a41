package org.noonmark.sigma.rule;

import java.util.List;

/// Joins the tests of a line of a map.
final class FieldTests {
    private FieldTests() {}

    /// @param groups for each value of the rule the tests of which one has to hold
    static Detection joined(String field, ModifierChain chain, List<List<ValueTest>> groups) {
        boolean isFlat = groups.stream().allMatch(group -> group.size() == 1);
        if (!chain.isAll() || isFlat) {
            var tests = groups.stream().flatMap(List::stream).toList();
            return new Detection.FieldTest(
                    field, chain.isAll() && tests.size() > 1, chain.isNegated(), tests);
        }
        // "all" asks for every value, and of what a value expands to for any: not one flat list.
        var parts =
                groups.stream()
                        .<Detection>map(group ->
                                new Detection.FieldTest(field, false, chain.isNegated(), group))
                        .toList();
        // The opposite of "all" is "any is not".
        return chain.isNegated() ? new Detection.AnyOf(parts) : new Detection.AllOf(parts);
    }
}
