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

/// `noonmark stability` with `--psd`, `--budget` and `--dynamic`, over white frequency noise of
/// unit deviation at 1 s, whose h(0) is 2.
class SpectrumCommandTest {
    @TempDir Path folder;

    private String file() throws IOException {
        var random = new Random(11);
        var text = new StringBuilder();
        double x = 0;
        for (int i = 0; i < 8193; i++) {
            x += random.nextGaussian();
            text.append(x).append('\n');
        }
        return Files.writeString(folder.resolve("x.txt"), text).toString();
    }

    private static CommandLineRun run(String... options) {
        var all = new ArrayList<>(List.of("stability", "--tau0", "1"));
        all.addAll(List.of(options));
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    @Test
    void spectrumOfWhiteNoiseIsFlat() throws IOException {
        var run = run("--psd", "--segment", "64", "--carrier", "5e6", "--format", "csv", file());
        assertThat(run.exitCode()).as(run.err()).isZero();
        var lines = run.out().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("f_hz,s_y,s_x,l_dbc_hz");
        assertThat(lines).hasSize(1 + 31);
        double sum = 0;
        for (var line : lines.subList(1, lines.size())) {
            sum += Double.parseDouble(line.split(",", -1)[1]);
        }
        assertThat(sum / 31).isCloseTo(2, within(0.1));
        var cell = lines.get(1).split(",", -1);
        double radians = 2 * Math.PI * 5e6;
        assertThat(Double.parseDouble(cell[3]))
                .isCloseTo(
                        10 * Math.log10(0.5 * radians * radians * Double.parseDouble(cell[2])),
                        within(1e-5));
        assertThat(run("--psd", file()).out())
                .contains("mean of 15 segments of 1024 frequencies under a Hann window");
    }

    @Test
    void budgetFindsTheNoise() throws IOException {
        var svg = folder.resolve("p.svg");
        var json = run("--budget", "--format", "json", file()).out();
        var h = json.replaceFirst("(?s).*\"alpha\" : 0,\\s*\"h\" : ([-0-9.E]+).*", "$1");
        assertThat(Double.parseDouble(h)).isCloseTo(2, within(0.5));
        assertThat(run("--budget", file()).out()).contains("noise budget from", "h(0) = ");
        var csv = run("--budget", "--format", "csv", file());
        assertThat(csv.out()).doesNotContain("h(0)");
        assertThat(csv.err()).contains("noise budget: h(2) = ");
        var psd = run("--psd", "--budget", "--plot", svg.toString(), file());
        assertThat(psd.exitCode()).as(psd.err()).isZero();
        assertThat(svg).isNotEmptyFile();
        assertThat(run("--budget", "--stat", "mtie", file()).err())
                .contains("--budget needs deviations with an interval");
    }

    /// White frequency noise: the spectrum makes the deviations that the readings have.
    @Test
    void deviationsOfTheSpectrum() throws IOException {
        var path = file();
        var run =
                run(
                        "--psd",
                        "--psd-deviations",
                        "--stat",
                        "oadev,mdev",
                        "--taus",
                        "1,4,16",
                        "--format",
                        "csv",
                        path);
        assertThat(run.exitCode()).as(run.err()).isZero();
        var rows = run.out().lines().dropWhile(line -> !line.equals("# deviations")).toList();
        assertThat(rows).hasSize(2 + 6);
        var direct =
                run("--stat", "oadev,mdev", "--taus", "1,4,16", "--format", "csv", path)
                        .out()
                        .lines()
                        .toList();
        for (int i = 0; i < 6; i++) {
            var made = rows.get(2 + i).split(",", -1);
            var is = direct.get(1 + i).split(",", -1);
            assertThat(made[0] + made[1]).isEqualTo(is[0] + is[1]);
            assertThat(made[2] + made[4] + made[5] + made[6] + made[7] + made[8]).isEmpty();
            assertThat(Double.parseDouble(made[3]) / Double.parseDouble(is[3]))
                    .isCloseTo(1, within(0.1));
        }
        assertThat(run("--psd", "--psd-deviations", "--stat", "mtie", path).err())
                .contains("mtie and tierms are no integrals of a spectrum");
    }

    @Test
    void theBudgetsDeviationsAreShownBesideTheSpectrum() throws IOException {
        var csv = run("--psd", "--budget", "--taus", "1,2,4", "--format", "csv", file()).out();
        assertThat(csv).contains("f_hz,s_y,s_x,l_dbc_hz\n", "# deviations\n", "\noadev,4,");
        var table = run("--psd", file());
        assertThat(table.out()).doesNotContain("intervals of");
        assertThat(table.err()).contains("S_y is that of frequencies averaged over tau0, sinc^2");
        var svg = folder.resolve("l.svg");
        var plain = folder.resolve("m.svg");
        run("--psd", "--carrier", "1e7", "--budget", "--plot", svg.toString(), file());
        run("--psd", "--carrier", "1e7", "--plot", plain.toString(), file());
        assertThat(Files.readString(svg)).contains("stroke-dasharray=\"7,4\"");
        assertThat(Files.readString(plain)).doesNotContain("stroke-dasharray=\"7,4\"");
    }

    @Test
    void dynamicDeviationFollowsTheWindow() throws IOException {
        var png = folder.resolve("p.png");
        var run =
                run(
                        "--dynamic",
                        "2000",
                        "--dynamic-step",
                        "1000",
                        "--taus",
                        "1,10",
                        "--format",
                        "csv",
                        "--plot",
                        png.toString(),
                        file());
        assertThat(run.exitCode()).as(run.err()).isZero();
        var lines = run.out().lines().toList();
        assertThat(lines.getFirst())
                .isEqualTo("time_s,statistic,tau_s,n,deviation,ci_low,ci_high,noise,edf,bias");
        assertThat(lines).hasSize(1 + 2 * 7);
        assertThat(lines.get(1)).startsWith("1000,oadev,1,1999,");
        assertThat(png).isNotEmptyFile();
        assertThat(run("--dynamic", "1e6", file()).err())
                .contains("--dynamic 1000000 s does not fit");
    }

    @Test
    void conflictsAreSaid() throws IOException {
        var path = file();
        assertThat(run("--dynamic", "100", "--mask", "g811", path).exitCode()).isEqualTo(64);
        assertThat(run("--dynamic", "100", "--psd", path).exitCode()).isEqualTo(64);
        assertThat(run("--segment", "64", path).err())
                .isEqualTo("noonmark: --carrier and --segment go with --psd\n");
        assertThat(run("--psd", "--segment", "60", path).err())
                .isEqualTo("noonmark: --segment: \"60\" is not a power of two from 8\n");
        assertThat(run("--psd", "--segment", "65536", path).err())
                .contains("a spectrum needs 65536 frequencies for one segment and there are 8192");
    }
}
