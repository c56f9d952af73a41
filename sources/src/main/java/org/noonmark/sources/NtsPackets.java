package org.noonmark.sources;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.nts.NtsKeys;

/// Seals requests and opens replies with the keys of one exchange.
interface NtsPackets {
    /// The header of a request with unique identifier, cookie, placeholders and authenticator
    /// behind it.
    byte[] seal(NtsKeys keys, byte[] header, Octets uniqueId, Octets cookie, int placeholders);

    /// What a datagram is, given what was asked.
    Opened open(NtsKeys keys, MemorySegment datagram, Octets uniqueId);

    /// What came of opening a reply.
    sealed interface Opened {
        /// Made by the server, for this request.
        ///
        /// @param cookies that were encrypted in it
        record Authentic(List<Octets> cookies) implements Opened {}

        /// Not authenticated, with the right unique identifier and kiss code NTSN.
        record Nak() implements Opened {}

        record Refused() implements Opened {}
    }
}
