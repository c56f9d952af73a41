package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole command, from files to what it prints. The data are those of NIST SP 1065, section
/// 12.4: frequencies n(i) / 2147483647 with n(0) = 1234567890 and n(i+1) = 16807 n(i) mod
/// 2147483647.
class StabilityCommandTest {
    private static final String HEADER =
            "statistic,tau_s,n,deviation,ci_low,ci_high,noise,edf,bias";

    @TempDir Path folder;

    private static double[] frequencies() {
        var values = new double[1000];
        long n = 1234567890;
        for (int i = 0; i < values.length; i++) {
            values[i] = n / 2147483647.0;
            n = 16807 * n % 2147483647;
        }
        return values;
    }

    private static double[] phases() {
        var frequencies = frequencies();
        var phases = new double[frequencies.length + 1];
        for (int i = 0; i < frequencies.length; i++) {
            phases[i + 1] = phases[i] + frequencies[i];
        }
        return phases;
    }

    private static String lines(double... values) {
        return Arrays.stream(values).mapToObj(value -> value + "\n").collect(Collectors.joining());
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static CommandLineRun run(String... arguments) {
        var all = new ArrayList<>(List.of("stability"));
        all.addAll(List.of(arguments));
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    /// The deviation in the row of a statistic and an averaging time.
    private static double deviation(String csv, String statistic, String tau) {
        return csv.lines()
                .filter(line -> line.startsWith(statistic + "," + tau + ","))
                .map(line -> Double.parseDouble(line.split(",", -1)[3]))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theFormOfTheIssueGivesPublishedValues() throws IOException {
        var run =
                run(
                        "--stat",
                        "oadev,mdev",
                        "--input",
                        "frequency",
                        "--tau0",
                        "1",
                        "--taus",
                        "1,10,100",
                        "--format",
                        "csv",
                        file("nbs14.dat", lines(frequencies())));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith(HEADER + "\n");
        assertThat(deviation(run.out(), "oadev", "1")).isCloseTo(2.922319e-1, within(5e-8));
        assertThat(deviation(run.out(), "oadev", "10")).isCloseTo(9.159953e-2, within(5e-9));
        assertThat(deviation(run.out(), "oadev", "100")).isCloseTo(3.241343e-2, within(5e-9));
        assertThat(deviation(run.out(), "mdev", "10")).isCloseTo(6.172376e-2, within(5e-9));
        assertThat(deviation(run.out(), "mdev", "100")).isCloseTo(2.170921e-2, within(5e-9));
        assertThat(run.out().lines().skip(1))
                .hasSize(6)
                .allMatch(line -> line.split(",", -1).length == 9);
    }

    @Test
    void phaseFrequencyUnitsAndLayoutsAgree() throws IOException {
        var plain = csv(file("x.txt", lines(phases())), "--input", "phase", "--tau0", "1");
        var nano = csv(file("ns.txt", lines(scaled(phases(), 1e9))), "--unit", "ns", "--tau0", "1");
        var hertz =
                csv(
                        file(
                                "hz.txt",
                                lines(
                                        IntStream.range(0, 1000)
                                                .mapToDouble(i -> 10e6 * (1 + frequencies()[i]))
                                                .toArray())),
                        "--unit",
                        "Hz",
                        "--nominal",
                        "10000000",
                        "--tau0",
                        "1");
        var stable32 =
                csv(
                        file(
                                "s.dat",
                                "Type: Phase\nPoints: 1001\nTau: 1.0e+00\n# Header End\n"
                                        + lines(phases())));
        var timeLab =
                csv(
                        file("t.tim", "FMT 1\nTIC 1001 1\n" + lines(phases()) + "EOF\n"),
                        "--tau0",
                        "1");
        for (var other : List.of(nano, hertz, stable32, timeLab)) {
            assertThat(other.lines().count()).isEqualTo(plain.lines().count());
            for (var tau : List.of("1", "8", "64", "256")) {
                double expected = deviation(plain, "oadev", tau);
                assertThat(deviation(other, "oadev", tau))
                        .isCloseTo(expected, within(1e-7 * expected));
            }
        }
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    private static String csv(String file, String... options) {
        var arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("--format", "csv", file));
        var run = run(arguments.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.out();
    }

    @Test
    void gzipAndStandardInputAreRead() throws IOException {
        var text = lines(phases()).getBytes(StandardCharsets.UTF_8);
        var packed = folder.resolve("x.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(text);
        }
        var expected = csv(file("x.txt", lines(phases())), "--tau0", "1");
        assertThat(csv(packed.toString(), "--tau0", "1")).isEqualTo(expected);
        var before = System.in;
        try {
            for (var bytes : List.of(text, Files.readAllBytes(packed))) {
                System.setIn(new ByteArrayInputStream(bytes));
                assertThat(csv("-", "--tau0", "1")).isEqualTo(expected);
            }
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void whatWasAssumedIsSaid() throws IOException {
        var path = file("x.csv", "phase\n" + lines(phases()));
        var run = run(path);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .isEqualTo(
                        """
                        note: %1$s: the first line was taken as names of columns: phase
                        note: %1$s: tau0 was taken as 1 s; say --tau0 if it is another
                        """
                                .formatted(path));
        assertThat(run.out())
                .startsWith(
                        path
                                + ": 1001 readings of phase, none missing, tau0 1 s; intervals of 68.3 %\n"
                                + "  statistic  tau/s    n   deviation         low        high  noise");
    }

    @Test
    void jsonHasAllThatIsKnown() throws IOException {
        var run =
                run(
                        "--stat",
                        "mtotdev,mtie",
                        "--taus",
                        "4",
                        "--format",
                        "json",
                        "--tau0",
                        "1",
                        file("x.txt", lines(phases())));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains(
                        "\"kind\" : \"phase\"",
                        "\"tau0Seconds\" : 1.0",
                        "\"readings\" : 1001",
                        "\"confidence\" : 0.683",
                        "\"statistic\" : \"mtotdev\"",
                        "\"noise\" : \"WFM\"",
                        "\"noiseMethod\" : \"lag 1 autocorrelation\"",
                        "\"biasRemoved\" : true",
                        "\"lower\" : null",
                        "\"unit\" : \"s\"");
    }

    @Test
    void severalFilesFollowOneAnother() throws IOException {
        var one = file("a.txt", lines(phases()));
        var two = file("b.txt", lines(scaled(phases(), 2)));
        var csv = run("--tau0", "1", "--taus", "1", "--format", "csv", one, two).out();
        assertThat(csv.lines()).hasSize(6).contains("# file: " + one, "# file: " + two, HEADER);
        var table = run("--tau0", "1", "--taus", "1", one, two).out();
        assertThat(table).contains("\n\n" + two + ": 1001 readings");
    }

    @Test
    void cleaningIsDoneWhenAskedAndSaid() throws IOException {
        var spoilt = phases();
        for (int i = 0; i < spoilt.length; i++) {
            spoilt[i] += (i == 500 ? 1e3 : 0) + (i >= 700 ? 50 : 0) + 1e-3 * i * i;
        }
        var path = file("x.txt", lines(spoilt));
        var raw = run("--tau0", "1", "--taus", "1,100", "--format", "csv", path);
        var clean =
                run(
                        "--tau0",
                        "1",
                        "--taus",
                        "1,100",
                        "--format",
                        "csv",
                        "--remove-outliers",
                        "--remove-jumps",
                        "--remove-drift",
                        path);
        assertThat(raw.err()).isEmpty();
        assertThat(clean.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("1 outliers").endsWith(": reading 501"),
                        line ->
                                assertThat(line)
                                        .contains("1 phase jumps")
                                        .contains("before reading 701"),
                        line ->
                                assertThat(line)
                                        .contains(
                                                "a day were taken out (a parabola through the phase)"));
        assertThat(deviation(raw.out(), "oadev", "1")).isGreaterThan(10);
        assertThat(deviation(clean.out(), "oadev", "1")).isCloseTo(0.29, within(0.01));
        assertThat(deviation(clean.out(), "oadev", "100")).isCloseTo(0.03, within(0.01));
    }

    @Test
    void gapsAreCounted() throws IOException {
        var text = lines(phases()).lines().collect(Collectors.toList());
        text.set(10, "nan");
        text.set(11, "---");
        text.set(12, "");
        var path = file("x.txt", String.join("\n", text) + "\n");
        var run = run("--tau0", "1", "--gaps", "--taus", "1", path);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith(path + ": 1001 readings of phase, 3 missing,")
                .contains("  994  ");
    }

    @Test
    void stampsGiveStepAndGaps() throws IOException {
        var text = new StringBuilder("mjd;x\n");
        var phases = phases();
        for (int i = 0; i < phases.length; i++) {
            if (i != 20) {
                text.append(60000 + i * 0.5).append(';').append(phases[i]).append('\n');
            }
        }
        var path = file("x.csv", text.toString());
        var run = run("--stamps", "mjd", "--stamp-unit", "mjd", "--taus", "43200", path);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .contains("tau0 is 43200 s by the stamps", "1 steps have no reading and are gaps");
        assertThat(run.out()).contains("  996  ");
    }

    @Test
    void masksDecideTheExitCode() throws IOException {
        // 1 s steps of white phase noise, at most 5 ns from 0.
        var phases = scaled(frequencies(), 1e-8);
        var path = file("x.txt", lines(phases));
        var good = run("--tau0", "1", "--mask", "g8272-a", path);
        assertThat(good.exitCode()).isZero();
        assertThat(good.out())
                .contains(
                        "mtie          ",
                        "tdev          ",
                        "mask g8272-a-mtie: passes at all 10 averaging times, least margin 2.64 at 1 s",
                        "mask g8272-a-tdev: passes at all 9 averaging times");
        var bad = run("--tau0", "1", "--mask", "G8272.1-mtie", "--taus", "1,2", path);
        assertThat(bad.exitCode()).isEqualTo(2);
        assertThat(bad.out())
                .contains("mask g8272-1-mtie: FAILS at 2 of 2 averaging times")
                .contains("    1 s: mtie ")
                .contains(" s is above 4e-9 s\n".replace("4e-9", "0.000000004"));
        var csv = run("--tau0", "1", "--mask", "g8272-1-mtie", "--format", "csv", path);
        assertThat(csv.exitCode()).isEqualTo(2);
        assertThat(csv.out()).startsWith(HEADER);
        assertThat(csv.err()).startsWith(path + ": mask g8272-1-mtie: FAILS at ");
        assertThat(run("--tau0", "1", "--mask", "g811-mtie", "--format", "json", path).out())
                .contains("\"mask\" : \"g811-mtie\"", "\"passes\" : true", "\"leastMargin\" : 2.");
    }

    @Test
    void resultsGoToAFileWholeOrNotAtAll() throws IOException {
        var path = file("x.txt", lines(phases()));
        var target = folder.resolve("out.csv");
        assertThat(run("--tau0", "1", "--format", "csv", "--output", target.toString(), path).out())
                .isEmpty();
        assertThat(Files.readString(target)).startsWith(HEADER);
        Files.delete(target);
        var bad = file("bad.txt", "1\n2\nx\n");
        var plot = folder.resolve("p.svg");
        var run = run("--output", target.toString(), "--plot", plot.toString(), bad);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("x.txt", "bad.txt");
        }
    }

    @Test
    void plotsAreDrawn() throws IOException {
        var path = file("x.txt", lines(phases()));
        var svg = folder.resolve("p.svg");
        var png = folder.resolve("p.PNG");
        assertThat(
                        run("--tau0", "1", "--stat", "oadev,tdev", "--plot", svg.toString(), path)
                                .exitCode())
                .isZero();
        assertThat(run("--tau0", "1", "--plot", png.toString(), path).exitCode()).isZero();
        assertThat(Files.readString(svg)).contains("<svg", "noonmark: x.txt");
        assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void stopsWhenAsked() throws IOException {
        var stop = new StopSignal();
        stop.ask();
        var run = CommandLineRun.of(stop, "stability", file("x.txt", lines(phases())));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("noonmark: stopped; nothing was written\n");
    }
}
