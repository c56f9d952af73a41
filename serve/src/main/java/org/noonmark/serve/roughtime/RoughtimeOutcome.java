package org.noonmark.serve.roughtime;

/// What became of a request; each is counted once under one of these.
public enum RoughtimeOutcome {
    /// Answered.
    ANSWERED(0),
    /// Answered wrongly on purpose, see [org.noonmark.wire.roughtime.Grease].
    GREASED(1),
    /// Dropped: no request, or none for us; counted by
    /// [org.noonmark.wire.roughtime.RoughtimeReason] too.
    REFUSED(2),
    /// Dropped: less than 1,024 bytes over UDP.
    TOO_SHORT(3),
    /// Dropped: more bytes than a request can have.
    TOO_LONG(4),
    /// Dropped: the response would be longer than the request.
    REPLY_TOO_LONG(5),
    /// Dropped: the access rules deny this address.
    DENIED(6),
    /// Dropped: more requests from this prefix than the limit.
    RATE_LIMITED(7),
    /// Dropped: sent from a port where other services answer, or from this very server.
    REFLECTED(8),
    /// Dropped: the station's state is not usable.
    TIME_NOT_USABLE(9),
    /// Dropped: the interval is wider than policy.
    INTERVAL_TOO_WIDE(10),
    /// Dropped: the machine has just woken from a suspend and the station has not looked yet.
    WITHHELD(11),
    /// A TCP connection that was refused: too many at once from its network.
    CONNECTION_REFUSED(12),
    /// A TCP connection that was closed: nothing whole came for too long, or it was too old.
    CONNECTION_TIMED_OUT(13),
    /// A TCP connection that was closed to make room for a newer one.
    CONNECTION_DISPLACED(14);

    /// The number of codes.
    static final int CODES = values().length;

    private final int code;

    RoughtimeOutcome(int code) {
        this.code = code;
    }

    /// Small number, from 0 on; indexes arrays of counters.
    int code() {
        return code;
    }
}
