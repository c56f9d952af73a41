package org.noonmark.guard.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.guard.json.JsonFormat;
import org.noonmark.guard.json.Reading;
import org.noonmark.sigma.LogSource;
import org.noonmark.testkit.ReferenceData;

class RegressionJsonTest {
    private static final String FOLDER = "guard/sigma-regression";
    private static final JsonFormat FORMAT =
            new JsonFormat(List.of(WindowsJson::new), LogSource.ANY);

    @Test
    void readsEveryEventOfTheRegressionSetAsWindows() throws IOException {
        var folder = ReferenceData.find(FOLDER);
        assumeTrue(folder.isPresent(), ReferenceData.missing(FOLDER));
        List<Path> files;
        try (var all = Files.walk(folder.get())) {
            files =
                    all.filter(file -> file.toString().endsWith(".json"))
                            .filter(file -> !file.endsWith("EXPECTED.json"))
                            .toList();
        }
        int count = 0;
        for (var file : files) {
            var reading = Reading.of(FORMAT, Files.readAllBytes(file), 1000);
            assertThat(reading.problems).as("%s", file).isEmpty();
            for (var event : reading.events) {
                count++;
                assertThat(event.times().claimed()).as("%s", file).isPresent();
                assertThat(event.kind().views().getFirst().source().service())
                        .as("%s", file)
                        .isNotEmpty();
                assertThat(event.first("EventID")).isInstanceOf(Long.class);
                assertThat(event.first("Computer")).isInstanceOf(String.class);
            }
        }
        assertThat(files).hasSize(128);
        assertThat(count).isEqualTo(158);
    }
}
