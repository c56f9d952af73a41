package org.noonmark.guard.unix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.noonmark.guard.json.Reading;
import org.noonmark.sigma.LogSource;

class LinuxSysmonTest {
    private static final String HEAD = "2026-11-23T11:00:02Z host sysmon[7]: ";

    @Test
    void readsTheEventInsideTheLine() {
        var event =
                Reading.of(
                                new SyslogFormat(),
                                HEAD
                                        + "<Event><System><Provider Name=\"Linux-Sysmon\"/>"
                                        + "<EventID>1</EventID>"
                                        + "<TimeCreated SystemTime=\"2026-11-23T11:00:01.5Z\"/>"
                                        + "<Channel>Linux-Sysmon/Operational</Channel></System>"
                                        + "<EventData><Data Name=\"CommandLine\">a &amp;&amp; b"
                                        + "</Data></EventData></Event>\n")
                        .events
                        .getFirst();
        assertThat(event.kind().views().getFirst().source())
                .isEqualTo(new LogSource("linux", "process_creation", "sysmon"));
        assertThat(Reading.fields(event)).contains("EventID=1", "CommandLine=a && b");
        assertThat(event.time()).isEqualTo(Instant.parse("2026-11-23T11:00:01.5Z"));
    }

    @Test
    void aSpoiledOneIsStillALine() {
        var reading = Reading.of(new SyslogFormat(), HEAD + "<Event><System><EventID>1\n");
        assertThat(reading.events).hasSize(1);
        assertThat(Reading.fields(reading.events.getFirst())).doesNotContain("EventID=1");
    }
}
