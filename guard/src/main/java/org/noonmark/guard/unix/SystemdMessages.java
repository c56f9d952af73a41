package org.noonmark.guard.unix;

import static org.noonmark.guard.event.Ocsf.ACTIVITY_NAME;
import static org.noonmark.guard.event.Ocsf.APPLICATION_LIFECYCLE;
import static org.noonmark.guard.event.Ocsf.CLASS_UID;

import org.noonmark.guard.message.MessageSet;

/// What systemd's manager writes of units: with their name since version 249, with their
/// description alone before (`src/core/job.c`, `src/core/unit.c`, `src/core/service.c`).
final class SystemdMessages {
    static final MessageSet ALL = all();

    private SystemdMessages() {}

    private static MessageSet all() {
        var set = MessageSet.of("systemd");
        set.with(CLASS_UID, APPLICATION_LIFECYCLE, ACTIVITY_NAME, "Start");
        set.message("started", "Started {systemd.unit} - {:*}.", "Started {systemd.unit}.");
        set.message("started", "Started {systemd.description:*}.");
        set.with(CLASS_UID, APPLICATION_LIFECYCLE, ACTIVITY_NAME, "Stop");
        set.message("stopped", "Stopped {systemd.unit} - {:*}.", "Stopped {systemd.unit}.");
        set.message("stopped", "Stopped {systemd.description:*}.");
        set.message("killed", "{systemd.unit}: Main process exited, code=killed, status={:*}");
        set.message("failed", "{systemd.unit}: Failed with result '{systemd.result}'.");
        return set.build();
    }
}
