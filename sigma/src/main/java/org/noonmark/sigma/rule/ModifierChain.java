package org.noonmark.sigma.rule;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The modifiers behind a field's name, checked: what kind of test they ask for, and how.
///
/// The order among encodings and expansions matters and is kept. All others only say something
/// about the test, so their order does not matter where it is legal.
///
/// @param type [Modifier#RE], [Modifier#CIDR], [Modifier#EXISTS], [Modifier#FIELDREF], or empty for
///   a test of the value itself
/// @param transformations expansions and encodings in the order in which they are applied
record ModifierChain(
        Optional<Modifier> type,
        ValueTest.Placement placement,
        boolean isAll,
        boolean isNegated,
        boolean isCased,
        Set<Modifier> regexFlags,
        Optional<ValueTest.Comparison> comparison,
        ValueTest.DatePart datePart,
        List<Modifier> transformations) {

    private static final Set<Modifier.Role> ONCE =
            EnumSet.of(
                    Modifier.Role.PLACEMENT,
                    Modifier.Role.TYPE,
                    Modifier.Role.COMPARISON,
                    Modifier.Role.DATE_PART);

    /// Says everything that is wrong with the chain to `complaints`.
    static ModifierChain of(List<Modifier> chain, Consumer<String> complaints) {
        var once = EnumSet.noneOf(Modifier.class);
        for (var modifier : chain) {
            // Text that is encoded twice is found in real payloads, so these may come again.
            if (!once.add(modifier) && modifier != Modifier.BASE64) {
                complaints.accept("the modifier " + modifier + " occurs twice");
            }
        }
        ONCE.forEach(role -> ModifierOrder.atMostOne(role, once, complaints));
        ModifierOrder.check(chain, once, complaints);
        return new ModifierChain(
                first(chain, Modifier.Role.TYPE),
                placement(once),
                once.contains(Modifier.ALL),
                once.contains(Modifier.NEQ),
                once.contains(Modifier.CASED),
                ModifierOrder.of(Modifier.Role.REGEX_FLAG, once),
                first(chain, Modifier.Role.COMPARISON).map(ModifierChain::comparison),
                first(chain, Modifier.Role.DATE_PART)
                        .map(part -> ValueTest.DatePart.valueOf(part.name()))
                        .orElse(ValueTest.DatePart.WHOLE),
                chain.stream()
                        .filter(m ->
                                m.role == Modifier.Role.EXPANSION
                                        || m.role == Modifier.Role.ENCODING)
                        .toList());
    }

    boolean is(Modifier wanted) {
        return type.isPresent() && type.get() == wanted;
    }

    /// True when values are compared as numbers.
    boolean isNumeric() {
        return comparison.isPresent() || datePart != ValueTest.DatePart.WHOLE;
    }

    /// True when values are taken as text even if they look like numbers.
    boolean isTextual() {
        return placement != ValueTest.Placement.WHOLE || isCased || !transformations.isEmpty();
    }

    private static Optional<Modifier> first(List<Modifier> chain, Modifier.Role role) {
        return chain.stream().filter(modifier -> modifier.role == role).findFirst();
    }

    private static ValueTest.Placement placement(Set<Modifier> chain) {
        if (chain.contains(Modifier.CONTAINS)) {
            return ValueTest.Placement.ANYWHERE;
        }
        if (chain.contains(Modifier.STARTSWITH)) {
            return ValueTest.Placement.START;
        }
        return chain.contains(Modifier.ENDSWITH)
                ? ValueTest.Placement.END
                : ValueTest.Placement.WHOLE;
    }

    private static ValueTest.Comparison comparison(Modifier modifier) {
        return switch (modifier) {
            case LT -> ValueTest.Comparison.LESS;
            case LTE -> ValueTest.Comparison.LESS_OR_EQUAL;
            case GT -> ValueTest.Comparison.GREATER;
            default -> ValueTest.Comparison.GREATER_OR_EQUAL;
        };
    }
}
