package org.noonmark.guard.timing;

import static org.noonmark.guard.event.Ocsf.CLASS_UID;
import static org.noonmark.guard.event.Ocsf.NTP_ACTIVITY;
import static org.noonmark.guard.event.Ocsf.STATUS;

import org.noonmark.guard.message.MessageSet;

/// What gpsd 3 writes at its usual levels, `gpsd:WARN: message`, after the texts of gpsd 3.22.
final class Gpsd {
    static final MessageSet ALL = all();

    private Gpsd() {}

    private static MessageSet all() {
        var set = MessageSet.of("gpsd");
        set.with(CLASS_UID, NTP_ACTIVITY, STATUS, "Failure");
        each(
                set,
                "device_lost",
                "GPS on {gnss.device} is offline ({gnss.seconds:%} sec since data)",
                "device read of {gnss.device} returned error or packet sniffer failed sync"
                        + " {:*}",
                "{gnss.device}: device activation failed, freeing device.");
        each(
                set,
                "pps_trouble",
                "KPPS:{gnss.device} kernel PPS timeout {status_detail:*}",
                "KPPS:{gnss.device} kernel PPS failed {status_detail:*}",
                "KPPS:{gnss.device} kernel PPS unavailable, PPS accuracy will suffer",
                "KPPS:{gnss.device} is fake PPS, timing will be inaccurate");
        each(
                set,
                "time_jump",
                "system time looks bogus, dates may not be reliable.",
                "ZDA year less than clock year, probable GPS week rollover lossage",
                "WARNING: WKRO bug: leap second {:#} inconsistent with {:#}, corrected to"
                        + " {status_detail:*}",
                "GPS week confusion. {status_detail:*}");
        each(set, "receiver_text", "NMEA0183: TXT: {gnss.severity}: {status_detail:*}");
        return set.build();
    }

    private static void each(MessageSet.Builder set, String code, String... spellings) {
        for (var spelling : spellings) {
            set.message(
                    code,
                    "gpsd:{gnss.level}: " + spelling,
                    spelling.charAt(0) == '{' ? "[gpsd] " + spelling : spelling);
        }
    }
}
