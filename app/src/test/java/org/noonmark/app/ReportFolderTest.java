package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {
    @TempDir Path parent;

    @Test
    void overwritesNoReportAndStopsAtAHundred() throws Exception {
        try (var data = DataFolder.open(parent.resolve("data"))) {
            var folder = new ReportFolder(data);
            for (int i = 1; i <= 100; i++) {
                var kept = Path.of(folder.keep("report " + i));
                assertThat(Files.readString(kept)).isEqualTo("report " + i);
            }
            assertThatThrownBy(() -> folder.keep("one more"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("100 reports");
            assertThat(data.path("roughtime-malfeasance-001.json")).hasContent("report 1");
            assertThat(data.path("roughtime-malfeasance-100.json")).hasContent("report 100");
        }
    }
}
