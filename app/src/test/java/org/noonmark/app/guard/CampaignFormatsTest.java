package org.noonmark.app.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.noonmark.campaign.Campaign;
import org.noonmark.campaign.CampaignSettings;
import org.noonmark.campaign.Line;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.Ocsf;
import org.noonmark.guard.event.Receipt;
import org.noonmark.guard.format.LogFormats;
import org.noonmark.guard.reader.ReadProblem;
import org.noonmark.guard.reader.ReadSettings;
import org.noonmark.guard.reader.ReadSink;
import org.noonmark.sigma.LogSource;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;

/// The guard's own readers read what the generator writes.
class CampaignFormatsTest {
    private static final LeapTable LEAPS = LeapTable.embedded();
    private static final LogFormats FORMATS = new LogFormats(LogSource.ANY);
    private static final Map<String, List<Line>> FILES = new TreeMap<>();

    private static final Map<String, Read> READ = new HashMap<>();

    /// Programs of which the guard reads only the text.
    private static final Set<String> TEXT_ONLY = Set.of("kernel", "systemd");

    private static final class Read implements ReadSink {
        private final List<LogEvent> events = new ArrayList<>();
        private final List<ReadProblem> problems = new ArrayList<>();

        @Override
        public void event(LogEvent event) {
            events.add(event);
        }

        @Override
        public void problem(ReadProblem problem) {
            problems.add(problem);
        }
    }

    @BeforeAll
    static void generate() {
        var settings = new CampaignSettings(11, 20, 20, LocalDate.of(2025, 11, 1), 4, 4, true);
        Campaign.of(settings)
                .lines()
                .forEachRemaining(line ->
                        FILES.computeIfAbsent(line.fileName(), _ -> new ArrayList<>()).add(line));
    }

    private static Read read(String name) {
        return READ.computeIfAbsent(name, _ -> read(FILES.getOrDefault(name, List.of())));
    }

    private static Read read(List<Line> lines) {
        var bytes = new ByteArrayOutputStream();
        for (var line : lines) {
            bytes.writeBytes(line.bytes());
            bytes.write('\n');
        }
        var clock =
                new LogClock(
                        LEAPS,
                        ZoneOffset.UTC,
                        OptionalInt.of(2025),
                        Optional.empty(),
                        LogClock.DEFAULT_SLACK);
        var now = LEAPS.toTai(UtcInstant.parse("2026-11-23T12:00:00Z"));
        var read = new Read();
        var reader = FORMATS.detecting(ReadSettings.of("log", clock));
        var receipt = Receipt.of(new TimeInterval(now, now), LEAPS);
        reader.accept(bytes.toByteArray(), 0, bytes.size(), receipt, read);
        reader.end(read);
        return read;
    }

    @Test
    void everyLogIsReadWithoutAProblemAndWithItsTimes() {
        FILES.forEach((name, lines) -> {
            if (name.endsWith(".csv")) {
                return;
            }
            var read = read(name);
            assertThat(read.problems).as(name).isEmpty();
            if (name.contains("chrony.conf") || name.endsWith("tracking.log")) {
                return;
            }
            assertThat(read.events).as(name).hasSameSizeAs(lines);
            var elsewhere = new ArrayList<String>();
            for (int i = 0; i < lines.size(); i++) {
                var claimed = Instant.parse(read.events.get(i).time().toString());
                long late = ChronoUnit.MILLIS.between(claimed, lines.get(i).time());
                if (late < 0 || late > 999) {
                    elsewhere.add(claimed + " " + lines.get(i));
                }
            }
            assertThat(elsewhere).as(name).isEmpty();
        });
    }

    @Test
    void everyMessageOfAKnownProgramIsKnown() {
        var unknown = new HashMap<String, String>();
        FILES.forEach((name, lines) -> {
            boolean isMessages =
                    name.endsWith("auth.log")
                            || name.endsWith("syslog")
                            || name.endsWith("openvpn.log");
            for (var event : isMessages ? read(name).events : List.<LogEvent>of()) {
                boolean isText = TEXT_ONLY.contains(String.valueOf(event.first(Ocsf.PROCESS_NAME)));
                if (!isText && event.first(Ocsf.EVENT_CODE) == null) {
                    unknown.put(name, event.text());
                }
            }
        });
        assertThat(unknown).isEmpty();
    }

    @Test
    void loginsSayWhoAndFromWhere() {
        var accepted =
                read("bastion1/auth.log").events.stream()
                        .filter(event -> "sshd.accepted_key".equals(event.first(Ocsf.EVENT_CODE)))
                        .findFirst()
                        .orElseThrow();
        assertThat(String.valueOf(accepted.first(Ocsf.USER_NAME))).isNotEmpty();
        assertThat(String.valueOf(accepted.first(Ocsf.SRC_IP))).startsWith("10.");
        assertThat(String.valueOf(accepted.first("key.fingerprint"))).startsWith("SHA256:");
    }

    @Test
    void eventsOfWindowsHaveTheirNamesAndNumbers() {
        var logon =
                read("win1/security.json").events.stream()
                        .filter(event -> Long.valueOf(4624).equals(event.first("EventID")))
                        .findFirst()
                        .orElseThrow();
        assertThat(logon.first(Ocsf.CLASS_UID)).isEqualTo(Ocsf.AUTHENTICATION);
        assertThat(String.valueOf(logon.first(Ocsf.SRC_IP))).startsWith("10.");
        assertThat(logon.first("EventRecordID")).isInstanceOf(Long.class);
    }

    @Test
    void trackingAndConfigurationAreRead() {
        var tracking = read("ntp1/tracking.log").events;
        assertThat(tracking).hasSizeGreaterThan(8_000);
        assertThat(tracking.getFirst().first("ntp.source")).asString().startsWith("203.0.113.");
        assertThat((double) tracking.getFirst().first("offset_seconds")).isBetween(-1e-4, 1e-4);
        var configuration =
                FILES.keySet().stream().filter(name -> name.contains("chrony.conf")).findFirst();
        assertThat(read(configuration.orElseThrow()).events)
                .anyMatch(event -> "server".equals(event.first("config.directive")));
    }
}
