package org.noonmark.guard.unix;

import static org.noonmark.guard.event.Ocsf.ACTIVITY_NAME;
import static org.noonmark.guard.event.Ocsf.APPLICATION_LIFECYCLE;
import static org.noonmark.guard.event.Ocsf.AUTHENTICATION;
import static org.noonmark.guard.event.Ocsf.CLASS_UID;
import static org.noonmark.guard.event.Ocsf.SSH_ACTIVITY;
import static org.noonmark.guard.event.Ocsf.STATUS;

import org.noonmark.guard.message.MessageSet;

/// What OpenSSH's server writes (OpenSSH 3 to 10: `auth.c`, `sshd.c`, `packet.c`, `session.c`,
/// `monitor.c` and where they lead).
///
/// The user's name and the text of a disconnect come from the client; each message has them in its
/// free place. An error or fatal error is read like the message inside it.
final class SshdMessages {
    private static final String FROM = "from {src_endpoint.ip} port {src_endpoint.port:#}";
    private static final String PEER = "{src_endpoint.ip} port {src_endpoint.port:#}";

    static final MessageSet ALL = all();

    private SshdMessages() {}

    private static MessageSet all() {
        var set = MessageSet.of("sshd");
        logins(set);
        failures(set);
        refusedUsers(set);
        refusedLogins(set);
        preauthentication(set);
        addresses(set);
        negotiation(set);
        ends(set);
        timeouts(set);
        protocol(set);
        service(set);
        return set.build();
    }

    private static void logins(MessageSet.Builder set) {
        set.with(CLASS_UID, AUTHENTICATION, ACTIVITY_NAME, "Logon", STATUS, "Success");
        set.message(
                "accepted_certificate",
                "Accepted {auth_protocol} for {user.name} "
                        + FROM
                        + " ssh2: {key.type} {key.fingerprint} ID {key.id:*}"
                        + " (serial {key.serial:#}) CA {key.ca_type} {key.ca_fingerprint}");
        set.message(
                "accepted_key",
                "Accepted {auth_protocol} for {user.name:*} "
                        + FROM
                        + " ssh2: {key.type} {key.fingerprint}");
        set.message("accepted", "Accepted {auth_protocol} for {user.name:*} " + FROM + " ssh2");
        set.with(CLASS_UID, AUTHENTICATION, ACTIVITY_NAME, "Logon", STATUS, "Other");
        set.message("postponed", "Postponed {auth_protocol} for {user.name:*} " + FROM + " ssh2");
        set.message("partial", "Partial {auth_protocol} for {user.name:*} " + FROM + " ssh2");
        set.message(
                "starting_session",
                "Starting session: {session.type:*} for {user.name} "
                        + FROM
                        + " id {session.uid:#}");
        set.message("user_child", "User child is on pid {process.child_pid:#}");
    }

    private static void failures(MessageSet.Builder set) {
        set.with(CLASS_UID, AUTHENTICATION, ACTIVITY_NAME, "Logon", STATUS, "Failure");
        set.message(
                "failed_password_invalid_user",
                "Failed password for invalid user {user.name:*} " + FROM + " ssh2",
                "Failed password for illegal user {user.name:*} " + FROM + " ssh2",
                "Failed password for invalid user {user.name:*} " + FROM);
        set.message(
                "failed_none_invalid_user",
                "Failed none for invalid user {user.name:*} " + FROM + " ssh2");
        set.message(
                "failed_invalid_user",
                "Failed {auth_protocol} for invalid user {user.name:*} "
                        + FROM
                        + " ssh2: {key.type} {key.fingerprint}",
                "Failed {auth_protocol} for invalid user {user.name:*} " + FROM + " ssh2",
                "Failed {auth_protocol} for illegal user {user.name:*} " + FROM + " ssh2");
        set.message(
                "failed_password",
                "Failed password for {user.name:*} " + FROM + " ssh2",
                "Failed password for {user.name:*} " + FROM);
        set.message(
                "failed",
                "Failed {auth_protocol} for {user.name:*} "
                        + FROM
                        + " ssh2: {key.type} {key.fingerprint}",
                "Failed {auth_protocol} for {user.name:*} " + FROM + " ssh2",
                "Failed {auth_protocol} for {user.name:*} " + FROM);
        set.message(
                "invalid_user",
                "Invalid user {user.name:*} " + FROM,
                "Invalid user {user.name:*} from {src_endpoint.ip}",
                "Illegal user {user.name:*} from {src_endpoint.ip}");
    }

