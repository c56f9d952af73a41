package org.noonmark.guard.fact;

import static org.noonmark.guard.fact.AccessFacts.text;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.Ocsf;

/// What OpenVPN, strongSwan and WireGuard say.
///
/// A session is named by the client's endpoint in OpenVPN and by the connection in strongSwan. The
/// address that a tunnel gives comes with a second login of the same session. WireGuard knows no
/// accounts: a peer is `interface/number`, and shakes hands every two minutes; a handshake is a
/// login when it comes from another address or after half an hour.
final class VpnAccess {
    private static final int PEERS = 4096;
    private static final long QUIET_SECONDS = 1800;

    private record Handshake(String address, Instant at) {}

    private final Map<String, Handshake> byPeer =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Handshake> eldest) {
                    return size() > PEERS;
                }
            };

    void read(LogEvent event, Origin origin, Consumer<Fact> sink) {
        var code = AccessFacts.code(event);
        if (code.startsWith("openvpn.")) {
            openVpn(code, event, origin, sink);
        } else if (code.startsWith("charon.")) {
            charon(code, event, origin, sink);
        } else if (code.equals("wireguard.handshake_received")) {
            wireGuard(event, origin, sink);
        }
    }

    private static void openVpn(String code, LogEvent event, Origin origin, Consumer<Fact> sink) {
        var account = text(event, Ocsf.USER_NAME);
        var address = text(event, Ocsf.SRC_IP);
        var session = address + ":" + text(event, Ocsf.SRC_PORT);
        switch (code) {
            case "openvpn.connection_initiated" ->
                    sink.accept(open(origin, account, address, "openvpn", session, ""));
            case "openvpn.address_learned" -> {
                var given = text(event, "tunnel.ip");
                if (!account.isEmpty() && isAddress(given)) {
                    sink.accept(open(origin, account, address, "openvpn", session, given));
                }
            }
            case "openvpn.authentication_failed", "openvpn.certificate_refused" ->
                    sink.accept(refused(origin, account, address, "openvpn"));
            case "openvpn.closed" ->
                    sink.accept(new Fact.Logout(origin, account, address, session, "openvpn"));
            default -> {}
        }
    }

    /// Not a network (`10.8.0.0/24`) nor the address of a card.
    private static boolean isAddress(String given) {
        return !given.isEmpty()
                && given.indexOf('/') < 0
                && (given.indexOf('.') > 0 || given.split(":").length != 6);
    }

    private static void charon(String code, LogEvent event, Origin origin, Consumer<Fact> sink) {
        var session = session(event);
        switch (code) {
            case "charon.ike_established" -> {
                var peers = text(event, "peers");
                var peer = peers.substring(peers.indexOf("...") + 1).replaceFirst("^\\.+", "");
                int open = peer.indexOf('[');
                boolean isWhole = peers.contains("...") && open > 0 && peer.endsWith("]");
                if (isWhole) {
                    var account = identity(peer.substring(open + 1, peer.length() - 1));
                    var address = peer.substring(0, open);
                    sink.accept(open(origin, account, address, "charon", session, ""));
                }
            }
            case "charon.address_assigned" -> {
                var account = identity(text(event, Ocsf.USER_NAME));
                var given = text(event, "tunnel.ip");
                sink.accept(open(origin, account, "", "charon", session, given));
            }
            case "charon.authentication_failed" -> {
                var account = identity(text(event, Ocsf.USER_NAME));
                sink.accept(refused(origin, account, "", "charon"));
            }
            case "charon.ike_deleted" -> {
                if (!session.isEmpty()) {
                    sink.accept(new Fact.Logout(origin, "", "", session, "charon"));
                }
            }
            default -> {}
        }
    }

    /// `rw[3]` out of `IKE_SA rw[3]` or of the prefix `<rw|3>`.
    private static String session(LogEvent event) {
        var id = text(event, "connection.id");
        int bar = id.indexOf('|');
        return bar > 0
                ? id.substring(0, bar) + "[" + id.substring(bar + 1) + "]"
                : text(event, "connection.name");
    }

    /// The common name of a distinguished name, else the identity as it is.
    private static String identity(String identity) {
        int at = identity.indexOf("CN=");
        if (at < 0) {
            return identity;
        }
        int end = identity.indexOf(',', at);
        return identity.substring(at + 3, end < 0 ? identity.length() : end);
    }

    private void wireGuard(LogEvent event, Origin origin, Consumer<Fact> sink) {
        var address = text(event, Ocsf.SRC_IP);
        var peer = text(event, "device.interface") + "/" + text(event, "peer.id");
        var before = byPeer.put(origin.host() + " " + peer, new Handshake(address, origin.time()));
        boolean isSame =
                before != null
                        && before.address.equals(address)
                        && origin.time().isBefore(before.at.plusSeconds(QUIET_SECONDS));
        if (!isSame) {
            sink.accept(open(origin, peer, address, "wireguard", peer, ""));
        }
    }

    private static Fact open(
            Origin origin,
            String account,
            String address,
            String service,
            String session,
            String given) {
        return new Fact.Login(
                origin, account, address, service, "tunnel", "", session, given, true);
    }

    private static Fact refused(Origin origin, String account, String address, String service) {
        return new Fact.Login(origin, account, address, service, "tunnel", "", "", "", false);
    }
}
