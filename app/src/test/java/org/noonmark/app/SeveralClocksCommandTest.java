package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `noonmark stability` over several clocks: white frequency noise of 1, 2 and 3 units at 1 s, and
/// of a reference of 4.
class SeveralClocksCommandTest {
    private static final int READINGS = 20_000;

    @TempDir Path folder;

    /// The clocks against the reference, a column each, after a column of seconds.
    private String clocks(int from) throws IOException {
        var random = new Random(5);
        var text = new StringBuilder("t,a,b,c\n");
        var x = new double[4];
        for (int i = 0; i < READINGS; i++) {
            for (int k = 0; k < 4; k++) {
                x[k] += (k + 1) * random.nextGaussian();
            }
            if (i >= from) {
                text.append("%d,%s,%s,%s\n".formatted(i, x[0] - x[3], x[1] - x[3], x[2] - x[3]));
            }
        }
        return Files.writeString(folder.resolve("clocks" + from + ".csv"), text).toString();
    }

    private static CommandLineRun run(String... options) {
        var all =
                new ArrayList<>(
                        List.of("stability", "--stamps", "t", "--stamp-unit", "s", "--taus", "1"));
        all.addAll(List.of(options));
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    /// The deviations printed, in order.
    private static List<Double> deviations(CommandLineRun run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out()
                .lines()
                .filter(line -> line.matches("(gcodev|hat|oadev).*"))
                .map(line -> Double.parseDouble(line.split(",", -1)[3]))
                .toList();
    }

    @Test
    void hatTellsTheClocksApart() throws IOException {
        for (var stat : List.of("hat", "hat-correlated")) {
            var run =
                    run(
                            "--column",
                            "a,b,c",
                            "--stat",
                            stat,
                            "--reference",
                            "ref",
                            "--format",
                            "csv",
                            clocks(0));
            var found = deviations(run);
            assertThat(found).hasSize(4);
            for (int k = 0; k < 4; k++) {
                assertThat(found.get(k)).as(stat + k).isCloseTo(k + 1, within(0.1 * (k + 1)));
            }
            assertThat(run.out()).contains("# file: a\n", "# file: ref\n");
        }
    }

    @Test
    void codeviationOfTwoComparisonsIsTheCommonClock() throws IOException {
        var run = run("--column", "a,b", "--stat", "oadev,gcodev", "--format", "csv", clocks(0));
        assertThat(run.out()).contains("# file: a × b\n");
        var found = deviations(run);
        assertThat(found).hasSize(3);
        assertThat(found.get(0)).isCloseTo(Math.sqrt(1 + 16), within(0.1));
        assertThat(found.get(2)).isCloseTo(4, within(0.2));
    }

    @Test
    void filesAreLinedUpByTheirStamps() throws IOException {
        var one = clocks(0);
        var late = clocks(500);
        var run = run("--column", "a", "--stat", "gcodev,oadev", "--format", "csv", one, late);
        assertThat(run.out()).contains("gcodev,1,%d,".formatted(READINGS - 502));
        var found = deviations(run);
        assertThat(found.get(2)).isCloseTo(found.get(1), within(1e-9));
        var json = run("--column", "a", "--stat", "gcodev", "--format", "json", one, late);
        assertThat(json.out())
                .contains(
                        "\"noise\" : \"WFM\"",
                        "\"noiseMethod\" : \"lag 1 autocorrelation\"",
                        "clocks500.csv");
    }

    @Test
    void whatCannotBeComparedIsSaid() throws IOException {
        var one = Files.writeString(folder.resolve("1.txt"), "1\n2\n4\n3\n");
        var two = Files.writeString(folder.resolve("2.txt"), "1\n2\n4\n3\n5\n");
        assertThat(
                        CommandLineRun.of(
                                        "stability",
                                        "--tau0",
                                        "1",
                                        "--stat",
                                        "gcodev",
                                        one.toString(),
                                        two.toString())
                                .err())
                .isEqualTo(
                        "noonmark: %s has 4 readings and %s 5; series without --stamps must be of one length\n"
                                .formatted(one, two));
        var hat = run("--column", "a,b", "--stat", "hat", clocks(0));
        assertThat(hat.exitCode()).isEqualTo(64);
        assertThat(hat.err())
                .endsWith(
                        "2 series cannot be compared like this, 3 are needed: give more files, or more columns with --column\n");
        assertThat(run("--stat", "oadev", "--reference", "r", clocks(0)).err())
                .contains("--reference names a corner of the hat");
    }

    @Test
    void plotsHaveALineForEachClock() throws IOException {
        var svg = folder.resolve("hat.svg");
        var run =
                run(
                        "--column",
                        "a,b,c",
                        "--stat",
                        "hat,gcodev",
                        "--plot",
                        svg.toString(),
                        clocks(0));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(svg).isNotEmptyFile();
    }
}
