package org.noonmark.guard.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.noonmark.guard.reader.Collected;
import org.noonmark.guard.reader.ReadProblem.Reason;
import org.noonmark.guard.reader.ReadSettings;
import org.noonmark.sigma.LogSource;
import org.noonmark.testkit.ReferenceData;

class LogFormatsTest {
    private static final LogFormats FORMATS = new LogFormats(LogSource.ANY);

    private static String detect(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return FORMATS.detect(bytes, bytes.length).name();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Nov 23 12:00:00 gate sshd[1]: x | syslog
                    <34>1 2026-11-23T12:00:00Z gate su - - - x | syslog
                    2026-11-23T12:00:00+01:00 gate sshd[1]: x | syslog
                    type=SYSCALL msg=audit(1.000:1): a=b | auditd
                    __CURSOR=s=1 | journal
                    {"a":1} | json
                    Mon Nov 23 12:00:00 2026 OpenVPN 2.4.7 x86_64 | openvpn
                    2026-11-23 12:00:00 192.0.2.1:1194 TLS: Initial packet | openvpn
                    61367 43200.125 0.000012 -3.125 0.000004 0.001 6 | ntpd-loopstats
                    61367 43200.125 192.0.2.1 9614 0.0012 0.003 0.9 0.00002 | ntpd-peerstats
                    2026-11-23T12:00:00Z WARNING the clock was stepped | noonmark
                    server ntp.example iburst | chrony-config
                    whatever this may be | text
                    """)
    void formatIsFoundByContent(String line, String format) {
        assertThat(detect(line + "\n")).isEqualTo(format);
    }

    @Test
    void configurationIsFoundByItsDirectives() {
        assertThat(detect("# me\nserver a iburst\ndriftfile /d\nmakestep 1 3\nrtcsync\n"))
                .isEqualTo("chrony-config");
        assertThat(detect("driftfile /d\nrestrict default\nserver a\nstatistics loopstats\n"))
                .isEqualTo("ntp-config");
        assertThat(detect("[global]\nslaveOnly 1\nstep_threshold 0.1\n")).isEqualTo("ptp4l-config");
        assertThat(detect("Include /etc/x\nPermitRootLogin no\nUsePAM yes\n"))
                .isEqualTo("sshd-config");
    }

    @Test
    void namesAreOnes() {
        var names = FORMATS.all().stream().map(format -> format.name()).toList();
        assertThat(names).doesNotHaveDuplicates().contains("evtx", "json", "zeek", "text");
        assertThat(FORMATS.named("auditd")).isPresent();
        assertThat(FORMATS.named("nonsense")).isEmpty();
    }

    @Test
    void realLogsAreFound() throws IOException {
        for (var each :
                List.of(
                        List.of("guard/loghub/OpenSSH/OpenSSH.log", "syslog"),
                        List.of("guard/loghub/Linux/Linux.log", "syslog"))) {
            var found = ReferenceData.find(each.get(0));
            assumeTrue(found.isPresent(), ReferenceData.missing(each.get(0)));
            var bytes = Files.readAllBytes(found.get());
            assertThat(FORMATS.detect(bytes, LogFormats.HEAD_BYTES).name()).isEqualTo(each.get(1));
        }
    }

    @Test
    void unknownTextIsToldOnceAndReadAsLines() {
        var reader = FORMATS.detecting(ReadSettings.of("log", Collected.CLOCK));
        var read = Collected.read(reader, "one\ntwo\n".getBytes(StandardCharsets.UTF_8), 3);
        assertThat(read.events()).hasSize(2);
        assertThat(read.reasons()).containsExactly(Reason.UNKNOWN_FORMAT);
        assertThat(read.events().getFirst().kind().views().getFirst().source().product())
                .isEqualTo("unknown");
    }

    @Test
    void firstLineOfAKnownFormatDoesNotWait() {
        var reader = FORMATS.detecting(ReadSettings.of("log", Collected.CLOCK));
        var sink = new Collected();
        var line = "Nov 23 12:00:00 gate sshd[1]: x\n".getBytes(StandardCharsets.UTF_8);
        reader.accept(line, 0, line.length, Collected.receipt("2026-11-23T12:00:00Z"), sink);
        assertThat(sink.events()).hasSize(1);
    }

    @Test
    void noFormatThrowsOnNoise() {
        var random = new Random(3);
        for (int round = 0; round < 200; round++) {
            var noise = new byte[random.nextInt(2000)];
            random.nextBytes(noise);
            for (int i = 0; i < noise.length; i++) {
                // Mostly letters, so that there are lines and words.
                noise[i] =
                        random.nextInt(3) > 0
                                ? (byte) " =\"'[]:\na1.{}<>-".charAt(noise[i] & 15)
                                : noise[i];
            }
            for (var format : FORMATS.all()) {
                Collected.read(format, noise);
            }
        }
    }
}
