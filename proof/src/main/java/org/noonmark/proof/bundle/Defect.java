package org.noonmark.proof.bundle;

import java.util.Optional;
import org.noonmark.proof.bundle.Verdict.Refused;
import org.noonmark.proof.note.Parsed;

/// Ends a check at the first thing that is wrong; never leaves this package.
final class Defect extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Refused refused;

    Defect(String file, String reason) {
        super(reason, null, false, false);
        this.refused = new Refused(Optional.of(file), reason);
    }

    Refused refused() {
        return refused;
    }

    /// The value of a file that is well formed.
    static <T> T good(String file, Parsed<T> parsed) throws Defect {
        return switch (parsed) {
            case Parsed.Good<T>(var value) -> value;
            case Parsed.Malformed<T> malformed -> throw new Defect(file, malformed.text());
        };
    }
}
