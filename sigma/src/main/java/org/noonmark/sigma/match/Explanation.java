package org.noonmark.sigma.match;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.noonmark.sigma.rule.DetectionRule;

/// Why a rule is, or is not, true of an event.
///
/// @param isMatch the rule is true of the event
/// @param detections that the condition names, in the order of the rule
/// @param view the log source under which the rule saw the event; empty when under none
public record Explanation(DetectionRule rule, boolean isMatch, String view, List<Part> detections) {
    public Explanation {
        detections = List.copyOf(detections);
    }

    /// One named detection.
    ///
    /// @param isNegated the condition asks for its absence (a filter)
    /// @param isMatch the detection is true of the event
    /// @param evidence the tests that hold; for one that does not match, those of its lines that do
    public record Part(
            String detection, boolean isNegated, boolean isMatch, List<Evidence> evidence) {
        public Part {
            evidence = List.copyOf(evidence);
        }
    }

    /// One test that holds.
    ///
    /// @param field as the rule calls it; empty for keywords
    /// @param eventField as the event calls it; empty when a keyword stands in the event's text
    /// @param test in words: `endswith '\cmd.exe'`
    /// @param value an excerpt of the value, at most [#LONGEST_EXCERPT] characters; null when the
    ///   event has none
    public record Evidence(String field, String eventField, String test, @Nullable String value) {
        /// Characters of a value that are shown.
        public static final int LONGEST_EXCERPT = 200;

        String inWords() {
            return (field.isEmpty() ? "" : field + " ")
                    + test
                    + (value == null ? "" : " ('" + value + "')");
        }
    }

    /// The rule's tags as they stand in it: `attack.t1110.001`.
    public List<String> tags() {
        return rule.header().tags();
    }

    /// One line for people: `selection: Image endswith '\cmd.exe' ('C:\…\cmd.exe'); not filter`.
    public String inWords() {
        var words = new StringBuilder();
        for (var part : detections) {
            if (part.isMatch == part.isNegated) {
                continue;
            }
            words.append(words.isEmpty() ? "" : "; ");
            if (part.isNegated) {
                words.append("not ").append(part.detection);
            } else {
                words.append(part.detection).append(": ");
                words.append(
                        String.join(", ", part.evidence.stream().map(Evidence::inWords).toList()));
            }
        }
        return words.toString();
    }
}
