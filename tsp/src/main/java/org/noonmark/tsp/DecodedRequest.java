package org.noonmark.tsp;

/// What the bytes of a request are.
public sealed interface DecodedRequest {
    /// A request that can be answered.
    record Request(TimestampRequest request) implements DecodedRequest {}

    /// Bytes that are refused.
    ///
    /// @param failure what the client is told
    /// @param position of the first byte that is not as it must be
    record Refused(PkiFailure failure, int position) implements DecodedRequest {}
}
