package org.noonmark.guard.evtx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.json.JsonFormat;
import org.noonmark.guard.json.Reading;
import org.noonmark.guard.windows.WindowsJson;
import org.noonmark.sigma.LogSource;
import org.noonmark.testkit.ReferenceData;

/// Real files, against what others say is in them.
class RealLogsTest {
    private static final String ATTACKS = "guard/evtx-attack-samples";
    private static final String REGRESSION = "guard/sigma-regression";
    private static final EvtxFormat EVTX = new EvtxFormat();
    private static final JsonFormat WINDOWS =
            new JsonFormat(List.of(WindowsJson::new), LogSource.ANY);
    private static final JsonFormat JSON = new JsonFormat(List.of(), LogSource.ANY);

    private static final Pattern GUID =
            Pattern.compile("\\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}}?");

    private static Path folder(String name) {
        var folder = ReferenceData.find(name);
        assumeTrue(folder.isPresent(), ReferenceData.missing(name));
        return folder.get();
    }

    private static List<LogEvent> expected(Path folder) throws IOException {
        return Reading.of(JSON, Files.readAllBytes(folder.resolve("EXPECTED.json")), 4096).events;
    }

    private static Map<String, Object> under(LogEvent event, String name) {
        var members = new TreeMap<String, Object>();
        for (int i = 0; i < event.fieldCount(); i++) {
            var field = event.fieldName(i);
            var value = event.fieldValue(i);
            if (field.startsWith(name + ".") && value != null) {
                members.put(field.substring(name.length() + 1), value);
            }
        }
        return members;
    }

    private static Map<String, Object> counted(List<LogEvent> events, String field) {
        var counts = new TreeMap<String, Object>();
        for (var event : events) {
            counts.merge(
                    String.valueOf(event.first(field)),
                    1L,
                    (one, other) -> (Long) one + (Long) other);
        }
        return counts;
    }

    @Test
    void attackSamplesHoldTheEventsThatAreExpected() throws IOException {
        var folder = folder(ATTACKS);
        int count = 0;
        for (var expected : expected(folder)) {
            var file = folder.resolve(String.valueOf(expected.first("file")));
            var reading = Reading.of(EVTX, Files.readAllBytes(file), 10_000);
            assertThat(reading.events).as("%s", file).hasSize(intOf(expected.first("events")));
            assertThat(counted(reading.events, "Channel"))
                    .as("%s", file)
                    .isEqualTo(under(expected, "channels"));
            assertThat(counted(reading.events, "EventID"))
                    .as("%s", file)
                    .isEqualTo(under(expected, "event_ids"));
            assertThat(reading.events).allMatch(event -> event.times().claimed().isPresent());
            assertThat(reading.problems).as("%s", file).isEmpty();
            count += reading.events.size();
        }
        assertThat(count).isEqualTo(460);
    }

    private static int intOf(Object number) {
        return ((Long) number).intValue();
    }

    /// What the converter that made the JSON writes differently: GUIDs without braces and in upper
    /// case, times cut to microseconds, texts without blanks at their end; and in one file the case
    /// of a program's name.
    private static String normal(String name, Object value) {
        var text = String.valueOf(value).strip().toLowerCase(Locale.ROOT);
        if (GUID.matcher(text).matches()) {
            return name + "=" + text.replaceAll("[{}]", "");
        }
        if (name.equals("TimeCreated_SystemTime")) {
            var micros = text.substring(0, Math.min(26, text.length() - 1));
            return name + "=" + micros.replaceAll("\\.?0*$", "");
        }
        return name + "=" + text;
    }

    private static List<String> normal(LogEvent event) {
        var fields = new ArrayList<String>();
        for (int i = 0; i < event.fieldCount(); i++) {
            fields.add(normal(event.fieldName(i), event.fieldValue(i)));
        }
        fields.sort(null);
        return fields;
    }

    @Test
    void regressionSetIsTheSameAsEvtxAndAsJson() throws IOException {
        var folder = folder(REGRESSION);
        int files = 0;
        for (var expected : expected(folder)) {
            if (!(expected.first("evtx") instanceof String evtx)) {
                continue;
            }
            files++;
            var json = folder.resolve(String.valueOf(expected.first("file")));
            var binary = folder.resolve(evtx);
            var one = Reading.of(WINDOWS, Files.readAllBytes(json), 4096);
            var other = Reading.of(EVTX, Files.readAllBytes(binary), 4096);
            assertThat(other.problems).as("%s", binary).isEmpty();
            assertThat(other.events.stream().map(RealLogsTest::normal).toList())
                    .as("%s", binary)
                    .isEqualTo(one.events.stream().map(RealLogsTest::normal).toList());
            for (int i = 0; i < one.events.size(); i++) {
                assertThat(other.events.get(i).kind()).isSameAs(one.events.get(i).kind());
            }
        }
        assertThat(files).isEqualTo(128);
    }
}
