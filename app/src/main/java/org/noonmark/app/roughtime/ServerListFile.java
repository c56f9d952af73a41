package org.noonmark.app.roughtime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.noonmark.app.query.HostAndPort;
import org.noonmark.signing.Ed25519PublicKey;
import org.noonmark.sources.roughtime.RoughtimeAddress;
import org.noonmark.sources.roughtime.RoughtimeAddress.Transport;
import org.noonmark.sources.roughtime.RoughtimePeer;
import tools.jackson.databind.JsonNode;

/// A list of servers of media type `application/roughtime-server+json` (RFC 10049 section 8.3).
///
/// The format does not say who runs a server. A member `party`, which others pass over, says it
/// here; a server without it is a party of its own, even when another has the same name. Servers
/// with one key are one party whatever is said.
public final class ServerListFile {
    private static final int MOST = 1000;

    /// How lists number the protocol that came before the drafts of the IETF.
    private static final long GOOGLES_VERSION = 3_000_600_613L;

    private ServerListFile() {}

    /// What came of reading a list.
    public sealed interface Read {
        /// The servers that can be asked.
        ///
        /// @param notes servers that are passed over, and why
        record Servers(List<RoughtimePeer> peers, List<String> notes) implements Read {
            public Servers {
                peers = List.copyOf(peers);
                notes = List.copyOf(notes);
            }
        }

        /// It is no such file.
        ///
        /// @param problem with its place in the file
        record Wrong(String problem) implements Read {}
    }

    /// Reads a list.
    public static Read parse(byte[] json) {
        var peers = new ArrayList<RoughtimePeer>();
        var notes = new ArrayList<String>();
        try {
            var servers = JsonInput.list(json, "servers", MOST);
            for (int i = 0; i < servers.size(); i++) {
                var place = "servers[" + i + "]";
                var server = servers.get(i);
                var name = JsonInput.text(server, place, "name");
                var type = JsonInput.text(server, place, "publicKeyType");
                if (isGoogles(server.get("version"))) {
                    notes.add(name + ": speaks the protocol before the RFC, unknown here");
                } else if (type.equals("ed25519")) {
                    peers.add(peer(server, place, name));
                } else {
                    notes.add(name + ": keys of type " + type + " are not known here");
                }
            }
            return new Read.Servers(withShortParties(peers), notes);
        } catch (JsonInput.Wrong wrong) {
            return new Read.Wrong(String.valueOf(wrong.getMessage()));
        }
    }

    private static RoughtimePeer peer(JsonNode server, String place, String name)
            throws JsonInput.Wrong {
        var key =
                Ed25519PublicKey.parse(JsonInput.text(server, place, "publicKey"))
                        .orElseThrow(() ->
                                new JsonInput.Wrong(place + ".publicKey", "is no Ed25519 key"));
        var party = JsonInput.isText(server.get("party")) ? server.get("party") : null;
        var addresses = new ArrayList<RoughtimeAddress>();
        var listed = server.get("addresses");
        if (listed == null || !listed.isArray() || listed.isEmpty()) {
            throw new JsonInput.Wrong(place + ".addresses", "must be a list");
        }
        for (int i = 0; i < listed.size(); i++) {
            addresses.add(address(listed.get(i), place + ".addresses[" + i + "]"));
        }
        return new RoughtimePeer(
                name, party == null ? ownParty(name, key) : party.stringValue(), key, addresses);
    }

    private static String ownParty(String name, Ed25519PublicKey key) {
        return name + " " + key.toBase64();
    }

    /// A name is enough where no other server has it.
    private static List<RoughtimePeer> withShortParties(List<RoughtimePeer> peers) {
        var seen = new HashSet<String>();
        var twice = new HashSet<String>();
        peers.forEach(peer -> (seen.add(peer.name()) ? seen : twice).add(peer.name()));
        return peers.stream()
                .map(peer -> twice.contains(peer.name()) ? peer : withShortParty(peer))
                .toList();
    }

    private static RoughtimePeer withShortParty(RoughtimePeer peer) {
        return peer.party().equals(ownParty(peer.name(), peer.publicKey()))
                ? new RoughtimePeer(peer.name(), peer.name(), peer.publicKey(), peer.addresses())
                : peer;
    }

    private static boolean isGoogles(@Nullable JsonNode version) {
        return version != null
                && (version.isNumber()
                        ? version.asLong() == GOOGLES_VERSION
                        : version.isString() && version.stringValue().equals("Google-Roughtime"));
    }

    private static RoughtimeAddress address(JsonNode address, String place) throws JsonInput.Wrong {
        var protocol = JsonInput.text(address, place, "protocol");
        var where = JsonInput.text(address, place, "address");
        var transport =
                switch (protocol.toLowerCase(Locale.ROOT)) {
                    case "udp" -> Transport.UDP;
                    case "tcp" -> Transport.TCP;
                    default -> throw new JsonInput.Wrong(place + ".protocol", "must be udp or tcp");
                };
        var host =
                HostAndPort.parse(where, RoughtimeAddress.DEFAULT_PORT)
                        .orElseThrow(
                                () -> new JsonInput.Wrong(place + ".address", "must be host:port"));
        return new RoughtimeAddress(transport, host.host(), host.port());
    }
}
