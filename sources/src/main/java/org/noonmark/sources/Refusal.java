package org.noonmark.sources;

/// Why a datagram did not become a reading.
public enum Refusal {
    /// Nothing was asked, or it is answered already: a duplicate, a replay, or too late.
    UNASKED("a reply that nobody waits for"),
    /// No NTP packet.
    MALFORMED("not an NTP packet"),
    /// Not in server mode.
    WRONG_MODE("not a server's reply"),
    /// The origin timestamp is not the random number of the request.
    ORIGIN_MISMATCH("a reply to something else"),
    /// A key or NTS is configured, and the MAC or authenticator is missing or wrong.
    NOT_AUTHENTICATED("not authenticated"),
    /// An NTS NAK: the server says, without proof, that it cannot open the request.
    NAK("an NTS NAK"),
    /// A kiss-o'-death.
    KISS("a kiss code"),
    /// The server says that it is not synchronised.
    UNSYNCHRONISED("the server is not synchronised"),
    /// Receive or transmit timestamp is zero.
    TIMESTAMP_MISSING("a timestamp is missing"),
    /// The reply left before the request came.
    TIMESTAMPS_REVERSED("timestamps run backwards"),
    /// The server had the packet for longer than it was away.
    DELAY_NEGATIVE("the delay is negative"),
    /// The round trip took longer than the configuration allows.
    DELAY_TOO_LONG("the delay is too long"),
    /// The server promises less than the configuration asks for.
    ROOT_DISTANCE_TOO_LONG("the root distance is too long"),
    /// The server follows this host.
    LOOP("the server follows this host"),
    /// So close to a possible leap second that the timestamp is ambiguous.
    LEAP_WINDOW("too close to a leap second"),
    /// The first interleaved reply repeats what the basic reply before it measured.
    ALREADY_READ("measured already");

    private final String text;

    Refusal(String text) {
        this.text = text;
    }

    /// In words, for an operator.
    public String text() {
        return text;
    }
}
