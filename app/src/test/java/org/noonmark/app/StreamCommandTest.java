package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `noonmark stability --stream`: the same numbers, reading by reading.
class StreamCommandTest {
    private static final String STREAMED = "adev,oadev,mdev,tdev,hdev,ohdev,pdev,mtie,tierms";

    @TempDir Path folder;

    private String file(String name, int readings) throws IOException {
        var random = new Random(3);
        var text = new StringBuilder();
        double x = 0;
        for (int i = 0; i < readings; i++) {
            x += random.nextGaussian();
            text.append(x).append('\n');
        }
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static CommandLineRun run(String... options) {
        var all = new ArrayList<>(List.of("stability", "--format", "csv", "--tau0", "1"));
        all.addAll(List.of(options));
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    @Test
    void agreesWithTheWholeRecord() throws IOException {
        var path = file("x", 5000);
        for (var kind : List.of("phase", "frequency")) {
            var whole = run("--input", kind, "--stat", STREAMED, path);
            var streamed =
                    run("--input", kind, "--stat", STREAMED, "--stream", "--longest", "5000", path);
            assertThat(streamed.err()).isEmpty();
            assertThat(rounded(streamed.out())).isEqualTo(rounded(whole.out()));
        }
    }

    /// The values to ten digits.
    private static List<String> rounded(String csv) {
        return csv.lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cell ->
                        "%s %s %s %.9e %s"
                                .formatted(
                                        cell[0],
                                        cell[1],
                                        cell[2],
                                        Double.parseDouble(cell[3]),
                                        cell[6]))
                .toList();
    }

    @Test
    void showsResultsWhileTheyComeIn() throws IOException {
        var text = Files.readAllBytes(Path.of(file("x", 1000)));
        var before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(text));
            var run = run("--stream", "--taus", "1,10", "--every", "400", "-");
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out().lines().filter(line -> !line.contains(",oadev,10,")))
                    .satisfiesExactly(
                            line ->
                                    assertThat(line)
                                            .isEqualTo(
                                                    "readings,statistic,tau_s,n,deviation,ci_low,ci_high,noise,edf,bias"),
                            line -> assertThat(line).startsWith("400,oadev,1,398,"),
                            line -> assertThat(line).startsWith("800,oadev,1,798,"),
                            line -> assertThat(line).startsWith("1000,oadev,1,998,"));
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void repeatedJsonHasALineEach() throws IOException {
        var path = file("x", 1000);
        var run = run("--stream", "--taus", "1", "--every", "400", "--format", "json", path);
        assertThat(run.out().lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("{ \"series\" : [ {") && line.endsWith("} ] }"));
        assertThat(run.out().lines().toList().get(1)).contains("\"readings\" : 800,");
    }

    @Test
    void saysWhatWasReadOtherwise() throws IOException {
        var text = "Type: Phase\nTau: 1\nPoints: 100\n# Header End\n1\n2\n\n4\n3\n5\n";
        var dat = Files.writeString(folder.resolve("s.dat"), text);
        var streamed = run("--stream", "--taus", "1", dat.toString());
        assertThat(streamed.err())
                .contains(
                        "1 empty lines between readings were passed over",
                        "the header promises 100 readings and 5 were found; THE FILE WAS CUT SHORT");
        assertThat(run("--taus", "1", dat.toString()).err()).isEqualTo(streamed.err());
        var named = Files.writeString(folder.resolve("n"), "x\n1\n2\n4\n3\n");
        assertThat(run("--stream", "--taus", "1", named.toString()).err())
                .contains("the first line was taken as names of columns: x");
    }

    @Test
    void resultsDoNotDependOnWhenTheMemoryGrew() throws IOException {
        var path = file("x", 70_000);
        var options = new String[] {"--stat", "oadev,mdev,totdev,mtie", "--stream", path};
        var grown = run(options);
        var whole = run("--stat", "oadev,mdev,totdev,mtie", path);
        assertThat(grown.exitCode()).as(grown.err()).isZero();
        var expected = rounded(whole.out());
        assertThat(expected).containsAll(rounded(grown.out()));
        assertThat(rounded(grown.out())).hasSizeGreaterThanOrEqualTo(expected.size() - 1);
    }

    private static void assertRefuses(String message, String... options) {
        var run = run(options);
        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).isEqualTo("noonmark: " + message + "\n");
    }

    @Test
    void whatNeedsTheWholeRecordIsRefused() throws IOException {
        var path = file("x", 10);
        assertRefuses(
                "--stream keeps only the last readings and cannot compute mtotdev, theo1, which look at every window anew; leave one of the two out",
                "--stream",
                "--stat",
                "mtotdev,theo1",
                path);
        assertRefuses(
                "--stream keeps only the last readings and cannot take out outliers, jumps or drift; leave one of the two out",
                "--stream",
                "--remove-drift",
                path);
        assertRefuses("--stream takes one file, or - for standard input", "--stream", path, path);
        assertRefuses("--longest and --every go with --stream", "--longest", "5", path);
        var huge = run("--stream", "--longest", "1e12", path);
        assertThat(huge.exitCode()).isEqualTo(64);
        assertThat(huge.err()).contains("need about", "say a shorter --longest or --taus");
    }

    @Test
    void mistakesAreLocated() throws IOException {
        var bad = Files.writeString(folder.resolve("bad"), "1\n2\nx\n");
        var run = run("--stream", bad.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(bad + ":3:1: \"x\" is not a number");
        var gap = Files.writeString(folder.resolve("gap"), "1\nnan\n2\n3\n");
        assertThat(run("--stream", "--input", "frequency", "--gaps", gap.toString()).err())
                .contains(gap + ":2: a gap in frequency needs the readings behind it");
        var few = Files.writeString(folder.resolve("few"), "1\n2\n");
        assertThat(run("--stream", few.toString()).err())
                .contains(few + ": no statistic asked for has a term in 2 readings");
        var hertz = Files.writeString(folder.resolve("hz"), "10000000.1\n10000000.2\n");
        assertThat(run("--stream", "--input", "frequency", hertz.toString()).err())
                .contains(hertz + ":1: 10000000 is no fractional frequency");
        var header =
                Files.writeString(
                        folder.resolve("s.dat"), "Type: Freq\nTau: 1\n# Header End\n1\n2\n3\n");
        assertThat(run("--stream", header.toString()).err())
                .contains("the file says that its readings are frequency; say --input frequency");
    }
}
