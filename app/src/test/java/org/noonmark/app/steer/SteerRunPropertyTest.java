package org.noonmark.app.steer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.metrology.steering.PublicationSchedule;
import org.noonmark.metrology.steering.ScaleModel;
import org.noonmark.metrology.steering.SteerLimits;
import org.noonmark.metrology.steering.SteeringLaw;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;

/// Whatever stands in a record, the run ends with steers within the limits or with one line.
class SteerRunPropertyTest {
    @TempDir Path folder;

    private static byte[] record() {
        var text = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            text.append(60_000 + i).append(' ').append(3.5 * i - 20).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static SteerRequest request(Path file) {
        return new SteerRequest(
                file,
                Optional.empty(),
                true,
                1e-9,
                3e-10,
                new PublicationSchedule.Utcr(3),
                20,
                OptionalDouble.empty(),
                0,
                7,
                SteeringLaw.lqg(7 * 86_400, 1e-9, 1e-14),
                new SteerLimits(1e-12, 1e-13, 1e-13),
                Optional.of(ScaleModel.ofDay(1e-9, 1e-15)),
                SteerRequest.Format.TABLE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void spoiledRecordsEndInSteersOrInOneLine() {
        var file = folder.resolve("record.txt");
        Property.forAll(
                300,
                Generators.mutated(List.of(record())),
                bytes -> {
                    Files.write(file, bytes);
                    try {
                        var report = SteerRun.of(request(file), "test", new ArrayList<>());
                        assertThat(report.steers())
                                .allMatch(steer -> Math.abs(steer.frequency()) <= 1e-12);
                        assertThat(SteerText.table(report)).doesNotContain("NaN");
                    } catch (CommandFailure failed) {
                        assertThat(failed.getMessage()).contains("record.txt").doesNotContain("\n");
                    }
                });
    }
}
