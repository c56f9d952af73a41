package org.noonmark.sigma.rule;

import java.util.List;

/// A rule, correlation or filter that is fine and finds nothing yet: the settings do not say what
/// its placeholders stand for.
///
/// It must not run before: "not in %Workstations%" with no workstations would match every event.
///
/// @param placeholders names that the settings have to give, in order
public record WaitingRule(RuleHeader header, List<String> placeholders) {
    public WaitingRule {
        placeholders = placeholders.stream().sorted().toList();
    }

    /// For people: what is needed.
    public String message() {
        return header.origin()
                + ": waits for "
                + String.join(", ", placeholders.stream().map(name -> "%" + name + "%").toList())
                + "; give "
                + (placeholders.size() == 1 ? "its values" : "their values")
                + " in the settings";
    }
}
