package org.noonmark.web;

/// What became of a request, or of a connection that brought none.
public enum WebOutcome {
    /// A handler answered, whatever it said.
    ANSWERED(0),
    /// Status 404: there is no such path.
    NOT_FOUND(1),
    /// Status 405: the path does not take this method.
    METHOD_NOT_ALLOWED(2),
    /// Status 415: the body is of another media type.
    UNSUPPORTED_MEDIA_TYPE(3),
    /// Status 413: the body is too long.
    BODY_TOO_LONG(4),
    /// Status 431 or 414: request line and header fields are too long.
    HEADER_TOO_LONG(5),
    /// Another status from 400 on: it is no HTTP/1.1 request.
    MALFORMED(6),
    /// The body did not come whole before the connection ended.
    BROKEN_OFF(7),
    /// Status 500: a bug of ours.
    FAILED(8),
    /// Closed: no whole request, or an answer not taken, within its time.
    TIMED_OUT(9),
    /// Closed to make room for newer connections.
    DISPLACED(10),
    /// Closed at once: this network has as many connections as it may.
    NETWORK_LIMIT(11),
    /// The system did not hand over a connection: too many open files, and the like.
    ACCEPT_ERROR(12),
    /// Closed at once: all connections that may be open are being answered.
    ALL_BUSY(13);

    private final int code;

    WebOutcome(int code) {
        this.code = code;
    }

    /// Small number, from 0 on; indexes arrays of counters.
    int code() {
        return code;
    }
}
