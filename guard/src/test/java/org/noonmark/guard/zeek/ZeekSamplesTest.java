package org.noonmark.guard.zeek;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.json.JsonFormat;
import org.noonmark.guard.json.Reading;
import org.noonmark.sigma.LogSource;
import org.noonmark.testkit.ReferenceData;

/// The same traffic, written by the same Zeek as tables and as JSON.
class ZeekSamplesTest {
    private static final String FOLDER = "guard/zeek";
    private static final JsonFormat JSON = new JsonFormat(List.of(ZeekJson::new), LogSource.ANY);

    private static byte[] unpacked(Path file) throws IOException {
        try (var packed = new GZIPInputStream(Files.newInputStream(file))) {
            return packed.readAllBytes();
        }
    }

    /// The table writes six digits of a real number, no time of writing, and the same `(empty)` for
    /// a set of nothing and for a set of one empty text.
    private static List<String> normal(LogEvent event) {
        var fields = new ArrayList<String>();
        for (int i = 0; i < event.fieldCount(); i++) {
            var value = event.fieldValue(i);
            if (!event.fieldName(i).equals("_write_ts") && !"".equals(value)) {
                fields.add(
                        event.fieldName(i)
                                + "="
                                + (value instanceof Double real ? "%.6f".formatted(real) : value));
            }
        }
        fields.sort(null);
        return fields;
    }

    @Test
    void tableAndJsonGiveTheSameEvents() throws IOException {
        var folder = ReferenceData.find(FOLDER);
        assumeTrue(folder.isPresent(), ReferenceData.missing(FOLDER));
        List<Path> tables;
        try (var all = Files.list(folder.get().resolve("tsv"))) {
            tables = all.sorted().toList();
        }
        int rows = 0;
        for (var table : tables) {
            var name = table.getFileName().toString().replace(".log.gz", "");
            var one = Reading.of(new ZeekFormat(), unpacked(table), 4096);
            var json = folder.get().resolve("json").resolve(name + ".json.gz");
            var other = Reading.of(JSON, unpacked(json), 4096);
            assertThat(one.problems).as(name).isEmpty();
            assertThat(other.problems).as(name).isEmpty();
            assertThat(one.events).as(name).hasSameSizeAs(other.events);
            for (int i = 0; i < one.events.size(); i++) {
                assertThat(normal(one.events.get(i)))
                        .as("%s %d", name, i)
                        .isEqualTo(normal(other.events.get(i)));
                assertThat(one.events.get(i).time()).isEqualTo(other.events.get(i).time());
                assertThat(one.events.get(i).kind().views().getFirst().source())
                        .isEqualTo(new LogSource("zeek", "", name));
            }
            rows += one.events.size();
        }
        assertThat(tables).hasSize(14);
        assertThat(rows).isEqualTo(5818);
    }
}
