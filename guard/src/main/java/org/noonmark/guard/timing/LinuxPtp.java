package org.noonmark.guard.timing;

import static org.noonmark.guard.event.Ocsf.CLASS_UID;
import static org.noonmark.guard.event.Ocsf.NTP_ACTIVITY;
import static org.noonmark.guard.event.Ocsf.STATUS;

import org.noonmark.guard.message.MessageSet;

/// What linuxptp's `ptp4l`, `phc2sys` and `ts2phc` write (versions 2 to 4).
///
/// To a terminal they write `ptp4l[123.456]: message`, where the bracket holds seconds since boot;
/// to syslog `ptp4l: [123.456] message`. A message tag in brackets may follow. Offsets are clock
/// minus reference, in nanoseconds; frequencies in parts in 1e9.
final class LinuxPtp {
    private static final String SERVO = "s{ptp.servo_state:#} freq {ptp.frequency_ppb:%}";

    static final MessageSet ALL = all();

    private LinuxPtp() {}

    private static MessageSet all() {
        var set = MessageSet.of("linuxptp").squeezed();
        offsets(set);
        ports(set);
        failures(set);
        return set.build();
    }

    private static void offsets(MessageSet.Builder set) {
        set.with(CLASS_UID, NTP_ACTIVITY);
        each(
                set,
                "offset",
                "master offset {ptp.offset_nanos:%} "
                        + SERVO
                        + " path delay"
                        + " {ptp.path_delay_nanos:%}",
                "{ptp.clock} phc offset {ptp.offset_nanos:%} "
                        + SERVO
                        + " delay"
                        + " {ptp.path_delay_nanos:%}",
                "{ptp.clock} sys offset {ptp.offset_nanos:%} "
                        + SERVO
                        + " delay"
                        + " {ptp.path_delay_nanos:%}",
                "{ptp.clock} pps offset {ptp.offset_nanos:%} " + SERVO,
                "{ptp.clock} master offset {ptp.offset_nanos:%} " + SERVO,
                "{ptp.clock} offset {ptp.offset_nanos:%} " + SERVO);
        each(
                set,
                "summary",
                "rms {ptp.rms_nanos:%} max {ptp.max_nanos:%} freq {ptp.frequency_ppb:%} +/- {:%}"
                        + " delay {ptp.path_delay_nanos:%} +/- {:%}",
                "rms {ptp.rms_nanos:%} max {ptp.max_nanos:%} freq {ptp.frequency_ppb:%} +/- {:%}",
                "{ptp.clock} rms {ptp.rms_nanos:%} max {ptp.max_nanos:%} freq"
                        + " {ptp.frequency_ppb:%} +/- {:%} delay {ptp.path_delay_nanos:%} +/- {:%}");
    }

    private static void ports(MessageSet.Builder set) {
        each(
                set,
                "port_state",
                "port {ptp.port:#} ({device.interface}): {ptp.state_before} to {ptp.state} on"
                        + " {ptp.event}",
                "port {ptp.port:#} ({device.interface}): {ptp.state_before} to {ptp.state} on"
                        + " {ptp.event} {:*}",
                "port {ptp.port:#}: {ptp.state_before} to {ptp.state} on {ptp.event}",
                "port {ptp.port:#}: {ptp.state_before} to {ptp.state} on {ptp.event} {:*}");
        each(
                set,
                "best_master",
                "selected best master clock {ptp.clock_identity}",
                "selected local clock {ptp.clock_identity} as best master",
                "port {ptp.port:#} ({device.interface}): new foreign master"
                        + " {ptp.clock_identity}",
                "port {ptp.port:#}: new foreign master {ptp.clock_identity}");
    }

    private static void failures(MessageSet.Builder set) {
        set.with(CLASS_UID, NTP_ACTIVITY, STATUS, "Failure");
        each(set, "clock_jumped", "clockcheck: clock jumped {status_detail:*}");
        each(
                set,
                "tx_timestamp",
                "timed out while polling for tx timestamp",
                "port {ptp.port:#} ({device.interface}): send {:*} failed",
                "increasing tx_timestamp_timeout {:*}");
        each(
                set,
                "timed_out",
                "failed to {status_detail:*}",
                "foreign master not using PTP timescale",
                "port {ptp.port:#} ({device.interface}): {status_detail:*}",
                "port {ptp.port:#}: {status_detail:*}");
    }

    private static void each(MessageSet.Builder set, String code, String... spellings) {
        for (var spelling : spellings) {
            set.message(
                    code,
                    "[{ptp.uptime_seconds:%}] " + spelling,
                    "[{ptp.uptime_seconds:%}] [{ptp.tag}] " + spelling,
                    spelling);
            if (spelling.charAt(0) != '{') {
                set.message(code, "[{ptp.tag}] " + spelling);
            }
        }
    }
}
