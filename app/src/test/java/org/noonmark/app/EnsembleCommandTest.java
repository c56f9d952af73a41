package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.testkit.ReferenceData;

/// The whole command, from files to what it prints and writes.
class EnsembleCommandTest {
    private static final String GALILEO = "timescale/clock_ensemble/galileo_20200625_30s.csv.gz";

    @TempDir Path folder;

    private static CommandLineRun run(String... arguments) {
        var all = new ArrayList<>(List.of("ensemble"));
        all.addAll(List.of(arguments));
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    private String clocks(int lines) throws IOException {
        var random = new SplittableRandom(1);
        var text = new StringBuilder("s,a,b,c\n");
        var phases = new double[3];
        for (int i = 0; i < lines; i++) {
            text.append(60 * i);
            for (int k = 0; k < 3; k++) {
                phases[k] += 1e-11 * random.nextGaussian();
                text.append(',').append(phases[k]);
            }
            text.append('\n');
        }
        return Files.writeString(folder.resolve("clocks.csv"), text).toString();
    }

    @Test
    void writesTheSameScaleAgainAndHowItCameAbout() throws IOException {
        var file = clocks(200);
        var first = folder.resolve("first.csv");
        var second = folder.resolve("second.csv");

        assertThat(run("--format", "csv", "--output", first.toString(), file).exitCode()).isZero();
        assertThat(run("--format", "csv", "--output", second.toString(), file).exitCode()).isZero();

        assertThat(second).hasSameTextualContentAs(first);
        assertThat(Files.readString(first)).startsWith("epoch_s,kpw_minus_hub_s\n0,");
        assertThat(Files.readString(folder.resolve("first.csv.run.json")))
                .contains("sha256", "outputSha256", "ClockPrior")
                .isEqualTo(Files.readString(folder.resolve("second.csv.run.json")));
    }

    @Test
    void overwritesNothingThatItReadsOrWrites() throws IOException {
        var file = clocks(200);
        var before = Files.readString(Path.of(file));
        assertThat(run("--output", file, file).exitCode()).isEqualTo(64);
        assertThat(run("--run-record", folder + "/./clocks.csv", file).exitCode()).isEqualTo(64);
        var both = folder.resolve("both.csv").toString();
        assertThat(run("--output", both, "--run-record", both, file).exitCode()).isEqualTo(64);
        assertThat(Files.readString(Path.of(file))).isEqualTo(before);
    }

    @Test
    void refusesEpochsThatNothingCanCountAndClocksThatNobodyHas() throws IOException {
        var far = Files.writeString(folder.resolve("far.csv"), "s,a,b\n0,1,2\n1e12,1,2\n");
        var result = run(far.toString());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("far.csv:3: the epoch is more than 285 years");
        var unknown = run("--clocks", "a,zz", clocks(200));
        assertThat(unknown.exitCode()).isEqualTo(64);
        assertThat(unknown.err()).contains("no clock is called zz; there are a, b, c");
    }

    @Test
    void refusesWhatGivesNoScale() throws IOException {
        var still = Files.writeString(folder.resolve("still.csv"), "s,a,b,c\n0,1,2,3\n");
        assertThat(run(still.toString()).exitCode()).isEqualTo(2);
        var unread = new StringBuilder("s,a,b,c\n");
        for (int i = 0; i < 100; i++) {
            unread.append(60 * i).append(",nan,").append(1e-9 * (i % 7)).append(",1e-9\n");
        }
        var result = run(Files.writeString(folder.resolve("unread.csv"), unread).toString());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("--without a");
    }

    @Test
    void tellsWhoChangedAndWhen() throws IOException {
        var file = folder.resolve("changed.csv").toString();
        var made =
                CommandLineRun.of(
                        "simulate",
                        "clocks",
                        "--clocks",
                        "maser:5,cs-hp:4",
                        "--duration",
                        "60d",
                        "--step",
                        "1h",
                        "--faults",
                        "frequency-step:maser-1@30d:5e-14,phase-step:cs-hp-2@40d:5e-9,"
                                + "reference-step@50d:3e-9",
                        "--output",
                        file,
                        "--truth",
                        folder.resolve("truth.csv").toString());
        assertThat(made.exitCode()).as(made.err()).isZero();

        var told = run("--changes", "0.1", file).out();

        assertThat(told)
                .contains("frequency step of maser-1", "phase step of cs-hp-2", "phase step of hub")
                .doesNotContain("noise decrease of hub");
        assertThat(run(file).out()).doesNotContain("Changes of clocks");
        assertThat(run("--changes", "-1", file).exitCode()).isEqualTo(64);
    }

    @Test
    void namesFileLineAndClockOfARepeatedEpoch() throws IOException {
        var file =
                Files.writeString(
                        folder.resolve("twice.csv"), "s,a,b\n0,1,2\n60,1,2\n60,1,2\n120,1,2\n");
        var result = run(file.toString());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("twice.csv:4: clock a: the epoch 60 s is the same as the one on line 3");
    }

    @Test
    void refusesAnUnknownAlgorithm() throws IOException {
        var result = run("--algorithm", "best", clocks(10));

        assertThat(result.exitCode()).isEqualTo(64);
        assertThat(result.err()).contains("--algorithm: \"best\" is not at1, at2");
    }

    @Test
    void isAtOrBelowTheBestGalileoClockAtAllAveragingTimes() {
        var file = ReferenceData.find(GALILEO);
        assumeTrue(file.isPresent(), () -> ReferenceData.missing(GALILEO));
        var result = run(file.orElseThrow().toString());

        assertThat(result.exitCode()).isZero();
        int compared = 0;
        for (var line : result.out().lines().toList()) {
            var cells = line.strip().split(" +", -1);
            if (cells.length == 4 && cells[0].matches("[0-9]+")) {
                assertThat(Double.parseDouble(cells[1]))
                        .as("tau %s s", cells[0])
                        .isLessThanOrEqualTo(Double.parseDouble(cells[2]));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(11);
    }
}
