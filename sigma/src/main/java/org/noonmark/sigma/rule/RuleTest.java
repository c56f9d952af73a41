package org.noonmark.sigma.rule;

import java.util.List;
import java.util.Optional;

/// An event that an author wrote or recorded to show what a rule finds.
///
/// @param name for people
/// @param line in the rule's file
/// @param matches how often the rule has to find something; 0 for an event it must not match
public record RuleTest(String name, int line, int matches, Sample sample) {
    /// Where the events come from.
    public sealed interface Sample {}

    /// One event, written in the rule.
    ///
    /// @param text the line for keywords, empty when there is none
    public record Written(List<Field> fields, String text) implements Sample {
        public Written {
            fields = List.copyOf(fields);
        }
    }

    /// A field of an event.
    ///
    /// @param value text, `Long`, `Double` or `Boolean`; empty for null
    public record Field(String name, Optional<Object> value) {}

    /// A log beside the rules.
    ///
    /// @param kind `evtx`, `json` …, empty when it is to be found out
    public record Recorded(String path, String kind) implements Sample {}
}
