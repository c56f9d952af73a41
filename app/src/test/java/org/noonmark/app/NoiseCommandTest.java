package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoiseCommandTest {
    @TempDir Path folder;

    private static CommandLineRun run(String... arguments) {
        var all = new String[arguments.length + 2];
        all[0] = "simulate";
        all[1] = "noise";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return CommandLineRun.of(all);
    }

    /// White FM of h(0) has an Allan variance of h(0) / (2 tau).
    @Test
    void noiseHasTheDeviationOfItsCoefficient() {
        var file = folder.resolve("x.txt").toString();
        var made = run("--wfm", "2e-22", "--readings", "20000", "--tau0", "10", "--output", file);
        assertThat(made.exitCode()).as(made.err()).isZero();
        var csv = CommandLineRun.of("stability", "--tau0", "10", "--format", "csv", file).out();
        var cell = csv.lines().toList().get(1).split(",", -1);
        assertThat(Double.parseDouble(cell[3]) / Math.sqrt(1e-23)).isCloseTo(1, within(0.03));
        assertThat(cell[6]).isEqualTo("WFM");
    }

    @Test
    void theSameSeedMakesTheSameNoise() throws Exception {
        var one = run("--fpm", "1e-25", "--readings", "100", "--seed", "7");
        assertThat(one.out().lines()).hasSize(101);
        assertThat(run("--fpm", "1e-25", "--readings", "100", "--seed", "7")).isEqualTo(one);
        assertThat(run("--fpm", "1e-25", "--readings", "100", "--seed", "8")).isNotEqualTo(one);
        var file = folder.resolve("x.txt");
        run("--fpm", "1e-25", "--readings", "100", "--seed", "7", "--output", file.toString());
        assertThat(Files.readString(file)).isEqualTo(one.out());
    }

    @Test
    void mistakesAreSaid() {
        assertThat(run().err()).isEqualTo("noonmark: say which noise, such as --wfm 1e-22\n");
        assertThat(run("--wfm", "-1").err()).contains("--wfm: \"-1\" is not a number from 0");
        assertThat(run("--wfm", "1", "--readings", "2").exitCode()).isEqualTo(64);
        assertThat(run("--wfm", "1", "--tau0", "0").exitCode()).isEqualTo(64);
        assertThat(run("--wfm", "1", "--seed", "x").exitCode()).isEqualTo(64);
    }
}
