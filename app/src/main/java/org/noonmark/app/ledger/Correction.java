package org.noonmark.app.ledger;

import java.util.Locale;
import java.util.Optional;
import org.noonmark.events.Visible;
import org.noonmark.proof.statement.Statement;
import org.noonmark.time.StandardTime;
import org.noonmark.time.TimeInterval;

/// A later, better estimate of what a tick said.
///
/// @param tick its number
/// @param sha256 of its bytes
/// @param basis how it is known
/// @param truth where the midpoint of its interval truly was
public record Correction(long tick, String sha256, String basis, TimeInterval truth) {
    static final int MOST_BASIS = 200;

    /// How the basis of a station's judgement of itself begins; nobody else's does.
    static final String OWN = "own scale";

    /// Why others cannot rest a correction on these words; empty when they can. A scoreboard counts
    /// by them, and a terminal shows them.
    public static Optional<String> refusal(String basis) {
        if (basis.isBlank() || basis.length() > MOST_BASIS) {
            return Optional.of("must have 1 to %d letters".formatted(MOST_BASIS));
        }
        if (!Visible.line(basis).equals(basis)) {
            return Optional.of("must have no characters that cannot be seen");
        }
        var words = basis.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        return words.startsWith(OWN)
                ? Optional.of("\"%s\" is what a station says of itself".formatted(OWN))
                : Optional.empty();
    }

    /// The statement.
    ///
    /// @param now when it is made
    public Statement statement(StandardTime now) {
        return StationStatements.checked(
                StationStatements.begin("correction", now)
                        .with("tick", tick)
                        .with("sha256", sha256)
                        .with("basis", StationStatements.cut(basis, MOST_BASIS))
                        .with("truth", StationStatements.interval(truth)));
    }
}
