package org.noonmark.guard.unix;

import static org.noonmark.guard.event.Ocsf.ACCOUNT_CHANGE;
import static org.noonmark.guard.event.Ocsf.ACTIVITY_NAME;
import static org.noonmark.guard.event.Ocsf.AUTHENTICATION;
import static org.noonmark.guard.event.Ocsf.CLASS_UID;
import static org.noonmark.guard.event.Ocsf.GROUP_MANAGEMENT;
import static org.noonmark.guard.event.Ocsf.STATUS;

import org.noonmark.guard.message.MessageSet;

/// What su, login, systemd-logind and the programs that change accounts write (shadow 4,
/// util-linux, systemd).
final class AccountMessages {
    static final MessageSet SU = su();
    static final MessageSet LOGIN = login();
    static final MessageSet LOGIND = logind();
    static final MessageSet ACCOUNTS = accounts();

    private AccountMessages() {}

    private static MessageSet su() {
        var set = MessageSet.of("su");
        set.with(CLASS_UID, AUTHENTICATION, ACTIVITY_NAME, "Logon", STATUS, "Failure");
        set.message(
                "failed",
                "FAILED su for {user.name} by {actor.user.name:*}",
                "FAILED SU (to {user.name}) {actor.user.name:*} on {su.tty}",
                "BAD SU {actor.user.name} to {user.name} on {su.tty}",
                "'su {user.name}' failed for {actor.user.name} on {su.tty}",
                "- {su.tty} {actor.user.name}:{user.name}");
        set.with(CLASS_UID, AUTHENTICATION, ACTIVITY_NAME, "Logon", STATUS, "Success");
        set.message(
                "succeeded",
                "Successful su for {user.name} by {actor.user.name:*}",
                "(to {user.name}) {actor.user.name:*} on {su.tty}",
                "{actor.user.name} to {user.name} on {su.tty}",
                "'su {user.name}' succeeded for {actor.user.name} on {su.tty}",
                "+ {su.tty} {actor.user.name}:{user.name}");
        return set.build();
    }

    private static MessageSet login() {
        var set = MessageSet.of("login");
        set.with(CLASS_UID, AUTHENTICATION, ACTIVITY_NAME, "Logon", STATUS, "Success");
        set.message(
                "root",
                "ROOT LOGIN ON {login.tty}",
                "ROOT LOGIN ON {login.tty} FROM {src_endpoint.ip}",
                "ROOT LOGIN  on '{login.tty}' from '{src_endpoint.ip}'",
                "ROOT LOGIN  on '{login.tty}'");
        set.message(
                "login",
                "LOGIN ON {login.tty} BY {user.name:*} FROM {src_endpoint.ip}",
                "LOGIN ON {login.tty} BY {user.name:*}");
        set.with(CLASS_UID, AUTHENTICATION, ACTIVITY_NAME, "Logon", STATUS, "Failure");
        set.message(
                "failed",
                "FAILED LOGIN {count:#} FROM {src_endpoint.ip} FOR {user.name:*},"
                        + " Authentication failure",
                "FAILED LOGIN ({count:#}) on '{login.tty}' from '{src_endpoint.ip}' FOR"
                        + " '{user.name:*}', Authentication failure",
                "FAILED LOGIN ({count:#}) on '{login.tty}' FOR '{user.name:*}', Authentication"
                        + " failure",
                "FAILED LOGIN {status_detail:*}");
        return set.build();
    }

    private static MessageSet logind() {
        var set = MessageSet.of("logind");
        set.with(CLASS_UID, AUTHENTICATION, ACTIVITY_NAME, "Logon", STATUS, "Success");
        set.message(
                "new_session",
                "New session {session.uid} of user {user.name:*}.",
                "New session '{session.uid}' of user '{user.name:*}' with class '{session.class}'"
                        + " and type '{session.type}'.");
        set.with(CLASS_UID, AUTHENTICATION, ACTIVITY_NAME, "Logoff");
        set.message(
                "session_ended",
                "Session {session.uid} logged out. Waiting for processes to exit.",
                "Removed session {session.uid}.");
        return set.build();
    }

    private static MessageSet accounts() {
        var set = MessageSet.of("account");
        set.with(CLASS_UID, ACCOUNT_CHANGE, ACTIVITY_NAME, "Create");
        set.message(
                "created",
                "new user: name={user.name}, UID={user.uid:#}, GID={group.uid:#},"
                        + " home={user.home:*}, shell={user.shell}, from={su.tty}",
                "new user: name={user.name}, UID={user.uid:#}, GID={group.uid:#},"
                        + " home={user.home:*}, shell={user.shell}",
                "new user: name={user.name}, uid={user.uid:#}, gid={group.uid:#},"
                        + " home={user.home:*}, shell={user.shell}");
        set.with(CLASS_UID, ACCOUNT_CHANGE, ACTIVITY_NAME, "Delete");
        set.message("deleted", "delete user '{user.name:*}'");
        set.with(CLASS_UID, ACCOUNT_CHANGE, ACTIVITY_NAME, "Password Change");
        set.message(
                "password_changed",
                "password changed for '{user.name:*}'",
                "password changed for {user.name:*}",
                "change user '{user.name:*}' password",
                "password for '{user.name}' changed by '{actor.user.name}'");
        set.with(CLASS_UID, ACCOUNT_CHANGE, ACTIVITY_NAME, "Lock");
        set.message("locked", "lock user '{user.name:*}' password");
        set.with(CLASS_UID, ACCOUNT_CHANGE, ACTIVITY_NAME, "Unlock");
        set.message("unlocked", "unlock user '{user.name:*}' password");
        set.with(CLASS_UID, ACCOUNT_CHANGE, ACTIVITY_NAME, "Other");
        set.message(
                "changed",
                "change user '{user.name}' {status_detail:*}",
                "changed user '{user.name}' {status_detail:*}",
                "failed adding user '{user.name}', {status_detail:*}",
                "changed password expiry for {user.name:*}");
        groups(set);
        return set.build();
    }

    private static void groups(MessageSet.Builder set) {
        set.with(CLASS_UID, GROUP_MANAGEMENT, ACTIVITY_NAME, "Add User");
        set.message(
                "added_to_group",
                "add '{user.name}' to group '{group.name:*}'",
                "add '{user.name}' to shadow group '{group.name:*}'",
                "user {user.name} added by {actor.user.name} to group {group.name}");
        set.with(CLASS_UID, GROUP_MANAGEMENT, ACTIVITY_NAME, "Remove User");
        set.message(
                "removed_from_group",
                "delete '{user.name}' from group '{group.name:*}'",
                "delete '{user.name}' from shadow group '{group.name:*}'",
                "user {user.name} removed by {actor.user.name} from group {group.name}");
        set.with(CLASS_UID, GROUP_MANAGEMENT, ACTIVITY_NAME, "Create");
        set.message(
                "group_created",
                "new group: name={group.name}, GID={group.uid:#}",
                "group added to {:*}: name={group.name}, GID={group.uid:#}",
                "group added to {:*}: name={group.name}");
        set.with(CLASS_UID, GROUP_MANAGEMENT, ACTIVITY_NAME, "Delete");
        set.message(
                "group_deleted",
                "removed group '{group.name}' owned by '{user.name:*}'",
                "group '{group.name:*}' removed",
                "group '{group.name:*}' removed from /etc/group");
    }
}
