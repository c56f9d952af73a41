package org.noonmark.metrology.stability;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.noonmark.testkit.ReferenceData;

/// Records and expected values that lie beside the repository, see its MANIFEST.
final class ReferenceRows {
    private static final String FOLDER = "timescale/";

    private ReferenceRows() {}

    /// One expected value; what the table leaves out is `NaN`, -1 or empty.
    record Row(
            String statistic,
            double tauSeconds,
            long terms,
            double value,
            double lower,
            double upper,
            OptionalInt alpha,
            int factor,
            String source) {
        boolean hasInterval() {
            return !Double.isNaN(lower);
        }
    }

    /// The file, or a skipped test that says so.
    static Path file(String relative) {
        var found = ReferenceData.find(FOLDER + relative);
        Assumptions.assumeTrue(found.isPresent(), ReferenceData.missing(FOLDER + relative));
        return found.orElseThrow();
    }

    static List<Row> rows(String relative) throws IOException {
        var rows = new ArrayList<Row>();
        for (var line : Files.readAllLines(file(relative))) {
            var cells = line.split(",", 9);
            if (!cells[0].equals("statistic")) {
                rows.add(
                        new Row(
                                cells[0],
                                number(cells[1]),
                                cells[2].isEmpty() ? -1 : Long.parseLong(cells[2]),
                                number(cells[3]),
                                number(cells[4]),
                                number(cells[5]),
                                cells[6].isEmpty()
                                        ? OptionalInt.empty()
                                        : OptionalInt.of(Integer.parseInt(cells[6])),
                                Integer.parseInt(cells[7]),
                                cells[8]));
            }
        }
        return rows;
    }

    private static double number(String cell) {
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }

    /// The last number of every line that is not a comment.
    static double[] numbers(String relative) throws IOException {
        var path = file(relative);
        var values = new ArrayList<Double>();
        try (var stream = Files.newInputStream(path);
                var plain = relative.endsWith(".gz") ? new GZIPInputStream(stream) : stream;
                var lines =
                        new BufferedReader(
                                new InputStreamReader(plain, StandardCharsets.US_ASCII))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var words = line.strip().split("\\s+", -1);
                if (!words[0].isEmpty() && !words[0].startsWith("#")) {
                    values.add(Double.parseDouble(words[words.length - 1]));
                }
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    static PhaseSeries phaseDat() throws IOException {
        return PhaseSeries.ofSeconds(numbers("phasedat/PHASE.DAT"), 1);
    }

    static PhaseSeries caesium() throws IOException {
        return PhaseSeries.ofSeconds(numbers("cs5071a/5071A_phase.txt.gz"), 1);
    }

    static PhaseSeries counterFloor() throws IOException {
        return PhaseSeries.ofSeconds(numbers("tic_noise_floor/tic_phase.txt"), 1);
    }

    /// Frequencies in hertz, made fractional about their mean.
    static PhaseSeries ocxo() throws IOException {
        var hertz = numbers("ocxo/ocxo_frequency.txt");
        double mean = java.util.Arrays.stream(hertz).average().orElseThrow();
        for (int i = 0; i < hertz.length; i++) {
            hertz[i] = (hertz[i] - mean) / mean;
        }
        return PhaseSeries.ofFrequency(hertz, 1);
    }
}
