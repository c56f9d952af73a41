package org.noonmark.guard.timing;

import static org.noonmark.guard.event.Ocsf.ACTIVITY_NAME;
import static org.noonmark.guard.event.Ocsf.APPLICATION_LIFECYCLE;
import static org.noonmark.guard.event.Ocsf.CLASS_UID;
import static org.noonmark.guard.event.Ocsf.NTP_ACTIVITY;
import static org.noonmark.guard.event.Ocsf.STATUS;

import org.noonmark.guard.message.MessageSet;

/// What chronyd 3 and 4 write (`reference.c`, `sources.c`, `ntp_core.c`, `nts_ke_client.c`).
final class Chronyd {
    static final MessageSet ALL = all();

    private Chronyd() {}

    private static MessageSet all() {
        var set = MessageSet.of("chronyd");
        set.with(CLASS_UID, NTP_ACTIVITY, STATUS, "Success");
        set.message(
                "selected",
                "Selected source {ntp.source} ({ntp.name})",
                "Selected source {ntp.source}");
        set.message("source_online", "Source {ntp.source} online");
        set.message(
                "source_replaced",
                "Source {ntp.replaced} replaced with {ntp.source} ({ntp.name})",
                "Source {ntp.replaced} replaced with {ntp.source}");
        set.message(
                "source_changed",
                "Source {ntp.replaced} changed to {ntp.source} ({ntp.name})",
                "Source {ntp.replaced} changed to {ntp.source}");
        set.message(
                "source_added",
                "Added source {ntp.source} ({ntp.name})",
                "Added source {ntp.source}",
                "Added pool {ntp.source}");
        set.message("source_removed", "Removed source {ntp.source}", "Removed {:#} sources");
        set.message(
                "tai_offset",
                "System clock TAI offset set to {ntp.tai_offset:#} seconds",
                "Using right/UTC timezone to obtain leap second data",
                "Using leap second list {file.path}");
        steps(set);
        failures(set);
        set.with(CLASS_UID, APPLICATION_LIFECYCLE);
        set.message("started", "chronyd version {service.version} starting ({:*})");
        set.message("stopped", "chronyd exiting");
        set.message(
                "frequency_read",
                "Frequency {ntp.frequency_ppm:%} +/- {:%} ppm read from {file.path}",
                "Initial frequency {ntp.frequency_ppm:%} ppm");
        return set.build();
    }

    private static void steps(MessageSet.Builder set) {
        set.with(CLASS_UID, NTP_ACTIVITY, ACTIVITY_NAME, "Step");
        set.message("stepped", "System clock was stepped by {ntp.offset_seconds:%} seconds");
        set.message(
                "clock_wrong",
                "System clock wrong by {ntp.offset_seconds:%} seconds, adjustment started",
                "System clock wrong by {ntp.offset_seconds:%} seconds");
        set.message("time_jump", "{ntp.jump} time jump detected!");
        set.message("leap_stepped", "System clock was stepped for leap second");
        set.with(CLASS_UID, NTP_ACTIVITY);
        set.message(
                "leap_status",
                "System clock status {ntp.leap:*} leap second",
                "Adjusting system clock for {ntp.leap:*}");
    }

    private static void failures(MessageSet.Builder set) {
        set.with(CLASS_UID, NTP_ACTIVITY, STATUS, "Failure");
        set.message(
                "not_synchronised",
                "Can't synchronise: {status_detail:*}",
                "Could not synchronise {status_detail:*}");
        set.message(
                "falseticker",
                "Detected falseticker {ntp.source} ({ntp.name})",
                "Detected falseticker {ntp.source}");
        set.message("source_offline", "Source {ntp.source} offline");
        set.message("kiss_of_death", "Received KoD {ntp.kiss_code} from {ntp.source}");
        set.message("uncontrolled", "Disabled control of system clock", "CAP_SYS_TIME not present");
        set.message(
                "nts_failed",
                "NTS-KE session with {dst_endpoint:@} ({ntp.name}) timed out",
                "NTS-KE session with {dst_endpoint:@} ({ntp.name}) {status_detail:*}",
                "TLS handshake with {dst_endpoint:@} ({ntp.name}) failed : {status_detail:*}",
                "TLS handshake with {dst_endpoint:@} failed : {status_detail:*}",
                "Received invalid NTS-KE response from {ntp.name}",
                "Received invalid NTS-KE message from {ntp.name}",
                "NTS-KE not supported by {ntp.name}");
        set.message("dns_failed", "Could not resolve address of {ntp.name} {:*}");
        set.message("fatal", "Fatal error : {status_detail:*}");
    }
}
