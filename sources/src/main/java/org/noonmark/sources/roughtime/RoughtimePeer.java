package org.noonmark.sources.roughtime;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.noonmark.signing.Ed25519PublicKey;

/// A server that may be asked.
///
/// @param name for people
/// @param party who runs it: servers of one party have one vote together, and so have servers with
///   one key, see [#united]
/// @param publicKey its long-term key
/// @param addresses in the order in which they are tried, at least one
public record RoughtimePeer(
        String name, String party, Ed25519PublicKey publicKey, List<RoughtimeAddress> addresses) {
    /// Fewer parties cannot outvote one that lies (RFC 10049 section 8.1).
    public static final int MIN_PARTIES = 3;

    public RoughtimePeer {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("must not be empty: addresses of " + name);
        }
    }

    /// The same servers, where those with one key are of one party, and all that are said to be of
    /// the same parties with them: who has the key speaks for all of them.
    static List<RoughtimePeer> united(List<RoughtimePeer> peers) {
        var partyOf = new HashMap<Ed25519PublicKey, String>();
        for (var peer : peers) {
            var other = partyOf.putIfAbsent(peer.publicKey, peer.party);
            if (other != null && !other.equals(peer.party)) {
                // Two parties at a time: each time there is one party less.
                return united(peers.stream().map(each -> each.renamed(peer.party, other)).toList());
            }
        }
        return peers;
    }

    private RoughtimePeer renamed(String from, String to) {
        return party.equals(from) ? new RoughtimePeer(name, to, publicKey, addresses) : this;
    }

    /// Why these servers are too few for a chain, as a sentence; empty when they are enough.
    public static Optional<String> whyTooFew(List<RoughtimePeer> peers) {
        long parties = united(peers).stream().map(RoughtimePeer::party).distinct().count();
        return parties >= MIN_PARTIES
                ? Optional.empty()
                : Optional.of(
                        ("Roughtime needs servers of at least %d different parties, since fewer"
                                        + " cannot outvote one that lies; there %s %d")
                                .formatted(MIN_PARTIES, parties == 1 ? "is" : "are", parties));
    }
}
