package org.noonmark.guard.timing;

import static org.noonmark.guard.event.Ocsf.ACTIVITY_NAME;
import static org.noonmark.guard.event.Ocsf.CLASS_UID;
import static org.noonmark.guard.event.Ocsf.NTP_ACTIVITY;
import static org.noonmark.guard.event.Ocsf.STATUS;

import org.noonmark.guard.message.MessageSet;

/// What systemd-timesyncd writes, after the texts of systemd 252 (`timesyncd-manager.c`,
/// `timesyncd.c`) and the older spellings of systemd 215 to 240.
final class Timesyncd {
    static final MessageSet ALL = all();

    private Timesyncd() {}

    private static MessageSet all() {
        var set = MessageSet.of("timesyncd");
        set.with(CLASS_UID, NTP_ACTIVITY, STATUS, "Success");
        set.message(
                "selected",
                "Initial synchronization to time server {dst_endpoint:@} ({ntp.name}).",
                "Initial clock synchronization to {ntp.clock:*}.",
                "Synchronized to time server {dst_endpoint:@} ({ntp.name}).",
                "Synchronized to time server for the first time {dst_endpoint:@} ({ntp.name}).");
        set.message("contacted", "Contacted time server {dst_endpoint:@} ({ntp.name}).");
        set.message("connecting", "Connecting to time server {dst_endpoint:@} ({ntp.name}).");
        set.with(CLASS_UID, NTP_ACTIVITY, ACTIVITY_NAME, "Step");
        set.message("time_changed", "System time changed. Resyncing.");
        set.message(
                "time_restored",
                "System clock time unset or jumped backwards, restoring from recorded timestamp:"
                        + " {ntp.clock:*}",
                "System clock time unset or jumped backwards, restored from recorded timestamp:"
                        + " {ntp.clock:*}");
        set.with(CLASS_UID, NTP_ACTIVITY, STATUS, "Failure");
        set.message("timed_out", "Timed out waiting for reply from {dst_endpoint:@} ({ntp.name}).");
        set.message(
                "answer_refused",
                "Server has too large root distance. Disconnecting.",
                "Server is not synchronized. Disconnecting.",
                "Invalid response from server. Disconnecting.",
                "Server returned invalid delay or dispersion. Disconnecting.",
                "Invalid reply; not our transmit time. Ignoring.",
                "Invalid reply, returned times before epoch. Ignoring.");
        set.message("no_network", "No network connectivity, watching for changes.");
        return set.build();
    }
}
