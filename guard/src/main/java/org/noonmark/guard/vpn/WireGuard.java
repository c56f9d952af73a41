package org.noonmark.guard.vpn;

import static org.noonmark.guard.event.Ocsf.ACTIVITY_NAME;
import static org.noonmark.guard.event.Ocsf.CLASS_UID;
import static org.noonmark.guard.event.Ocsf.STATUS;
import static org.noonmark.guard.event.Ocsf.TUNNEL_ACTIVITY;

import org.noonmark.guard.message.MessageSet;

/// What the Linux kernel's WireGuard says with dynamic debugging on (`drivers/net/wireguard`), with
/// the time since boot before it or without.
final class WireGuard {
    private static final String PEER = "peer {peer.id:#} ({src_endpoint:@})";

    static final MessageSet ALL = all();

    private WireGuard() {}

    private static MessageSet all() {
        var set = MessageSet.of("wireguard").squeezed();
        handshakes(set);
        ends(set);
        return set.build();
    }

    private static void handshakes(MessageSet.Builder set) {
        set.with(CLASS_UID, TUNNEL_ACTIVITY, ACTIVITY_NAME, "Open");
        each(
                set,
                "handshake_received",
                "Receiving handshake initiation from " + PEER,
                "Receiving handshake response from " + PEER);
        each(
                set,
                "handshake_sent",
                "Sending handshake initiation to " + PEER,
                "Sending handshake response to " + PEER);
        set.with(CLASS_UID, TUNNEL_ACTIVITY, ACTIVITY_NAME, "Renew");
        each(set, "keypair_created", "Keypair {:#} created for peer {peer.id:#}");
        each(set, "keepalive_received", "Receiving keepalive packet from " + PEER);
        each(set, "keepalive_sent", "Sending keepalive packet to " + PEER);
    }

    private static void ends(MessageSet.Builder set) {
        set.with(CLASS_UID, TUNNEL_ACTIVITY, ACTIVITY_NAME, "Close");
        each(
                set,
                "keypair_destroyed",
                "Keypair {:#} destroyed for peer {peer.id:#}",
                "Zeroing out all keys for "
                        + PEER
                        + ", since we haven't received a new one in"
                        + " {:#} seconds");
        set.with(CLASS_UID, TUNNEL_ACTIVITY, ACTIVITY_NAME, "Fail", STATUS, "Failure");
        each(
                set,
                "handshake_failed",
                "Invalid handshake initiation from {src_endpoint:@}",
                "Invalid handshake response from {src_endpoint:@}",
                "Invalid MAC of handshake, dropping packet from {src_endpoint:@}",
                "Handshake for " + PEER + " did not complete after {:#} attempts, giving up",
                "Handshake for "
                        + PEER
                        + " did not complete after {:#} seconds, retrying (try"
                        + " {count:#})");
        each(
                set,
                "packet_refused",
                "Packet has unallowed src IP ({tunnel.ip}) from " + PEER,
                "Packet has incorrect nonce {:#} (max {:#})");
    }

    private static void each(MessageSet.Builder set, String code, String... spellings) {
        for (var spelling : spellings) {
            set.message(
                    code,
                    "wireguard: {device.interface}: " + spelling,
                    "[{kernel.seconds}] wireguard: {device.interface}: " + spelling,
                    "[ {kernel.seconds}] wireguard: {device.interface}: " + spelling);
        }
    }
}
