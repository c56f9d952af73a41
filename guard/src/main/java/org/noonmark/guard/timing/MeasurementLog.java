package org.noonmark.guard.timing;

import java.util.List;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.LogSource;

/// The measurement logs of chronyd (chrony.conf(5), `log`) and ntpd (monitoring options), with
/// their columns after the time.
enum MeasurementLog {
    MEASUREMENTS(
            "chronyd",
            "Peer del.",
            "ntp.source leap stratum tests_1 tests_2 tests_3 local_poll remote_poll score"
                    + " offset_seconds peer_delay_seconds peer_dispersion_seconds"
                    + " root_delay_seconds root_dispersion_seconds reference_id modes"),
    STATISTICS(
            "chronyd",
            "Std dev'n",
            "ntp.source standard_deviation_seconds offset_seconds offset_deviation_seconds"
                    + " frequency_change skew stress samples first_run runs asymmetry"),
    TRACKING(
            "chronyd",
            "Skew ppm",
            "ntp.source stratum frequency_ppm skew_ppm offset_seconds leap combined"
                    + " offset_deviation_seconds remaining_seconds root_delay_seconds"
                    + " root_dispersion_seconds maximum_error_seconds"),
    REFCLOCKS(
            "chronyd",
            "Raw offset",
            "ntp.source driver_poll leap pps raw_offset_seconds offset_seconds"
                    + " dispersion_seconds"),
    LOOPSTATS("ntpd", "", "offset_seconds frequency_ppm jitter_seconds wander_ppm poll"),
    PEERSTATS(
            "ntpd",
            "",
            "ntp.source status_word offset_seconds delay_seconds dispersion_seconds"
                    + " jitter_seconds");

    private final String program;
    private final String sign;

    @SuppressWarnings("ImmutableEnumChecker") // neither does it change, nor can it
    private final List<String> columns;

    @SuppressWarnings("ImmutableEnumChecker") // neither does it change, nor can it
    private final EventKind kind;

    MeasurementLog(String program, String sign, String columns) {
        this.program = program;
        this.sign = sign;
        this.columns = List.of(columns.split(" ", -1));
        this.kind =
                new EventKind(
                        program + " " + title(),
                        List.of(EventKind.View.of(new LogSource("linux", title(), program))));
    }

    /// The log that a heading names; `before` when it names none.
    static MeasurementLog ofHeading(String heading, MeasurementLog before) {
        for (var log : values()) {
            if (!log.sign.isEmpty() && heading.contains(log.sign)) {
                return log;
            }
        }
        return before;
    }

    /// chronyd writes dates, ntpd Modified Julian Days.
    boolean hasDates() {
        return !sign.isEmpty();
    }

    String program() {
        return program;
    }

    /// As the program calls it.
    String title() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    List<String> columns() {
        return columns;
    }

    EventKind kind() {
        return kind;
    }
}
