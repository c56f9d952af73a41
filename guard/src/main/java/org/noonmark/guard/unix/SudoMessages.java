package org.noonmark.guard.unix;

import static org.noonmark.guard.event.Ocsf.ACTIVITY_NAME;
import static org.noonmark.guard.event.Ocsf.AUTHENTICATION;
import static org.noonmark.guard.event.Ocsf.CLASS_UID;
import static org.noonmark.guard.event.Ocsf.PROCESS_ACTIVITY;
import static org.noonmark.guard.event.Ocsf.STATUS;

import org.noonmark.guard.message.MessageSet;

/// What sudo writes (sudo 1.8 and 1.9, `lib/eventlog`): who, from where, as whom, which command.
///
/// The command stands last and takes any text; a working directory with a space in it fits no
/// template, so that it cannot stand in for the target user.
final class SudoMessages {
    private static final String WHERE = "TTY={sudo.tty} ; PWD={process.working_directory}";
    private static final String COMMAND = "USER={user.name} ; COMMAND={process.cmd_line:*}";
    private static final String GROUP = "GROUP={group.name} ; COMMAND={process.cmd_line:*}";

    static final MessageSet ALL = all();

    private SudoMessages() {}

    private static MessageSet all() {
        var set = MessageSet.of("sudo");
        set.with(CLASS_UID, AUTHENTICATION, ACTIVITY_NAME, "Logon", STATUS, "Failure");
        for (var before : new String[] {"{actor.user.name} : ", " {actor.user.name} : "}) {
            set.message(
                    "incorrect_password",
                    before + "{count:#} incorrect password attempt ; " + WHERE + " ; " + COMMAND,
                    before + "{count:#} incorrect password attempts ; " + WHERE + " ; " + COMMAND);
            set.message(
                    "not_in_sudoers", before + "user NOT in sudoers ; " + WHERE + " ; " + COMMAND);
            set.message(
                    "not_authorised",
                    before + "command not allowed ; " + WHERE + " ; " + COMMAND,
                    before + "user NOT authorized on host ; " + WHERE + " ; " + COMMAND,
                    before + "a password is required ; " + WHERE + " ; " + COMMAND,
                    before
                            + "no tty present and no askpass program specified ; "
                            + WHERE
                            + " ; "
                            + COMMAND);
        }
        set.with(
                CLASS_UID,
                PROCESS_ACTIVITY,
                ACTIVITY_NAME,
                "Launch",
                STATUS,
                "Success",
                "process.parent_process.file.path",
                "/usr/bin/sudo");
        for (var before : new String[] {"{actor.user.name} : ", " {actor.user.name} : "}) {
            set.message(
                    "command",
                    before + WHERE + " ; " + COMMAND,
                    before + WHERE + " ; USER={user.name} ; " + GROUP,
                    before + WHERE + " ; " + GROUP,
                    before
                            + WHERE
                            + " ; USER={user.name} ; ENV={sudo.env} ;"
                            + " COMMAND={process.cmd_line:*}",
                    before
                            + WHERE
                            + " ; USER={user.name} ; TSID={sudo.tsid} ;"
                            + " COMMAND={process.cmd_line:*}");
        }
        return set.build();
    }
}
