package org.noonmark.sigma.rule;

import java.util.List;
import java.util.stream.Collectors;

/// A rule, or a file, that does not load, and everything that was found wrong with it.
///
/// @param id and
/// @param title of the rule, empty where it states none
/// @param faults at least one, in the order of the text
public record Refusal(Origin origin, String id, String title, List<Fault> faults) {
    public Refusal {
        faults = List.copyOf(faults);
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("must name a fault: origin=" + origin);
        }
    }

    /// One thing that is wrong.
    ///
    /// @param line in the file, from 1
    /// @param text for people: what is wrong, and what to do
    public record Fault(int line, Reason reason, String text) {}

    /// What kind of fault it is.
    public enum Reason {
        /// The file is not YAML from there on.
        NOT_YAML,
        /// A limit is passed: length, depth, values, alternatives.
        TOO_LARGE,
        /// A key occurs twice, or is not a text.
        KEY,
        /// A document that is neither rule, correlation nor filter.
        NOT_A_RULE,
        /// Something mandatory is not there.
        MISSING,
        /// A list where a text should be, and the like.
        WRONG_SHAPE,
        /// Not a modifier of specification 2.1.0.
        UNKNOWN_MODIFIER,
        /// Modifiers that mean nothing together or in this order.
        MODIFIER_ORDER,
        /// A value that its modifiers cannot take.
        VALUE,
        /// A regular expression outside what the specification allows.
        REGEX,
        /// A condition that cannot be read, or names what is not there.
        CONDITION,
        /// `| count() by x > 5`, `| near y`: replaced by correlation rules in Sigma 2.
        AGGREGATION,
        /// Sentences like `write A to list; then if …`: never Sigma of version 1 or 2.
        LEGACY_CONDITION,
        /// The correlation section.
        CORRELATION,
        /// A correlation names a rule that is not in the pack, or more than one.
        REFERENCE,
        /// The filter section.
        FILTER
    }

    /// The reason of the first fault.
    public Reason reason() {
        return faults.getFirst().reason;
    }

    /// All faults with their places, `; ` between them.
    public String message() {
        return faults.stream()
                .map(fault -> origin.file() + ":" + fault.line + ": " + fault.text)
                .collect(Collectors.joining("; "));
    }
}
