package org.noonmark.sigma.correlation;

import java.util.List;
import java.util.Map;
import org.noonmark.sigma.rule.Condition;
import org.noonmark.sigma.rule.Condition.AllOf;
import org.noonmark.sigma.rule.Condition.AnyOf;
import org.noonmark.sigma.rule.Condition.Named;
import org.noonmark.sigma.rule.Condition.Not;

/// The names by which expressions call the inputs of a rule: as written, by id, by name.
///
/// @param inputOf name to input
record InputNames(Map<String, Integer> inputOf) {
    InputNames {
        inputOf = Map.copyOf(inputOf);
    }

    /// An expression over inputs.
    ///
    /// @param plain inputs that stand in it under an even number of negations
    /// @param negated inputs under an odd number
    record Compiled(Presence presence, long plain, long negated) {}

    /// @throws IllegalArgumentException for a name that is no input
    Compiled compile(Condition condition) {
        return switch (condition) {
            case Named(var name) -> {
                var input = inputOf.get(name);
                if (input == null) {
                    throw new IllegalArgumentException("must be one of its rules: " + name);
                }
                long bit = 1L << input;
                yield new Compiled(present -> (present & bit) != 0, bit, 0);
            }
            case Not(var part) -> {
                var inner = compile(part);
                yield new Compiled(
                        present -> !inner.presence.holds(present),
                        /* plain= */ inner.negated,
                        /* negated= */ inner.plain);
            }
            case AllOf(var parts) -> joined(parts.stream().map(this::compile).toList(), true);
            case AnyOf(var parts) -> joined(parts.stream().map(this::compile).toList(), false);
        };
    }

    private static Compiled joined(List<Compiled> parts, boolean isAll) {
        long plain = parts.stream().mapToLong(Compiled::plain).reduce(0, (a, b) -> a | b);
        long negated = parts.stream().mapToLong(Compiled::negated).reduce(0, (a, b) -> a | b);
        Presence presence =
                present -> {
                    for (var part : parts) {
                        if (part.presence.holds(present) != isAll) {
                            return !isAll;
                        }
                    }
                    return isAll;
                };
        return new Compiled(presence, plain, negated);
    }

    /// True for names, negated names, and `and` of such: what an order can be asked of.
    static boolean isConjunction(Condition condition) {
        return switch (condition) {
            case Named _ -> true;
            case Not(var part) -> part instanceof Named;
            case AllOf(var parts) -> parts.stream().allMatch(InputNames::isConjunction);
            case AnyOf(var parts) -> parts.size() == 1 && isConjunction(parts.getFirst());
        };
    }
}
