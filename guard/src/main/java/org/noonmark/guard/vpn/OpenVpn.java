package org.noonmark.guard.vpn;

import static org.noonmark.guard.event.Ocsf.ACTIVITY_NAME;
import static org.noonmark.guard.event.Ocsf.APPLICATION_LIFECYCLE;
import static org.noonmark.guard.event.Ocsf.AUTHENTICATION;
import static org.noonmark.guard.event.Ocsf.CLASS_UID;
import static org.noonmark.guard.event.Ocsf.STATUS;
import static org.noonmark.guard.event.Ocsf.TUNNEL_ACTIVITY;

import org.noonmark.guard.message.MessageSet;

/// What an OpenVPN 2 server writes. A client's lines begin with its endpoint, after its certificate
/// was seen also with its common name: `name/192.0.2.1:1194`.
final class OpenVpn {
    static final MessageSet ALL = all();

    private OpenVpn() {}

    private static MessageSet all() {
        var set = MessageSet.of("openvpn");
        tunnels(set);
        logins(set);
        lifecycle(set);
        return set.build();
    }

    private static void tunnels(MessageSet.Builder set) {
        set.with(CLASS_UID, TUNNEL_ACTIVITY, ACTIVITY_NAME, "Open");
        client(
                set,
                "connection_initiated",
                "[{user.name:*}] Peer Connection Initiated with {src_endpoint:@}");
        client(set, "address_assigned", "MULTI_sva: pool returned IPv4={tunnel.ip}, IPv6={:*}");
        set.message(
                "address_learned",
                "{user.name}/{src_endpoint:@} MULTI: Learn: {tunnel.ip} -> {:*}",
                "{user.name}/{src_endpoint:@} MULTI: primary virtual IP for {:*}: {tunnel.ip}");
        client(set, "tls_started", "TLS: Initial packet from {:@}, sid={:*}");
        set.with(CLASS_UID, TUNNEL_ACTIVITY, ACTIVITY_NAME, "Close");
        client(
                set,
                "closed",
                "SIGTERM[soft,{status_detail:*}] received, client-instance exiting",
                "SIGUSR1[soft,{status_detail:*}] received, client-instance restarting",
                "[{:*}] Inactivity timeout (--ping-restart), restarting",
                "Connection reset, restarting [{:#}]");
    }

    private static void logins(MessageSet.Builder set) {
        set.with(CLASS_UID, AUTHENTICATION, ACTIVITY_NAME, "Logon", STATUS, "Success");
        client(
                set,
                "authenticated",
                "TLS: Username/Password authentication succeeded for username '{user.name:*}'",
                "TLS: Username/Password authentication succeeded for username '{user.name:*}'"
                        + " [CN SET]");
        client(set, "certificate_accepted", "VERIFY OK: depth={depth:#}, {certificate.subject:*}");
        set.with(CLASS_UID, AUTHENTICATION, ACTIVITY_NAME, "Logon", STATUS, "Failure");
        client(
                set,
                "certificate_refused",
                "VERIFY ERROR: depth={depth:#}, error={status_detail:*}",
                "VERIFY SCRIPT ERROR: depth={depth:#}, {certificate.subject:*}",
                "VERIFY X509NAME ERROR: {certificate.subject:*}");
        client(
                set,
                "authentication_failed",
                "TLS Auth Error: Auth Username/Password verification failed for peer",
                "TLS Auth Error: username/password {status_detail:*}",
                "SENT CONTROL [{user.name:*}]: 'AUTH_FAILED' (status={:#})",
                "PLUGIN_CALL: POST {:*} status={:#}",
                "Delayed exit in {:#} seconds");
        client(
                set,
                "tls_failed",
                "TLS Error: {status_detail:*}",
                "TLS_ERROR: {status_detail:*}",
                "OpenSSL: error:{status_detail:*}",
                "Authenticate/Decrypt packet error: {status_detail:*}",
                "tls-crypt unwrap error: {status_detail:*}");
    }

    private static void lifecycle(MessageSet.Builder set) {
        set.with(CLASS_UID, APPLICATION_LIFECYCLE);
        set.message(
                "started", "Initialization Sequence Completed", "OpenVPN {service.version} {:*}");
    }

    private static void client(MessageSet.Builder set, String code, String... spellings) {
        for (var spelling : spellings) {
            boolean namesUser = spelling.contains("{user.name:*}");
            boolean namesEndpoint = spelling.contains("{src_endpoint:@}");
            var who = namesUser ? "{}" : "{user.name}";
            set.message(
                    code,
                    who + "/" + (namesEndpoint ? "{:@}" : "{src_endpoint:@}") + " " + spelling,
                    (namesEndpoint ? "{:@}" : "{src_endpoint:@}") + " " + spelling,
                    spelling);
        }
    }
}
