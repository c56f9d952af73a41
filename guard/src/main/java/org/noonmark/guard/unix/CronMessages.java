package org.noonmark.guard.unix;

import static org.noonmark.guard.event.Ocsf.ACTIVITY_NAME;
import static org.noonmark.guard.event.Ocsf.CLASS_UID;
import static org.noonmark.guard.event.Ocsf.PROCESS_ACTIVITY;
import static org.noonmark.guard.event.Ocsf.SCHEDULED_JOB;

import org.noonmark.guard.message.MessageSet;

/// What cron and crontab write (Vixie cron, cronie): `(user) ACTION (detail)`.
final class CronMessages {
    static final MessageSet ALL = all();

    private CronMessages() {}

    private static MessageSet all() {
        var set = MessageSet.of("cron");
        set.with(CLASS_UID, PROCESS_ACTIVITY, ACTIVITY_NAME, "Launch");
        set.message("command", "({user.name}) CMD ({process.cmd_line:*})");
        set.with(CLASS_UID, SCHEDULED_JOB, ACTIVITY_NAME, "Update");
        set.message("replaced", "({actor.user.name}) REPLACE ({user.name})");
        set.message(
                "edited",
                "({actor.user.name}) BEGIN EDIT ({user.name})",
                "({actor.user.name}) END EDIT ({user.name})");
        set.with(CLASS_UID, SCHEDULED_JOB, ACTIVITY_NAME, "Delete");
        set.message("deleted", "({actor.user.name}) DELETE ({user.name})");
        set.with(CLASS_UID, SCHEDULED_JOB, ACTIVITY_NAME, "Other");
        set.message("listed", "({actor.user.name}) LIST ({user.name})");
        set.message("other", "({user.name}) {cron.action} ({status_detail:*})");
        return set.build();
    }
}
