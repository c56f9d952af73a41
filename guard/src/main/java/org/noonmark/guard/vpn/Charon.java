package org.noonmark.guard.vpn;

import static org.noonmark.guard.event.Ocsf.ACTIVITY_NAME;
import static org.noonmark.guard.event.Ocsf.AUTHENTICATION;
import static org.noonmark.guard.event.Ocsf.CLASS_UID;
import static org.noonmark.guard.event.Ocsf.STATUS;
import static org.noonmark.guard.event.Ocsf.TUNNEL_ACTIVITY;

import org.noonmark.guard.message.MessageSet;

/// What strongSwan's `charon` writes: `12[IKE] <name|3> message`; thread, subsystem, connection.
///
/// Identities come from the peer and stand in the free place.
final class Charon {
    static final MessageSet ALL = all();

    private Charon() {}

    private static MessageSet all() {
        var set = MessageSet.of("charon");
        logins(set);
        tunnels(set);
        refusals(set);
        return set.build();
    }

    private static void logins(MessageSet.Builder set) {
        set.with(CLASS_UID, AUTHENTICATION, ACTIVITY_NAME, "Logon", STATUS, "Success");
        each(
                set,
                "authenticated",
                "authentication of '{user.name:*}' with {auth_protocol}" + " successful",
                "authentication of '{user.name:*}' (myself) with {auth_protocol}",
                "EAP method {auth_protocol} succeeded, MSK established",
                "XAuth authentication of '{user.name:*}' successful");
        set.with(CLASS_UID, AUTHENTICATION, ACTIVITY_NAME, "Logon", STATUS, "Failure");
        each(
                set,
                "authentication_failed",
                "authentication of '{user.name:*}' with {auth_protocol} failed",
                "EAP method {auth_protocol} failed for peer {user.name:*}",
                "EAP-MS-CHAPv2 verification failed, {status_detail:*}",
                "XAuth authentication of '{user.name:*}' failed",
                "no trusted {} public key found for '{user.name:*}'",
                "tried {:#} shared keys for '{user.name:*}', but MAC mismatched",
                "tried {:#} shared key for '{user.name:*}', but MAC mismatched",
                "received AUTHENTICATION_FAILED notify error",
                "no shared key found for {status_detail:*}",
                "constraint check failed: {status_detail:*}");
    }

    private static void tunnels(MessageSet.Builder set) {
        set.with(CLASS_UID, TUNNEL_ACTIVITY, ACTIVITY_NAME, "Open");
        each(
                set,
                "initiating",
                "{src_endpoint.ip} is initiating an IKE_SA",
                "{src_endpoint.ip} is initiating a {ike.mode} Mode IKE_SA",
                "initiating IKE_SA {connection.name} to {dst_endpoint.ip}");
        each(set, "ike_established", "IKE_SA {connection.name} established between {peers:*}");
        each(set, "child_established", "CHILD_SA {connection.name} established with SPIs {:*}");
        each(set, "address_assigned", "assigning virtual IP {tunnel.ip} to peer '{user.name:*}'");
        set.with(CLASS_UID, TUNNEL_ACTIVITY, ACTIVITY_NAME, "Close");
        each(
                set,
                "ike_deleted",
                "deleting IKE_SA {connection.name} between {peers:*}",
                "received DELETE for IKE_SA {connection.name}",
                "IKE_SA deleted");
        each(
                set,
                "child_closed",
                "closing CHILD_SA {connection.name} with SPIs {:*}",
                "received DELETE for ESP CHILD_SA with SPI {}");
    }

    private static void refusals(MessageSet.Builder set) {
        set.with(CLASS_UID, TUNNEL_ACTIVITY, ACTIVITY_NAME, "Fail", STATUS, "Failure");
        each(
                set,
                "no_match",
                "no matching peer config found",
                "looking for peer configs matching {peers:*}",
                "no IKE config found for {dst_endpoint.ip}...{src_endpoint.ip}, sending"
                        + " NO_PROPOSAL_CHOSEN",
                "received proposals unacceptable",
                "no acceptable proposal found",
                "received NO_PROPOSAL_CHOSEN notify error");
        each(
                set,
                "packet",
                "received packet: from {src_endpoint:@} to {dst_endpoint:@}" + " ({:#} bytes)");
    }

    private static void each(MessageSet.Builder set, String code, String... spellings) {
        for (var spelling : spellings) {
            set.message(
                    code,
                    "{charon.thread}[{charon.group}] <{connection.id}> " + spelling,
                    "{charon.thread}[{charon.group}] " + spelling);
        }
    }
}
