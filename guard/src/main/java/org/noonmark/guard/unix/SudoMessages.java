package org.noonmark.guard.unix;

import static org.noonmark.guard.event.Ocsf.ACTIVITY_NAME;
import static org.noonmark.guard.event.Ocsf.AUTHENTICATION;
import static org.noonmark.guard.event.Ocsf.CLASS_UID;
import static org.noonmark.guard.event.Ocsf.PROCESS_ACTIVITY;
import static org.noonmark.guard.event.Ocsf.STATUS;

import org.noonmark.guard.message.MessageSet;

/// What sudo writes (sudo 1.8 and 1.9, `lib/eventlog`): who, from where, as whom, which command.
///
/// The command stands last and takes any text; a working directory with a space in it cannot stand
/// in for the target user, which is then left out.
final class SudoMessages {
    private static final String WHO = "{actor.user.name} : ";
    private static final String WHERE = "TTY={sudo.tty} ; PWD={process.working_directory}";
    private static final String COMMAND = "USER={user.name} ; COMMAND={process.cmd_line:*}";
    private static final String GROUP = "GROUP={group.name} ; COMMAND={process.cmd_line:*}";

    static final MessageSet ALL = all();

    private SudoMessages() {}

    private static MessageSet all() {
        var set = MessageSet.of("sudo");
        refusals(set);
        commands(set);
        unclear(set);
        return set.build();
    }

    /// Whatever a directory's name, or another option, makes of the middle: everything behind the
    /// terminal is taken for the command, so that nobody hides one by a space in a name. Fields
    /// that could be faked there are left out.
    private static void unclear(MessageSet.Builder set) {
        set.message(
                "unclear_command",
                WHO + "TTY={sudo.tty} ; {process.cmd_line:*}",
                WHO + "HOST={sudo.host} ; {process.cmd_line:*}");
        set.with(CLASS_UID, AUTHENTICATION, ACTIVITY_NAME, "Logon", STATUS, "Failure");
        set.message(
                "unclear_refusal",
                WHO + "user NOT in sudoers ; {process.cmd_line:*}",
                WHO + "command not allowed ; {process.cmd_line:*}",
                WHO + "user NOT authorized on host ; {process.cmd_line:*}",
                WHO + "a password is required ; {process.cmd_line:*}",
                WHO + "{count:#} incorrect password attempt ; {process.cmd_line:*}",
                WHO + "{count:#} incorrect password attempts ; {process.cmd_line:*}");
    }

    private static void refusals(MessageSet.Builder set) {
        set.with(CLASS_UID, AUTHENTICATION, ACTIVITY_NAME, "Logon", STATUS, "Failure");
        set.message(
                "incorrect_password",
                WHO + "{count:#} incorrect password attempt ; " + WHERE + " ; " + COMMAND,
                WHO + "{count:#} incorrect password attempts ; " + WHERE + " ; " + COMMAND);
        set.message("not_in_sudoers", WHO + "user NOT in sudoers ; " + WHERE + " ; " + COMMAND);
        set.message(
                "not_authorised",
                WHO + "command not allowed ; " + WHERE + " ; " + COMMAND,
                WHO + "user NOT authorized on host ; " + WHERE + " ; " + COMMAND,
                WHO + "a password is required ; " + WHERE + " ; " + COMMAND,
                WHO
                        + "no tty present and no askpass program specified ; "
                        + WHERE
                        + " ; "
                        + COMMAND);
    }

    private static void commands(MessageSet.Builder set) {
        set.with(
                CLASS_UID,
                PROCESS_ACTIVITY,
                ACTIVITY_NAME,
                "Launch",
                STATUS,
                "Success",
                "process.parent_process.file.path",
                "/usr/bin/sudo");
        set.message(
                "command",
                WHO + WHERE + " ; " + COMMAND,
                WHO + WHERE + " ; USER={user.name} ; " + GROUP,
                WHO + WHERE + " ; " + GROUP,
                WHO
                        + WHERE
                        + " ; USER={user.name} ; ENV={sudo.env} ;"
                        + " COMMAND={process.cmd_line:*}",
                WHO
                        + WHERE
                        + " ; USER={user.name} ; TSID={sudo.tsid} ;"
                        + " COMMAND={process.cmd_line:*}");
    }
}
