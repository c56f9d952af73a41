package org.noonmark.guard.timing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.Ocsf;
import org.noonmark.guard.format.LogFormats;
import org.noonmark.guard.reader.Collected;
import org.noonmark.guard.reader.ReadProblem.Reason;
import org.noonmark.sigma.LogSource;

class TimingTest {
    private static final LogFormats FORMATS = new LogFormats(LogSource.ANY);

    private static Collected read(String format, String text) {
        return Collected.read(FORMATS.named(format).orElseThrow(), text);
    }

    private static LogEvent syslog(String tagAndMessage) {
        return read("syslog", "Nov 23 11:59:59 gate " + tagAndMessage).only();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    chronyd[1]: Selected source 192.0.2.1 (ntp.example) | chronyd.selected | ntp.source | 192.0.2.1
                    chronyd[1]: System clock was stepped by -1.250000 seconds | chronyd.stepped | ntp.offset_seconds | -1.25
                    chronyd[1]: System clock wrong by 0.5 seconds, adjustment started | chronyd.clock_wrong | ntp.offset_seconds | 0.5
                    chronyd[1]: Can't synchronise: no majority | chronyd.not_synchronised | status_detail | no majority
                    chronyd[1]: Received KoD RATE from 192.0.2.1 | chronyd.kiss_of_death | ntp.kiss_code | RATE
                    chronyd[1]: Detected falseticker 192.0.2.1 | chronyd.falseticker | ntp.source | 192.0.2.1
                    chronyd[1]: Backward time jump detected! | chronyd.time_jump | ntp.jump | Backward
                    ntpd[1]: time reset +0.250000 s | ntpd.stepped | ntp.offset_seconds | 0.25
                    ntpd[1]: CLOCK: time stepped by -2.5 | ntpd.stepped | ntp.offset_seconds | -2.5
                    ntpd[1]: kernel reports TIME_ERROR: 0x41: Clock Unsynchronized | ntpd.kernel_error | status_detail | 0x41: Clock Unsynchronized
                    ptp4l: [123.456] master offset         -12 s2 freq   +345 path delay       678 | linuxptp.offset | ptp.offset_nanos | -12.0
                    ptp4l[123.456]: rms   12 max   34 freq  -56 +/-   7 delay   89 +/-   1 | linuxptp.summary | ptp.max_nanos | 34.0
                    phc2sys: [1.5] CLOCK_REALTIME phc offset      -5 s2 freq   +0 delay    500 | linuxptp.offset | ptp.clock | CLOCK_REALTIME
                    ptp4l: [1.5] port 1 (eth0): SLAVE to FAULTY on FAULT_DETECTED | linuxptp.port_state | ptp.state | FAULTY
                    """)
    void messagesAreTold(String line, String code, String field, String value) {
        var event = syslog(line);
        assertThat(event.first(Ocsf.EVENT_CODE)).isEqualTo(code);
        assertThat(String.valueOf(event.first(field))).isEqualTo(value);
    }

    @Test
    void trackingOfChronyIsRead() {
        var read =
                read(
                        "chronyd-tracking",
                        """
                        ===========================================================================
                           Date (UTC) Time     IP Address   St   Freq ppm   Skew ppm     Offset L Co
                        ===========================================================================
                        2026-11-23 11:59:50 192.0.2.1        2     -3.125      0.002 -1.25e-05 N  4 2.0e-06 -1.0e-06 1.0e-03 2.0e-03 5.0e-03
                        """);
        var event = read.only();
        assertThat(event.first("offset_seconds")).isEqualTo(-1.25e-05);
        assertThat(event.first("ntp.source")).isEqualTo("192.0.2.1");
        assertThat(event.first("stratum")).isEqualTo(2L);
        assertThat(event.time()).hasToString("2026-11-23T11:59:50Z");
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void loopstatsOfNtpdAreRead() {
        var event =
                read("ntpd-loopstats", "61367 43199.125 0.000012 -3.125 0.000004 0.001 6\n").only();
        assertThat(event.first("frequency_ppm")).isEqualTo(-3.125);
        assertThat(event.time()).hasToString("2026-11-23T11:59:59.125Z");
        assertThat(read("ntpd-loopstats", "61367 43199.125 0.1\n").reasons())
                .containsExactly(Reason.MALFORMED);
    }

    @Test
    void configurationIsAnEventForEachDirective() {
        var read =
                read(
                        "sshd-config",
                        "# comment\n\nPermitRootLogin yes\nMatch User ann\n  X11Forwarding no\n");
        assertThat(read.events()).hasSize(3);
        var root = read.events().getFirst();
        assertThat(root.first("config.directive")).isEqualTo("permitrootlogin");
        assertThat(root.first("config.value")).isEqualTo("yes");
        assertThat(root.first("config.line")).isEqualTo(3L);
        assertThat(read.events().getLast().first("config.section")).isEqualTo("match user ann");
        var ptp = read("ptp4l-config", "[global]\nslaveOnly = 1\n").only();
        assertThat(ptp.first("config.value")).isEqualTo("1");
        assertThat(ptp.first("config.section")).isEqualTo("global");
    }

    @Test
    void ownEventsOfAStationAreRead() {
        var read =
                read(
                        "noonmark",
                        "(no time yet) INFO started\n2026-11-23T11:59:58Z ALARM a: step\nstate ok\n");
        assertThat(read.events()).hasSize(3);
        assertThat(read.events().getFirst().first(Ocsf.MESSAGE)).isEqualTo("started");
        var alarm = read.events().get(1);
        assertThat(alarm.first(Ocsf.SEVERITY)).isEqualTo("ALARM");
        assertThat(alarm.first(Ocsf.PRODUCT_NAME)).isEqualTo("noonmark");
        assertThat(alarm.time()).hasToString("2026-11-23T11:59:58Z");
    }
}
