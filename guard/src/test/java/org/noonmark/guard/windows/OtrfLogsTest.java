package org.noonmark.guard.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.json.JsonFormat;
import org.noonmark.guard.json.Reading;
import org.noonmark.guard.reader.LogFormat;
import org.noonmark.guard.zeek.ZeekFormat;
import org.noonmark.sigma.LogSource;
import org.noonmark.testkit.ReferenceData;

/// Logs of staged attacks, as several collectors wrote them.
class OtrfLogsTest {
    private static final String FOLDER = "guard/otrf";
    private static final LogFormat JSON = new JsonFormat(List.of(WindowsJson::new), LogSource.ANY);

    private static Path folder() {
        var folder = ReferenceData.find(FOLDER);
        assumeTrue(folder.isPresent(), ReferenceData.missing(FOLDER));
        return folder.get();
    }

    private static Map<String, byte[]> members(Path archive) throws IOException {
        var members = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                members.put(entry.getName(), zip.readAllBytes());
            }
        }
        return members;
    }

    private static List<Object> all(LogEvent event, String field) {
        var all = new ArrayList<Object>();
        for (int i = 0; i < event.fieldCount(); i++) {
            var value = event.fieldValue(i);
            if (event.fieldName(i).equals(field) && value != null) {
                all.add(value);
            }
        }
        return all;
    }

    private static Reading read(String member, byte[] bytes) {
        return Reading.of(member.endsWith(".log") ? new ZeekFormat() : JSON, bytes, 50_000);
    }

    @Test
    void everyLineIsAnEventWithItsTimeAndLogSource() throws IOException {
        var folder = folder();
        var expected = Files.readAllBytes(folder.resolve("EXPECTED.json"));
        int members = 0;
        for (var archive : Reading.of(JSON, expected, 4096).events) {
            var file = String.valueOf(archive.first("file"));
            if (file.contains("/linux/")) {
                continue;
            }
            var names = all(archive, "members.name");
            var lines = all(archive, "members.lines");
            var unpacked = members(folder.resolve(file));
            for (int i = 0; i < names.size(); i++) {
                var name = String.valueOf(names.get(i));
                var reading = read(name, unpacked.get(name));
                assertThat(reading.problems).as(name).isEmpty();
                int head = name.endsWith(".log") ? 9 : 0;
                // One log counts a line more than it has events: an empty one.
                assertThat(reading.events.size())
                        .as(name)
                        .isBetween(intOf(lines.get(i)) - head - 1, intOf(lines.get(i)) - head);
                assertThat(reading.events)
                        .as(name)
                        .allMatch(event -> event.times().claimed().isPresent());
                members++;
            }
        }
        assertThat(members).isGreaterThan(20);
    }

    private static int intOf(Object number) {
        return ((Long) number).intValue();
    }

    @Test
    void sysmonForLinuxIsReadOutOfItsSyslogMessage() throws IOException {
        var archive =
                folder().resolve(
                                "compound/Log4Shell/"
                                        + "syslog_sysmon_log4shell_cve2021_44228_jndi_reference.zip");
        var bytes = members(archive).values().iterator().next();
        var created =
                Reading.of(JSON, bytes, 50_000).events.stream()
                        .filter(event ->
                                event.kind().views().stream()
                                        .anyMatch(view ->
                                                new LogSource("linux", "process_creation", "")
                                                        .covers(view.source())))
                        .toList();
        assertThat(created).hasSize(28);
        assertThat(created).allMatch(event -> event.first("CommandLine") instanceof String);
    }
}
