package org.noonmark.proof.bundle;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.noonmark.proof.bundle.Verdict.Stated;
import org.noonmark.proof.statement.StatementKind;

/// Each tick binds the one before it, so that none can be left out or put in afterwards.
final class TickChain {
    private TickChain() {}

    /// What is wrong, and where.
    record Defect(String file, String reason) {}

    /// The first tick that does not follow from the one before it, if the bundle has both.
    static Optional<Defect> defect(List<Stated> statements) {
        var hashes = new HashMap<Long, String>();
        for (var stated : statements) {
            var statement = stated.statement();
            if (statement.kind() != StatementKind.TICK) {
                continue;
            }
            long number = statement.body().whole("n").orElseThrow();
            var before = hashes.get(number - 1);
            var says = statement.body().text("previous");
            var name = EvidenceBundle.STATEMENTS + EvidenceBundle.number(stated.index()) + ".json";
            if (before != null && !says.equals(Optional.of(before))) {
                return Optional.of(new Defect(name, "does not bind the tick before it"));
            }
            if (hashes.put(number, EvidenceBundle.sha256(statement.encode())) != null) {
                return Optional.of(new Defect(name, "there is another tick of this number"));
            }
        }
        return Optional.empty();
    }
}
