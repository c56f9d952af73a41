package org.noonmark.serve;

/// What became of a datagram; each is counted once under one of these.
public enum NtpOutcome {
    /// Answered in basic mode.
    BASIC(0),
    /// Answered in interleaved mode (RFC 9769).
    INTERLEAVED(1),
    /// Answered in basic mode, with a MAC.
    BASIC_WITH_MAC(2),
    /// Answered in interleaved mode, with a MAC.
    INTERLEAVED_WITH_MAC(3),
    /// Answered with a crypto-NAK: the key is unknown or the MAC is wrong.
    CRYPTO_NAK(4),
    /// Answered with kiss code RATE.
    KISS_RATE(5),
    /// Answered in basic mode, with Network Time Security (RFC 8915).
    NTS(6),
    /// Answered in interleaved mode, with Network Time Security.
    NTS_INTERLEAVED(7),
    /// Answered with kiss code NTSN: the cookie or the authenticator is not right.
    NTS_NAK(8),
    /// Dropped: more requests from this prefix than the limit.
    RATE_LIMITED(9),
    /// Dropped: the access rules deny this address.
    DENIED(10),
    /// Dropped: not a client's request, so an answer could go back and forth for ever.
    NOT_A_REQUEST(11),
    /// Dropped: sent from a port below 123, where other services answer, or from this very server.
    REFLECTED(12),
    /// Dropped: bytes that are no NTP packet; counted by [org.noonmark.wire.ntp.RejectReason] too.
    MALFORMED(13),
    /// Dropped: the machine has just woken from a suspend and the station has not looked yet.
    WITHHELD(14),
    /// Dropped: fields of Network Time Security that are none; counted by
    /// [org.noonmark.wire.nts.NtsReject] too.
    NTS_MALFORMED(15),
    /// Dropped: Network Time Security is served, and there are no cookie keys yet.
    NTS_WITHOUT_KEYS(16);

    /// The number of codes.
    static final int CODES = values().length;

    private final int code;

    NtpOutcome(int code) {
        this.code = code;
    }

    /// Small number, from 0 on; indexes arrays of counters.
    int code() {
        return code;
    }

    /// Whether a reply left, or was meant to.
    public boolean isReply() {
        return compareTo(RATE_LIMITED) < 0;
    }
}
