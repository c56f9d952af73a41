package org.noonmark.tsp;

/// The outcome of the check of a token.
public sealed interface Verified {
    /// Every check that was asked for holds.
    record Trusted(TokenInfo info) implements Verified {}

    record Refused(TokenFailure failure) implements Verified {}
}
