package org.noonmark.guard.timing;

import static org.noonmark.guard.event.Ocsf.ACTIVITY_NAME;
import static org.noonmark.guard.event.Ocsf.APPLICATION_LIFECYCLE;
import static org.noonmark.guard.event.Ocsf.CLASS_UID;
import static org.noonmark.guard.event.Ocsf.NTP_ACTIVITY;
import static org.noonmark.guard.event.Ocsf.STATUS;

import org.noonmark.guard.message.MessageSet;

/// What ntpd writes: the reference implementation 4.2 and NTPsec 1, which puts a subsystem's name
/// before some messages.
final class Ntpd {
    static final MessageSet ALL = all();

    private Ntpd() {}

    private static MessageSet all() {
        var set = MessageSet.of("ntpd");
        sources(set);
        steps(set);
        failures(set);
        lifecycle(set);
        return set.build();
    }

    private static void sources(MessageSet.Builder set) {
        set.with(CLASS_UID, NTP_ACTIVITY, STATUS, "Success");
        set.message(
                "selected",
                "synchronized to {ntp.source}, stratum {ntp.stratum:#}",
                "synchronized to {ntp.source}, stratum={ntp.stratum:#}");
        set.message(
                "soliciting",
                "Soliciting pool server {ntp.source}",
                "DNS: Server taking: {ntp.source}",
                "DNS: Pool taking: {ntp.source}");
        set.message(
                "event",
                "{ntp.source} {ntp.status_word} {ntp.event:#} {status_detail:*}",
                "PROTO: {ntp.source} {ntp.status_word} {ntp.event:#} {status_detail:*}");
        set.message(
                "kernel_leap",
                "CLOCK: kernel reports leap second {ntp.leap:*}",
                "kernel reports leap second {ntp.leap:*}");
        set.message(
                "leap_file",
                "leapsecond file ('{file.path}'): {status_detail:*}",
                "CLOCK: leapsecond file ('{file.path}'): {status_detail:*}");
    }

    private static void steps(MessageSet.Builder set) {
        set.with(CLASS_UID, NTP_ACTIVITY, ACTIVITY_NAME, "Step");
        set.message(
                "stepped",
                "time reset {ntp.offset_seconds:%} s",
                "time set {ntp.offset_seconds:%} s",
                "CLOCK: time stepped by {ntp.offset_seconds:%}",
                "CLOCK: time set {ntp.offset_seconds:%} s");
        for (var before : new String[] {"", "PROTO: "}) {
            set.message(
                    "step_event",
                    before
                            + "{ntp.source} {ntp.status_word} 0c clock_step"
                            + " {ntp.offset_seconds:%} s",
                    before
                            + "{ntp.source} {ntp.status_word} 0c clock_step"
                            + " {ntp.offset_seconds:%}");
        }
        set.message("slewed", "time slew {ntp.offset_seconds:%} s");
    }

    private static void failures(MessageSet.Builder set) {
        set.with(CLASS_UID, NTP_ACTIVITY, STATUS, "Failure");
        set.message("no_servers", "no servers reachable", "no servers can be used{:*}");
        set.message(
                "kernel_error",
                "kernel reports TIME_ERROR: {status_detail:*}",
                "CLOCK: kernel reports TIME_ERROR: {status_detail:*}");
        set.message(
                "frequency_error",
                "frequency error {ntp.frequency_ppm:%} PPM exceeds tolerance {:%} PPM",
                "CLOCK: frequency error {ntp.frequency_ppm:%} PPM exceeds tolerance {:%} PPM");
        set.message(
                "origin_differs",
                "receive: Unexpected origin timestamp {:*} from" + " {src_endpoint.ip} xmt {}",
                "receive: Got {:*} origin timestamp from {src_endpoint.ip}");
        set.message("panic", "CLOCK: Panic: offset too big: {ntp.offset_seconds:%}");
        set.message(
                "source_unreachable",
                "NTP Server {ntp.source} is Unreachable",
                "SYNC: no servers found{:*}");
        set.message(
                "too_far",
                "time correction of {ntp.offset_seconds:%} seconds exceeds sanity"
                        + " limit ({:%}); {:*}");
    }

    private static void lifecycle(MessageSet.Builder set) {
        set.with(CLASS_UID, APPLICATION_LIFECYCLE);
        set.message("started", "ntpd {service.version} {:*}: Starting", "INIT: ntpd ntpsec-{:*}");
        set.message(
                "stopped",
                "ntpd exiting on signal {:#} ({:*})",
                "ERR: ntpd exiting on signal {:#} ({:*})");
        set.message(
                "listening",
                "Listen normally on {:#} {device.interface} {dst_endpoint:@}",
                "IO: Listen normally on {:#} {device.interface} {dst_endpoint:@}",
                "Listen and drop on {:#} {device.interface} {dst_endpoint:@}",
                "IO: Listen and drop on {:#} {device.interface} {dst_endpoint:@}");
    }
}
