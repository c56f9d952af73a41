package org.noonmark.guard.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.guard.event.LogPosition;
import org.noonmark.guard.fact.Fact.ClockChanged;
import org.noonmark.guard.fact.Fact.Trouble;
import org.noonmark.guard.format.LogFormats;
import org.noonmark.guard.reader.Collected;
import org.noonmark.sigma.LogSource;

class ClockFactsTest {
    private static final LogFormats FORMATS = new LogFormats(LogSource.ANY);

    private static List<ClockChanged> facts(String format, String text) {
        var reader = new ClockFacts();
        var facts = new ArrayList<ClockChanged>();
        for (var event : Collected.read(FORMATS.named(format).orElseThrow(), text).events()) {
            var origin = new Origin(event.time(), "gate", event.position());
            reader.read(event, origin, fact -> facts.add((ClockChanged) fact));
        }
        return facts;
    }

    private static ClockChanged of(String line) {
        var facts = facts("syslog", "Nov 23 11:59:59 gate " + line);
        assertThat(facts).hasSize(1);
        return facts.getFirst();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    chronyd[1]: System clock was stepped by -0.001200 seconds | STEP | chronyd | -0.0012
                    chronyd[1]: System clock wrong by 0.5 seconds, adjustment started | STEP | chronyd | 0.5
                    chronyd[1]: Backward time jump detected! | STEP | chronyd | 0
                    chronyd[1]: Selected source 192.0.2.1 (ntp.example) | SOURCE_CHANGED | 192.0.2.1 | 0
                    chronyd[1]: Source 192.0.2.1 replaced with 192.0.2.9 | SOURCE_CHANGED | 192.0.2.9 | 0
                    chronyd[1]: Removed source 192.0.2.1 | CONFIGURATION | 192.0.2.1 | 0
                    chronyd[1]: Can't synchronise: no majority | SOURCE_LOST | chronyd | 0
                    chronyd[1]: Source 192.0.2.1 offline | SOURCE_LOST | 192.0.2.1 | 0
                    chronyd[1]: Detected falseticker 192.0.2.1 | FALSETICKER | 192.0.2.1 | 0
                    chronyd[1]: chronyd exiting | SERVICE_STOPPED | chronyd | 0
                    chronyd[1]: chronyd version 4.3 starting (+CMDMON +NTP) | SERVICE_STARTED | chronyd | 0
                    ntpd[1]: time reset +0.250000 s | STEP | ntpd | 0.25
                    ntpd[1]: CLOCK: time stepped by -2.5 | STEP | ntpd | -2.5
                    ntpd[1]: 0.0.0.0 c61c 0 clock_step -0.125 s | STEP | ntpd | -0.125
                    ntpd[1]: 0.0.0.0 c618 8 no_sys_peer | SOURCE_LOST | ntpd | 0
                    ntpd[1]: ntpd exiting on signal 15 (Terminated) | SERVICE_STOPPED | ntpd | 0
                    ptp4l: [12.5] master offset 1200000 s1 freq -12 path delay 678 | STEP | ptp4l | -0.0012
                    phc2sys: [1.5] CLOCK_REALTIME phc offset -5000 s1 freq +0 delay 500 | STEP | phc2sys | 0.000005
                    ptp4l: [1.5] port 1 (eth0): SLAVE to FAULTY on FAULT_DETECTED | SOURCE_LOST | ptp4l | 0
                    ptp4l: [1.5] selected best master clock 507c6f.fffe.1a2b3c | SOURCE_CHANGED | 507c6f.fffe.1a2b3c | 0
                    systemd-timesyncd[1]: Contacted time server 192.0.2.1:123 (ntp.example). | SOURCE_CHANGED | 192.0.2.1 | 0
                    systemd-timesyncd[1]: System time changed. Resyncing. | STEP | systemd-timesyncd | 0
                    systemd-timesyncd[1]: Timed out waiting for reply from 192.0.2.1:123 (ntp.example). | SOURCE_LOST | systemd-timesyncd | 0
                    systemd[1]: Stopped systemd-timesyncd.service - Network Time Synchronization. | SERVICE_STOPPED | systemd-timesyncd | 0
                    systemd[1]: Started ptp4l.service - Precision Time Protocol service. | SERVICE_STARTED | ptp4l | 0
                    gpsd[1]: gpsd:ERROR: SER: device open of /dev/ttyS0 failed: Permission denied | SOURCE_LOST | gpsd | 0
                    """)
    void messagesBecomeFacts(String line, Trouble trouble, String clock, double seconds) {
        var fact = of(line);
        assertThat(fact.trouble()).isEqualTo(trouble);
        assertThat(fact.clock()).isEqualTo(clock);
        assertThat(fact.size().toSeconds()).isCloseTo(seconds, within(1e-15));
        assertThat(fact.what()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chronyd[1]: Source 192.0.2.1 online",
                "chronyd[1]: Frequency -3.1 +/- 0.1 ppm read from /var/lib/chrony/drift",
                "ptp4l: [123.456] master offset -12 s2 freq +345 path delay 678",
                "ptp4l: [1.5] port 1 (eth0): LISTENING to UNCALIBRATED on RS_SLAVE",
                "ptp4l: [1.5] port 1 (eth0): new foreign master 507c6f.fffe.1a2b3c-1",
                "systemd[1]: Started chrony.service - chrony, an NTP client/server.",
                "systemd[1]: Stopped ptp4lish.service.",
                "cron[1]: System clock was stepped by 5 seconds",
                "sshd[1]: Accepted publickey for ann from 192.0.2.7 port 5 ssh2",
            })
    void whatIsNoTroubleGivesNoFact(String line) {
        assertThat(facts("syslog", "Nov 23 11:59:59 gate " + line)).isEmpty();
    }

    @Test
    void stepsOfWindowsAreAfterMinusBefore() {
        var fact =
                facts(
                                "json",
                                """
                                {"Event": {"System": {"Provider": {"#attributes": {"Name": "Microsoft-Windows-Security-Auditing"}}, "EventID": 4616, "Channel": "Security", "Computer": "w1"},
                                  "EventData": {"PreviousTime": "2026-11-23T11:00:02.5000000Z", "NewTime": "\u200e2026\u200e-\u200e11\u200e-\u200e23T11:00:01.2500000Z"}}}
                                """)
                        .getFirst();
        assertThat(fact.trouble()).isEqualTo(Trouble.STEP);
        assertThat(fact.size().toSeconds()).isEqualTo(-1.25);
    }

    @Test
    void injectedOffsetOfTheAuditTrailIsAStep() {
        var fact =
                facts(
                                "auditd",
                                "type=TIME_INJOFFSET msg=audit(1795000000.001:77): sec=-2"
                                        + " nsec=500000000\n")
                        .getFirst();
        assertThat(fact.clock()).isEqualTo("kernel");
        assertThat(fact.size().toSeconds()).isEqualTo(-1.5);
    }

    @Test
    void frequencyOfTrackingIsComparedWithItsUncertainty() {
        var line =
                "2026-11-23 %s 192.0.2.%d  2 %s 0.010 -1.25e-05 N 4 2e-06 -1e-06 1e-03 2e-03 5e-03\n";
        var facts =
                facts(
                        "chronyd-tracking",
                        line.formatted("11:00:00", 1, "-3.100")
                                + line.formatted("11:10:00", 1, "-3.150")
                                + line.formatted("11:20:00", 1, "-2.150")
                                + line.formatted("11:30:00", 2, "-2.150"));
        assertThat(facts)
                .extracting(ClockChanged::trouble)
                .containsExactly(Trouble.FREQUENCY, Trouble.SOURCE_CHANGED);
        assertThat(facts.getFirst().size().toSeconds()).isCloseTo(600e-6, within(1e-9));
        assertThat(facts.getLast().clock()).isEqualTo("192.0.2.2");
    }

    @Test
    void frequencyOfLoopstatsIsComparedOnlyForward() {
        var facts =
                facts(
                        "ntpd-loopstats",
                        """
                        61366 43100.125 0.000012 -3.125 0.000004 0.001 6
                        61366 43000.125 0.000012 +9.125 0.000004 0.001 6
                        61366 43200.125 0.000012 -3.625 0.000004 0.001 6
                        """);
        assertThat(facts).extracting(ClockChanged::trouble).containsExactly(Trouble.FREQUENCY);
        assertThat(facts.getFirst().size().toSeconds()).isCloseTo(50e-6, within(1e-12));
    }

    @Test
    void logsBeyondTheBoundAreForgotten() {
        var frequencies = new MeasuredFrequency();
        var event =
                Collected.read(
                                FORMATS.named("ntpd-loopstats").orElseThrow(),
                                "61366 43100.125 0.000012 -3.125 0.000004 0.001 6\n")
                        .only();
        for (int i = 0; i < 10_000; i++) {
            var at = new Origin(Instant.EPOCH, "h" + i, new LogPosition("log", 0, 0));
            frequencies.read(event, at, fact -> {});
        }
        assertThat(frequencies.kept()).isEqualTo(4096);
    }
}
