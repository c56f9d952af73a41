package org.noonmark.wire.nts;

import java.util.List;
import org.noonmark.wire.ntp.Octets;

/// What a datagram is to a client that sent a protected request (RFC 8915 section 5.7).
public sealed interface NtsReply {
    /// Made by the server, for this request. Its text does not show the cookies.
    ///
    /// @param cookies that were encrypted in it; there may be none, and more than were asked for
    record Authentic(List<Octets> cookies) implements NtsReply {
        public Authentic {
            cookies = List.copyOf(cookies);
        }

        @Override
        public String toString() {
            return "Authentic[%d cookies]".formatted(cookies.size());
        }
    }

    /// The server could not open the request, or somebody who saw the request says so: it has the
    /// unique identifier and kiss code NTSN, and nothing authenticates it.
    record Nak() implements NtsReply {}

    /// Is not to be believed.
    record Refused(Reason reason) implements NtsReply {}

    /// Why a datagram is refused.
    enum Reason {
        /// Not a packet of NTP, or longer than any reply.
        NO_PACKET,
        /// There is no unique identifier, more than one, or another one.
        NOT_THIS_REQUEST,
        /// There is no authenticator.
        NO_AUTHENTICATOR,
        /// The authenticator's lengths do not fit into its field.
        AUTHENTICATOR_LENGTHS,
        /// Somebody else made it or changed it.
        NOT_AUTHENTIC,
        /// Authentic, but what was encrypted is not a row of extension fields.
        ENCRYPTED_FIELDS
    }
}
