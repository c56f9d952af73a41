package org.noonmark.sources;

import org.noonmark.sources.nts.KeyExchangeServer;
import org.noonmark.wire.ntp.Octets;

/// What the owner of an [NtpAssociation] has to do now.
public sealed interface PollAction {
    /// Send this datagram from a fresh random port (RFC 9109), then tell
    /// [NtpAssociation#sent(long)].
    record Send(Octets datagram) implements PollAction {}

    /// Get keys from this server, without blocking, then tell [NtpAssociation#exchanged].
    record ExchangeKeys(KeyExchangeServer server) implements PollAction {}

    /// Nobody waits for a reply any more: the socket of the last request can be closed.
    record GiveUp() implements PollAction {}

    /// Nothing; ask again at [NtpAssociation#nextActionCounterNanos()].
    record Nothing() implements PollAction {}
}