    private static void refusedUsers(MessageSet.Builder set) {
        set.message(
                "not_allowed",
                "User {user.name:*} from {src_endpoint.hostname} not allowed because not listed in"
                        + " AllowUsers",
                "User {user.name:*} from {src_endpoint.hostname} not allowed because listed in"
                        + " DenyUsers",
                "User {user.name:*} from {src_endpoint.hostname} not allowed because none of user's"
                        + " groups are listed in AllowGroups",
                "User {user.name:*} from {src_endpoint.hostname} not allowed because a group is"
                        + " listed in DenyGroups",
                "User {user.name:*} from {src_endpoint.hostname} not allowed because not in any"
                        + " group",
                "User {user.name:*} not allowed because account is locked",
                "User {user.name:*} not allowed because shell {shell} does not exist",
                "User {user.name:*} not allowed because shell {shell} is not executable");
    }

    private static void refusedLogins(MessageSet.Builder set) {
        set.message("root_refused", "ROOT LOGIN REFUSED " + FROM);
        set.message(
                "invalid_user_request",
                "input_userauth_request: invalid user {user.name:*}",
                "input_userauth_request: illegal user {user.name:*}");
        set.message(
                "too_many_failures",
                "error: maximum authentication attempts exceeded for invalid user {user.name:*} "
                        + FROM
                        + " ssh2",
                "error: maximum authentication attempts exceeded for {user.name:*} "
                        + FROM
                        + " ssh2",
                "Disconnecting authenticating user {user.name:*} "
                        + PEER
                        + ": Too many authentication failures",
                "Disconnecting invalid user {user.name:*} "
                        + PEER
                        + ": Too many authentication failures",
                "Disconnecting: Too many authentication failures for {user.name:*}",
                "Disconnecting: Too many authentication failures");
        set.message(
                "authentication_refused",
                "Authentication refused: {status_detail:*}",
                "Authentication tried for {user.name:*} with correct key but not from a permitted"
                        + " host (host={src_endpoint.hostname}, ip={src_endpoint.ip})");
        set.message(
                "pam_error",
                "error: PAM: {status_detail:*} for {user.name} from {src_endpoint.ip}");
    }

    private static void preauthentication(MessageSet.Builder set) {
        set.with(CLASS_UID, SSH_ACTIVITY, ACTIVITY_NAME, "Open");
        set.message(
                "connection",
                "Connection "
                        + FROM
                        + " on {dst_endpoint.ip} port"
                        + " {dst_endpoint.port:#} rdomain \"{rdomain}\"",
                "Connection " + FROM + " on {dst_endpoint.ip} port {dst_endpoint.port:#}",
                "Connection " + FROM);
        set.with(CLASS_UID, SSH_ACTIVITY, ACTIVITY_NAME, "Fail", STATUS, "Failure");
        set.message(
                "no_identification",
                "Did not receive identification string " + FROM,
                "Did not receive identification string from {src_endpoint.ip}",
                "error: kex_exchange_identification: {status_detail:*}",
                "error: Did not receive identification string {:*}");
        set.message(
                "bad_version",
                "Bad protocol version identification '{client:*}' " + FROM,
                "Bad protocol version identification '{client:*}' from {src_endpoint.ip}",
                "banner exchange: Connection " + FROM + ": invalid format",
                "banner exchange: Connection " + FROM + ": {status_detail:*}",
                "Protocol major versions differ for {src_endpoint.ip} port"
                        + " {src_endpoint.port:#}: {client:*}",
                "Protocol major versions differ for {src_endpoint.ip}: {client:*}");
    }

    private static void addresses(MessageSet.Builder set) {
        set.message(
                "reverse_mapping_failed",
                "reverse mapping checking getaddrinfo for {src_endpoint.hostname}"
                        + " [{src_endpoint.ip}] failed - POSSIBLE BREAK-IN ATTEMPT!",
                "reverse mapping checking getaddrinfo for {src_endpoint.hostname}"
                        + " [{src_endpoint.ip}] failed.",
                "reverse mapping checking getaddrinfo for {src_endpoint.hostname} failed - POSSIBLE"
                        + " BREAK-IN ATTEMPT!");
        set.message(
                "reverse_mapping_differs",
                "Address {src_endpoint.ip} maps to {src_endpoint.hostname}, but this does not map"
                        + " back to the address - POSSIBLE BREAK-IN ATTEMPT!",
                "Address {src_endpoint.ip} maps to {src_endpoint.hostname}, but this does not map"
                        + " back to the address.");
        set.message(
                "nasty_ptr",
                "Nasty PTR record \"{src_endpoint.hostname:*}\" is set up for"
                        + " {src_endpoint.ip}, ignoring");
        set.message("scanned", "scanned from {src_endpoint.ip} with {client:*}");
        set.message(
                "refused",
                "refused connect from {src_endpoint.hostname} ({src_endpoint.ip})",
                "refused connect from {src_endpoint.ip}");
    }

