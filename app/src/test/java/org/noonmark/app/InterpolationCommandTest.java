package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `noonmark stability --interpolate`: readings at irregular times.
class InterpolationCommandTest {
    @TempDir Path folder;

    private CommandLineRun run(String text, String... options) throws IOException {
        var all =
                new ArrayList<>(
                        List.of(
                                "stability",
                                "--stamps",
                                "1",
                                "--stamp-unit",
                                "s",
                                "--column",
                                "2"));
        all.addAll(List.of(options));
        all.add(Files.writeString(folder.resolve("x.txt"), text).toString());
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    /// Phase t squared at times half a step off: second differences of a straight line between
    /// squares are those of the squares.
    @Test
    void readingsBetweenStepsAreMetByStraightLines() throws IOException {
        var text = new StringBuilder("0 0\n");
        for (int i = 0; i < 20; i++) {
            double t = i + 0.5;
            text.append(t).append(' ').append(t * t).append('\n');
        }
        var refused = run(text.toString(), "--tau0", "1");
        assertThat(refused.exitCode()).isEqualTo(2);
        var run =
                run(
                        text.toString(),
                        "--tau0",
                        "1",
                        "--interpolate",
                        "--taus",
                        "1",
                        "--format",
                        "csv");
        assertThat(run.exitCode()).as(run.err()).isZero();
        var cell = run.out().lines().toList().get(1).split(",", -1);
        assertThat(Double.parseDouble(cell[3])).isBetween(1.40, 1.42);
        assertThat(run.err())
                .contains(
                        "20 of 21 were more than 0.1 tau0 off their step, up to 0.5; 0 stamped twice",
                        "interpolation averages neighbours");
    }

    @Test
    void disorderIsReported() throws IOException {
        var text = "0 1\n1 2\n3 5\n2 4\n4 3\n4 9\n5 6\n10 7\n11 6\n12 9\n13 7\n";
        var run = run(text, "--interpolate", "--taus", "1");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .contains(
                        "tau0 is 1 s, the median step of the stamps",
                        "0 of 11 were more than 0.1 tau0 off",
                        "1 stamped twice, of which the first stayed; 1 out of order; 4 steps without a reading within 2 tau0 are gaps");
        assertThat(run.out()).contains("14 readings of phase, 4 missing");
    }

    @Test
    void mistakesAreSaid() throws IOException {
        assertThat(
                        CommandLineRun.of(
                                        "stability",
                                        "--interpolate",
                                        folder.resolve("x.txt").toString())
                                .err())
                .isEqualTo("noonmark: --interpolate goes with --stamps and --stamp-unit\n");
        assertThat(run("0 1\n1 2\n999999 3\n1000000 4\n", "--interpolate").err())
                .contains("there would be 1000000 steps of 1 s for 4 readings; say --tau0");
        assertThat(run("0 1\n", "--interpolate").err())
                .contains("one stamp shows no step; give more readings");
        assertThat(run("0 1\n0 2\n0 3\n", "--interpolate").exitCode()).isEqualTo(2);
    }
}
