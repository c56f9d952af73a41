package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.ReferenceData;

/// The intervals that Stable32 prints for PHASE.DAT, through the command line: the noise is
/// identified here, not given.
class StabilityIntervalTest {
    private static final double STABLE32 = 1e-4;

    /// Of the upper bound below 25 degrees of freedom, where Stable32's iteration ends early.
    private static final double FEW_DEGREES = 2.6e-4;

    private static final double PUBLISHED = 1e-2;

    /// Rows of runs that were all in one noise, whatever other runs of the same data say: it is
    /// taken to have been given there.
    private static final List<String> GIVEN_NOISE =
            List.of(
                    "totdev 128",
                    "totdev 256",
                    "htotdev_nobias 1",
                    "htotdev_nobias 2",
                    "htotdev_nobias 4",
                    "htotdev_nobias 8",
                    "htotdev_nobias 16");

    /// Rows that differ without the mode, too: Stable32 carries the noise of shorter times to 128
    /// s.
    private static final List<String> CARRIED_NOISE =
            List.of("adev 128", "oadev 128", "mdev 128", "tdev 128", "hdev 128", "ohdev 128");

    /// Rows that differ because Stable32's degrees of freedom are not the published ones, see
    /// docs/metrology.md.
    private static final List<String> OTHER_DEGREES = List.of("mtotdev_alpha0 32");

    private record Row(String name, String tau, double lower, double upper) {
        static List<Row> of(Path table) throws IOException {
            return Files.readAllLines(table).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .filter(cell -> !cell[4].isEmpty())
                    .map(cell ->
                            new Row(
                                    cell[0],
                                    cell[1].replace(".0", ""),
                                    Double.parseDouble(cell[4]),
                                    Double.parseDouble(cell[5])))
                    .toList();
        }

        boolean isCorrected() {
            return name.endsWith("_biascorr");
        }

        String statistic() {
            return name.replaceFirst("_.*", "");
        }

        String key() {
            return name + " " + tau;
        }
    }

    private static Path shared(String relative) {
        var path = ReferenceData.find("timescale/" + relative);
        Assumptions.assumeTrue(path.isPresent(), ReferenceData.missing("timescale/" + relative));
        return path.orElseThrow();
    }

    /// The printed lines, by statistic and averaging time.
    private static Map<String, String[]> ask(List<Row> rows, boolean isCorrected, String... mode) {
        var arguments = new ArrayList<>(List.of("stability", "--format", "csv", "--tau0", "1"));
        arguments.addAll(List.of(mode));
        arguments.addAll(List.of("--stat", distinct(rows.stream().map(Row::statistic).toList())));
        arguments.addAll(List.of("--taus", distinct(rows.stream().map(Row::tau).toList())));
        if (!isCorrected) {
            arguments.add("--uncorrected");
        }
        arguments.add(shared("phasedat/PHASE.DAT").toString());
        var run = CommandLineRun.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        var found = new HashMap<String, String[]>();
        run.out()
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(cell -> found.put(cell[0] + " " + cell[1], cell));
        return found;
    }

    private static String distinct(List<String> words) {
        return words.stream().distinct().collect(Collectors.joining(","));
    }

    /// Those whose bounds are off.
    private static List<String> off(List<Row> rows, double tolerance, String... mode) {
        var off = new ArrayList<String>();
        for (var name : rows.stream().map(Row::name).distinct().toList()) {
            var these = rows.stream().filter(row -> row.name.equals(name)).toList();
            var found = ask(these, these.getFirst().isCorrected(), mode);
            for (var row : these) {
                var cell = found.get(row.statistic() + " " + row.tau);
                double looser = Double.parseDouble(cell[7]) < 25 ? FEW_DEGREES : tolerance;
                if (!(Math.abs(Double.parseDouble(cell[4]) / row.lower - 1) <= tolerance
                        && Math.abs(Double.parseDouble(cell[5]) / row.upper - 1)
                                <= Math.max(looser, tolerance))) {
                    off.add(row.key());
                }
            }
        }
        return off;
    }

    @Test
    void intervalsOfStable32() throws IOException {
        var rows = Row.of(shared("phasedat/phasedat_stable32_expected.csv"));
        assertThat(rows).hasSize(83);
        var off = off(rows, STABLE32, "--stable32");
        assertThat(off).containsExactlyInAnyOrderElementsOf(GIVEN_NOISE);
        assertThat(rows.size() - off.size()).isEqualTo(76);
    }

    @Test
    void intervalsByThePublishedFormulas() throws IOException {
        var rows = Row.of(shared("phasedat/phasedat_stable32_expected.csv"));
        var off = off(rows, PUBLISHED);
        off.removeAll(OTHER_DEGREES);
        off.removeAll(GIVEN_NOISE);
        assertThat(CARRIED_NOISE).containsAll(off);
    }
}
