package org.noonmark.serve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Who is answered: of all rules that an address falls under, the one with the longest prefix
/// decides, and of equal ones the last.
///
/// @param rules in any order
/// @param allowOthers what holds for addresses under no rule
public record AccessRules(List<Rule> rules, boolean allowOthers) {
    /// What holds for a network.
    public record Rule(AddressPrefix prefix, boolean allow) {}

    public AccessRules {
        rules = List.copyOf(rules);
    }

    /// Everybody is answered.
    public static AccessRules allowAll() {
        return new AccessRules(List.of(), true);
    }

    /// Whether an answer depends on the address at all.
    boolean isTrivial() {
        return rules.stream().allMatch(rule -> rule.allow == allowOthers);
    }

    /// The rules of one family as disjoint ranges.
    AddressRanges compile(boolean ipv4) {
        var mine = new ArrayList<>(rules.stream().filter(r -> r.prefix.ipv4() == ipv4).toList());
        // Widest first, so that narrower ones are painted over wider ones; the sort is stable.
        mine.sort(Comparator.comparingInt(rule -> -rule.prefix.hostBits()));
        var ranges = AddressRanges.builder(allowOthers);
        mine.forEach(rule -> ranges.paint(rule.prefix, rule.allow));
        return ranges.build();
    }
}
