package org.noonmark.proof.bundle;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.noonmark.proof.bundle.Verdict.Stated;
import org.noonmark.proof.statement.StatementKind;

/// Ticks go up by one in the log, and each binds the one before it: so none can be put in
/// afterwards, and what a bundle leaves out is a gap in their numbers.
final class TickChain {
    private TickChain() {}

    /// What is wrong, and where.
    record Defect(String file, String reason) {}

    /// The first tick that cannot come after the one before it in the bundle.
    ///
    /// @param statements by ascending index
    static Optional<Defect> defect(List<Stated> statements) {
        Stated before = null;
        for (var stated : statements) {
            if (stated.statement().kind() == StatementKind.TICK) {
                var reason = defect(before, stated);
                if (reason.isPresent()) {
                    var number = EvidenceBundle.number(stated.index());
                    var name = EvidenceBundle.STATEMENTS + number + ".json";
                    return Optional.of(new Defect(name, reason.get()));
                }
                before = stated;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> defect(@Nullable Stated before, Stated tick) {
        if (before == null || number(tick) > number(before) + 1) {
            return Optional.empty();
        }
        if (number(tick) == number(before)) {
            return Optional.of("there is another tick of this number");
        }
        if (number(tick) < number(before)) {
            return Optional.of("tick %d stands before it in the log".formatted(number(before)));
        }
        var says = tick.statement().body().text("previous");
        return says.equals(Optional.of(before.statement().sha256()))
                ? Optional.empty()
                : Optional.of("does not bind the tick before it");
    }

    /// The number of a tick.
    static long number(Stated tick) {
        return tick.statement().body().whole("n").orElseThrow();
    }
}
