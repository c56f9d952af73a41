package org.noonmark.app.ledger;

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
