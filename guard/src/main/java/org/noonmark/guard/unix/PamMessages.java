package org.noonmark.guard.unix;

import static org.noonmark.guard.event.Ocsf.ACCOUNT_CHANGE;
import static org.noonmark.guard.event.Ocsf.ACTIVITY_NAME;
import static org.noonmark.guard.event.Ocsf.AUTHENTICATION;
import static org.noonmark.guard.event.Ocsf.CLASS_UID;
import static org.noonmark.guard.event.Ocsf.STATUS;

import org.noonmark.guard.message.MessageSet;

/// What PAM's modules write in the name of the program that asks them (Linux-PAM: `pam_unix`,
/// `pam_faillock`, `pam_succeed_if`, `pam_tally2`, `pam_google_authenticator` …).
///
/// Old versions name the module in the tag and not in the message: both spellings are read. The
/// user's name stands last, in the free place; a remote user's name with a space in it fits no
/// template, so that it cannot stand in for the remote host.
final class PamMessages {
    private static final String FACTS =
            "logname={pam.logname} uid={pam.uid:#} euid={pam.euid:#} tty={pam.tty}"
                    + " ruser={pam.ruser} rhost={src_endpoint.ip}";

    static final MessageSet ALL = all(true);

    /// Only what names its module: for programs that are not known.
    static final MessageSet NAMED = all(false);

    private PamMessages() {}

    private static MessageSet all(boolean alsoUnnamed) {
        var set = MessageSet.of("pam");
        failures(set, alsoUnnamed);
        refusals(set, alsoUnnamed);
        moreFailures(set);
        sessions(set, alsoUnnamed);
        return set.build();
    }

    private static void failures(MessageSet.Builder set, boolean alsoUnnamed) {
        set.with(CLASS_UID, AUTHENTICATION, ACTIVITY_NAME, "Logon", STATUS, "Failure");
        both(
                set,
                alsoUnnamed,
                "authentication_failure",
                "authentication failure; " + FACTS + " user={user.name:*}",
                "authentication failure; " + FACTS + "  user={user.name:*}",
                "authentication failure; " + FACTS);
        both(
                set,
                alsoUnnamed,
                "user_unknown",
                "check pass; user unknown",
                "check pass; user ({user.name:*}) unknown");
        both(
                set,
                alsoUnnamed,
                "account_expired",
                "account {user.name:*} has expired (account expired)",
                "expired password for user {user.name:*} (password expired)",
                "expired password for user {user.name:*} (root enforced)");
        both(
                set,
                alsoUnnamed,
                "password_mismatch",
                "password - new password not acceptable",
                "conversation failed",
                "auth could not identify password for [{user.name:*}]");
    }

    private static void refusals(MessageSet.Builder set, boolean alsoUnnamed) {
        both(
                set,
                alsoUnnamed,
                "locked",
                "Consecutive login failures for user {user.name:*} account temporarily" + " locked",
                "user {user.name:*} ({pam.uid:#}) tally {count:#}, deny {:#}");
        both(
                set,
                alsoUnnamed,
                "requirement_not_met",
                "requirement \"{pam.requirement:*}\" not met by user" + " \"{user.name}\"");
    }

    private static void moreFailures(MessageSet.Builder set) {
        set.message(
                "more_authentication_failures",
                "PAM {count:#} more authentication failure; " + FACTS + " user={user.name:*}",
                "PAM {count:#} more authentication failure; " + FACTS + "  user={user.name:*}",
                "PAM {count:#} more authentication failure; " + FACTS,
                "PAM {count:#} more authentication failures; " + FACTS + " user={user.name:*}",
                "PAM {count:#} more authentication failures; " + FACTS + "  user={user.name:*}",
                "PAM {count:#} more authentication failures; " + FACTS);
    }

    private static void sessions(MessageSet.Builder set, boolean alsoUnnamed) {
        set.with(CLASS_UID, AUTHENTICATION, ACTIVITY_NAME, "Logon", STATUS, "Success");
        both(
                set,
                alsoUnnamed,
                "session_opened",
                "session opened for user {user.name:*}(uid={user.uid:#}) by"
                        + " {actor.user.name}(uid={actor.user.uid:#})",
                "session opened for user {user.name:*} by {actor.user.name}"
                        + "(uid={actor.user.uid:#})",
                "session opened for user {user.name:*} by {actor.user.name}"
                        + "(uid={actor.user.uid:#}, euid={:#})");
        set.with(CLASS_UID, AUTHENTICATION, ACTIVITY_NAME, "Logoff");
        both(set, alsoUnnamed, "session_closed", "session closed for user {user.name:*}");
        set.with(CLASS_UID, ACCOUNT_CHANGE, ACTIVITY_NAME, "Password Change");
        both(set, alsoUnnamed, "password_changed", "password changed for {user.name:*}");
    }

    private static void both(
            MessageSet.Builder set, boolean alsoUnnamed, String code, String... spellings) {
        for (var spelling : spellings) {
            set.message(code, "pam_{pam.module}({pam.service}:{pam.type}): " + spelling);
            if (alsoUnnamed) {
                set.message(code, spelling);
            }
        }
    }
}
