package org.noonmark.incident;

import java.time.Instant;

/// What an operator does to an incident.
public sealed interface OperatorAction {
    /// Identifier of the incident, or of one that it absorbed.
    String incident();

    Instant time();

    /// Name of who acts.
    String by();

    /// Takes it in hand.
    record Acknowledge(String incident, Instant time, String by) implements OperatorAction {}

    /// Says something about it.
    record Comment(String incident, Instant time, String by, String text)
            implements OperatorAction {}

    /// Closes it.
    record Close(String incident, Instant time, String by, String reason)
            implements OperatorAction {}

    /// Enters what somebody says about who did it.
    ///
    /// @param source who says so
    /// @param confidence 0 to 100
    record AddClaim(
            String incident, Instant time, String by, String text, String source, int confidence)
            implements OperatorAction {}
}
