package org.noonmark.sigma.rule;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.noonmark.sigma.rule.Modifier.Role;

/// Which modifiers may stand together, and in which order.
final class ModifierOrder {
    private ModifierOrder() {}

    static void check(List<Modifier> chain, Set<Modifier> set, Consumer<String> complaints) {
        checkTypes(set, complaints);
        checkNumbers(set, complaints);
        checkFlags(chain, set, complaints);
        checkTransformations(chain, complaints);
    }

    /// The modifiers of `set` that decide `role`.
    static Set<Modifier> of(Role role, Set<Modifier> set) {
        var found = EnumSet.noneOf(Modifier.class);
        set.stream().filter(modifier -> modifier.role == role).forEach(found::add);
        return found;
    }

    static void atMostOne(Role role, Set<Modifier> set, Consumer<String> complaints) {
        var found = of(role, set);
        if (found.size() > 1) {
            complaints.accept("the modifiers " + words(found) + " exclude each other");
        }
    }

    private static String words(Set<Modifier> modifiers) {
        return modifiers.stream().map(Modifier::toString).collect(Collectors.joining(" and "));
    }

    private static void checkTypes(Set<Modifier> set, Consumer<String> complaints) {
        if (set.contains(Modifier.EXISTS) && set.size() > 1) {
            complaints.accept("exists stands alone: it asks for the field, not for its value");
        }
        if (set.contains(Modifier.RE)) {
            forbid(set, complaints, "re", EnumSet.of(Role.CASE, Role.ENCODING));
            if (set.contains(Modifier.WINDASH)) {
                complaints.accept("windash changes plain text and cannot stand with re");
            }
        }
        if (set.contains(Modifier.CIDR)) {
            forbid(set, complaints, "cidr", EnumSet.of(Role.CASE, Role.ENCODING, Role.PLACEMENT));
            if (set.contains(Modifier.WINDASH)) {
                complaints.accept("windash changes plain text and cannot stand with cidr");
            }
        }
        if (set.contains(Modifier.FIELDREF)) {
            forbid(set, complaints, "fieldref", EnumSet.of(Role.ENCODING, Role.EXPANSION));
        }
    }

    private static void checkNumbers(Set<Modifier> set, Consumer<String> complaints) {
        boolean hasComparison = set.stream().anyMatch(m -> m.role == Role.COMPARISON);
        boolean hasDatePart = set.stream().anyMatch(m -> m.role == Role.DATE_PART);
        if (!hasComparison && !hasDatePart) {
            return;
        }
        var what = hasComparison ? "a comparison of numbers" : "a part of a date";
        forbid(
                set,
                complaints,
                what,
                EnumSet.of(Role.CASE, Role.PLACEMENT, Role.EXPANSION, Role.ENCODING, Role.TYPE));
        if (hasComparison && set.contains(Modifier.NEQ)) {
            complaints.accept("neq cannot stand with another comparison; turn that one around");
        }
    }

    private static void forbid(
            Set<Modifier> set, Consumer<String> complaints, String what, Set<Role> roles) {
        set.stream()
                .filter(modifier -> roles.contains(modifier.role))
                .forEach(modifier ->
                        complaints.accept(
                                "the modifier " + modifier + " cannot stand with " + what));
    }

    private static void checkFlags(
            List<Modifier> chain, Set<Modifier> set, Consumer<String> complaints) {
        for (var flag : of(Role.REGEX_FLAG, set)) {
            if (chain.indexOf(flag) < chain.indexOf(Modifier.RE) || !set.contains(Modifier.RE)) {
                complaints.accept("the modifier " + flag + " has to come after re");
            }
        }
        int type = typeIndex(chain);
        for (int i = 0; i < type; i++) {
            var before = chain.get(i);
            if (chain.get(type) != Modifier.FIELDREF
                    && before.role != Role.JOIN
                    && before != Modifier.EXPAND) {
                complaints.accept(
                        chain.get(type)
                                + " takes the value as it is written, so "
                                + before
                                + " cannot come before it");
            }
        }
    }

    private static int typeIndex(List<Modifier> chain) {
        for (int i = 0; i < chain.size(); i++) {
            if (chain.get(i).role == Role.TYPE) {
                return i;
            }
        }
        return -1;
    }

    /// What is encoded cannot be expanded any more, and its wildcards would be lost.
    private static void checkTransformations(List<Modifier> chain, Consumer<String> complaints) {
        boolean isEncoded = false;
        boolean isPlaced = false;
        for (var modifier : chain) {
            if (modifier.role == Role.EXPANSION && isEncoded) {
                complaints.accept(modifier + " has to come before the encodings");
            }
            boolean isBase64 = modifier == Modifier.BASE64 || modifier == Modifier.BASE64OFFSET;
            if (isBase64 && isPlaced) {
                complaints.accept(
                        modifier
                                + " has to come before contains, startswith and endswith: the value"
                                + " is encoded first and looked for then");
            }
            isEncoded |= modifier.role == Role.ENCODING;
            isPlaced |= modifier.role == Role.PLACEMENT;
        }
    }
}
