package org.noonmark.incident.attack;

import java.util.List;
import org.noonmark.incident.Tactic;

/// One technique.
///
/// @param identifier as ATT&CK has it, such as `T1078.003`, or our own beginning with `x-time-`
/// @param tactics that it serves, at least one, the most usual for an intrusion into timing first
/// @param about what whoever uses it does, in the third person
public record Technique(String identifier, String name, List<Tactic> tactics, String about) {
    /// Checks and copies.
    public Technique {
        if (tactics.isEmpty()) {
            throw new IllegalArgumentException("must not be empty: tactics of " + identifier);
        }
        tactics = List.copyOf(tactics);
    }

    /// Whether ATT&CK has it; otherwise it is our own.
    public boolean isOfAttack() {
        return identifier.startsWith("T");
    }
}