    private static void negotiation(MessageSet.Builder set) {
        set.message(
                "no_negotiation",
                "Unable to negotiate with " + PEER + ": {status_detail:*}",
                "fatal: Unable to negotiate with " + PEER + ": {status_detail:*}",
                "fatal: Unable to negotiate a key exchange method");
        set.message(
                "max_startups",
                "drop connection #{:#} "
                        + FROM
                        + " on {dst_endpoint.ip} port"
                        + " {dst_endpoint.port:#} {status_detail:*}",
                "error: beginning MaxStartups throttling",
                "exited MaxStartups throttling after {:*}");
        set.message(
                "penalty",
                "drop connection #{:#} from [{src_endpoint.ip}]:"
                        + "{src_endpoint.port:#} on [{dst_endpoint.ip}]:{dst_endpoint.port:#}"
                        + " penalty: {status_detail:*}");
    }

    private static void ends(MessageSet.Builder set) {
        set.with(CLASS_UID, SSH_ACTIVITY, ACTIVITY_NAME, "Close");
        for (var error : new String[] {"", "error: "}) {
            set.message(
                    "received_disconnect",
                    error + "Received disconnect " + FROM + ":{code:#}: {status_detail:*}",
                    error
                            + "Received disconnect from {src_endpoint.ip}: {code:#}:"
                            + " {status_detail:*}");
        }
        set.message(
                "disconnected",
                "Disconnected from authenticating user {user.name:*} " + PEER,
                "Disconnected from invalid user {user.name:*} " + PEER,
                "Disconnected from user {user.name:*} " + PEER,
                "Disconnected from " + PEER,
                "Disconnected from {src_endpoint.ip}");
        set.message(
                "connection_closed",
                "Connection closed by authenticating user {user.name:*} " + PEER,
                "Connection closed by invalid user {user.name:*} " + PEER,
                "Connection closed by " + PEER,
                "Connection closed by {src_endpoint.ip}");
        set.message(
                "connection_reset",
                "Connection reset by authenticating user {user.name:*} " + PEER,
                "Connection reset by invalid user {user.name:*} " + PEER,
                "Connection reset by " + PEER,
                "Connection reset by {src_endpoint.ip}");
        set.message(
                "closing_connection",
                "Closing connection to " + PEER,
                "Closing connection to {src_endpoint.ip}");
        set.message(
                "close_session", "Close session: user {user.name} " + FROM + " id {session.uid:#}");
    }

    private static void timeouts(MessageSet.Builder set) {
        set.message(
                "timeout",
                "Timeout before authentication for " + PEER,
                "fatal: Timeout before authentication for " + PEER,
                "fatal: Timeout before authentication for {src_endpoint.ip}",
                "Timeout before authentication for connection from {src_endpoint.ip} to"
                        + " {dst_endpoint.ip}, pid = {:#}",
                "Timeout, client not responding from user {user.name:*} " + PEER,
                "Timeout, client not responding.");
        set.message(
                "transferred",
                "Transferred: sent {bytes.sent:#}, received {bytes.received:#}" + " bytes");
    }

    private static void protocol(MessageSet.Builder set) {
        set.with(CLASS_UID, SSH_ACTIVITY, ACTIVITY_NAME, "Fail", STATUS, "Failure");
        set.message(
                "write_failed",
                "fatal: Write failed: {status_detail:*}",
                "fatal: Read from socket failed: {status_detail:*}");
        set.message(
                "bad_packet",
                "Bad packet length {:#}.",
                "error: Bad packet length {:#}.",
                "Disconnecting: Bad packet length {:#}.",
                "padding error: need {:#} block {:#} mod {:#}",
                "Disconnecting: Packet corrupt",
                "ssh_dispatch_run_fatal: Connection " + FROM + ": {status_detail:*}",
                "fatal: ssh_dispatch_run_fatal: Connection " + FROM + ": {status_detail:*}",
                "Corrupted MAC on input.",
                "Disconnecting: Corrupted MAC on input.");
        set.message("disconnecting", "Disconnecting{status_detail:*}");
        set.message("fatal", "fatal: {status_detail:*}");
        set.message("error", "error: {status_detail:*}");
    }

    private static void service(MessageSet.Builder set) {
        set.with(CLASS_UID, APPLICATION_LIFECYCLE);
        set.message(
                "listening", "Server listening on {dst_endpoint.ip} port {dst_endpoint.port:#}.");
        set.message("terminated", "Received signal {:#}; terminating.");
        set.message("restarting", "Received SIGHUP; restarting.");
        set.message(
                "subsystem",
                "subsystem request for {subsystem} by user {user.name:*}",
                "subsystem request for {subsystem}");
        set.message(
                "pam_ignoring_max_retries", "PAM service(sshd) ignoring max retries; {:#} > {:#}");
    }
}
