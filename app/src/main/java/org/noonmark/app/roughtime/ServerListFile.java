package org.noonmark.app.roughtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.noonmark.app.query.HostAndPort;
import org.noonmark.signing.Ed25519PublicKey;
import org.noonmark.sources.roughtime.RoughtimeAddress;
import org.noonmark.sources.roughtime.RoughtimeAddress.Transport;
import org.noonmark.sources.roughtime.RoughtimePeer;
import tools.jackson.databind.JsonNode;

/// A list of servers of media type `application/roughtime-server+json` (RFC 10049 section 8.3).
///
/// The format does not say who runs a server. A member `party`, which others pass over, says it
/// here; a server without it is a party of its own.
public final class ServerListFile {
    private static final int MOST = 1000;

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
                if (type.equals("ed25519")) {
                    peers.add(peer(server, place, name));
                } else {
                    notes.add(name + ": keys of type " + type + " are not known here");
                }
            }
            return new Read.Servers(peers, notes);
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
        return new RoughtimePeer(name, party == null ? name : party.stringValue(), key, addresses);
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
