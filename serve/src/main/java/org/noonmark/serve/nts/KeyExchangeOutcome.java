package org.noonmark.serve.nts;

/// What became of a connection; each is counted once under one of these.
public enum KeyExchangeOutcome {
    /// Keys and cookies were granted.
    GRANTED(0),
    /// Answered with error 0 or 1: the whole request has an unknown critical record, or is none.
    BAD_REQUEST(1),
    /// Answered without keys: no protocol or no algorithm in common.
    NOTHING_IN_COMMON(2),
    /// Answered with error 2: there are no cookie keys, since time is not known yet, or a token
    /// does not answer.
    NO_COOKIE_KEYS(3),
    /// Closed: the first bytes are no TLS.
    NOT_TLS(4),
    /// Refused by alert: the client does not offer `ntske/1`.
    NO_ALPN(5),
    /// Refused by alert: no TLS 1.3, nothing in common, or broken.
    HANDSHAKE_FAILED(6),
    /// Answered with error 1: more bytes than a request has.
    TOO_LONG(7),
    /// The client ended before its request was whole, or went away before it had its answer.
    CLIENT_CLOSED(8),
    /// Closed: the handshake or the whole exchange took too long. With error 1 when TLS was there.
    TIMED_OUT(9),
    /// Closed to make room for newer connections.
    DISPLACED(10),
    /// Closed at once: this network has as many connections as it may.
    NETWORK_LIMIT(11),
    /// Closed for a bug of ours.
    FAILED(12);

    /// The number of codes.
    static final int CODES = values().length;

    private final int code;

    KeyExchangeOutcome(int code) {
        this.code = code;
    }

    /// Small number, from 0 on; indexes arrays of counters.
    int code() {
        return code;
    }
}
