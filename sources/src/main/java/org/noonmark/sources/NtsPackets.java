package org.noonmark.sources;

import java.lang.foreign.MemorySegment;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.nts.NtsKeys;
import org.noonmark.wire.nts.NtsReply;

/// Seals requests and opens replies with the keys of one exchange.
interface NtsPackets {
    /// The header of a request with unique identifier, cookie, placeholders and authenticator
    /// behind it.
    byte[] seal(NtsKeys keys, byte[] header, Octets uniqueId, Octets cookie, int placeholders);

    /// What a datagram is, given what was asked.
    NtsReply open(NtsKeys keys, MemorySegment datagram, Octets uniqueId);
}
