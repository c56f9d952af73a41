package org.noonmark.sigma.rule;

import java.util.ArrayList;
import java.util.List;
import org.noonmark.sigma.yaml.YamlNode;

/// Collects what is wrong with one document while it is read.
final class RuleProblems {
    private static final int MAX_TOLD = 20;

    /// Of all values of a document together, after everything is expanded.
    private static final long MOST_CHARACTERS = 4_000_000;

    private final Origin origin;
    private final List<Refusal.Fault> faults = new ArrayList<>();
    private final List<RuleWarning> warnings = new ArrayList<>();
    private long spent;

    RuleProblems(Origin origin) {
        this.origin = origin;
    }

    Origin origin() {
        return origin;
    }

    void refuse(YamlNode where, Refusal.Reason reason, String text) {
        refuse(where.line(), reason, text);
    }

    void refuse(int line, Refusal.Reason reason, String text) {
        if (faults.size() < MAX_TOLD) {
            faults.add(new Refusal.Fault(line, reason, text));
        }
    }

    void warn(YamlNode where, RuleWarning.Kind kind, String text) {
        if (warnings.size() < MAX_TOLD) {
            warnings.add(new RuleWarning(origin, where.line(), kind, text));
        }
    }

    /// Counts what values grow to, and refuses the document when it is too much.
    void spend(YamlNode where, long characters) {
        boolean wasWithin = spent <= MOST_CHARACTERS;
        spent += characters;
        if (wasWithin && spent > MOST_CHARACTERS) {
            var text = "the values expand to more than " + MOST_CHARACTERS + " characters";
            refuse(where, Refusal.Reason.TOO_LARGE, text);
        }
    }

    boolean isSpent() {
        return spent > MOST_CHARACTERS;
    }

    boolean isRefused() {
        return !faults.isEmpty();
    }

    Refusal refusal(String id, String title) {
        return new Refusal(origin, id, title, faults);
    }

    List<RuleWarning> warnings() {
        return warnings;
    }
}
