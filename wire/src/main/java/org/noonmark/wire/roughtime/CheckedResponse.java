package org.noonmark.wire.roughtime;

/// What came of checking a response.
public sealed interface CheckedResponse {
    /// The server signed this statement after it had seen the request.
    record Valid(RoughtimeStatement statement) implements CheckedResponse {}

    /// The response proves nothing.
    ///
    /// @param position the byte of the response packet at which it is wrong
    record Rejected(RoughtimeReason reason, int position) implements CheckedResponse {}
}
