package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.testkit.ReferenceData;

/// `noonmark steer`, from a record to steers.
class SteerCommandTest {
    private static final int FIRST = 60_000;

    @TempDir Path folder;

    private static CommandLineRun run(String... arguments) {
        var all = new ArrayList<>(List.of("steer"));
        all.addAll(List.of(arguments));
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /// A free scale that gains 2 ns a day with 0.5 ns of noise.
    private String record(int days) throws IOException {
        var random = new SplittableRandom(1);
        var text = new StringBuilder("# UTCr - UTC(X), ns\n");
        for (int i = 0; i < days; i++) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%d  %.2f%n",
                            FIRST + i,
                            -2.0 * i + 0.5 * random.nextGaussian()));
        }
        return file("record.txt", text.toString()).toString();
    }

    @Test
    void replaysOverAFreeScaleAndSaysHowTheOutputWouldHaveBeen() throws IOException {
        var run = run(record(400));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("output over 275 days: rms")
                .contains("last comparison 3 days old: output")
                .contains("UTC(k) minus UTC after the last steer, 95 % interval:")
                .contains("+45");
    }

    @Test
    void aNewValueChangesNoSteerBeforeItIsPublished() throws IOException {
        var file = record(300);
        var before = run(file, "--format", "csv").out().lines().toList();
        var lines = Files.readAllLines(Path.of(file));
        lines.set(lines.size() - 1, (FIRST + 299) + " 0");
        Files.write(Path.of(file), lines);
        var after = run(file, "--format", "csv").out().lines().toList();
        assertThat(after.subList(0, after.size() - 2))
                .isEqualTo(before.subList(0, before.size() - 2));
    }

    @Test
    void replacesNoInputHoweverItIsWritten() throws IOException {
        var file = record(200);
        var before = Files.readString(Path.of(file));
        var link = Files.createSymbolicLink(folder.resolve("link.txt"), Path.of(file));
        for (var target : List.of(folder + "/./record.txt", link.toString())) {
            var run = run(file, "--output", target);
            assertThat(run.exitCode()).as(target).isEqualTo(64);
            assertThat(run.err()).contains("files of their own");
        }
        assertThat(Files.readString(Path.of(file))).isEqualTo(before);
    }

    @Test
    void readsARecordInGzip() throws IOException {
        var file = record(200);
        var packed = folder.resolve("record.txt.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(Path.of(file), out);
        }
        assertThat(run(packed.toString(), "--format", "csv").out())
                .isEqualTo(run(file, "--format", "csv").out());
    }

    /// The steers of a replay, applied, lead to the same next steer.
    @Test
    void theNextSteerContinuesAFileOfSteers() throws IOException {
        var file = record(200);
        var steers = folder.resolve("steers.txt");
        var model = "0.5,1e-16";
        var first = run(file, "--model", model, "--steer-file", steers.toString());
        assertThat(first.exitCode()).as(first.err()).isZero();
        var lines = Files.readAllLines(steers);
        var last = lines.removeLast();
        Files.write(steers, lines);
        // The output under all steers but the last, as the BIPM would have published it.
        var output = output(Files.readAllLines(Path.of(file)), lines);
        var published = file("output.txt", String.join("\n", output)).toString();
        var next =
                run(published, "--model", model, "--steers", steers.toString(), "--format", "csv");
        assertThat(next.exitCode()).as(next.err()).isZero();
        var cells = next.out().lines().toList().get(1).split(",", -1);
        assertThat(cells[0]).isEqualTo(last.split(" ", -1)[0]);
        assertThat(Double.parseDouble(cells[1]))
                .isCloseTo(
                        Double.parseDouble(last.split(" ", -1)[1]),
                        org.assertj.core.api.Assertions.withinPercentage(0.01));
    }

    private static List<String> output(List<String> record, List<String> steers) {
        var result = new ArrayList<String>();
        for (var line : record) {
            if (!line.startsWith("#")) {
                var fields = line.split("\\s+", -1);
                double mjd = Double.parseDouble(fields[0]);
                double value = Double.parseDouble(fields[1]) - 1e9 * phase(steers, mjd);
                result.add(fields[0] + " " + value);
            }
        }
        return result;
    }

    private static double phase(List<String> steers, double mjd) {
        double phase = 0;
        double from = 0;
        double frequency = 0;
        for (var line : steers) {
            if (!line.startsWith("#")) {
                var fields = line.split(" ", -1);
                double at = Double.parseDouble(fields[0]);
                if (at < mjd) {
                    phase += frequency * (at - from) * 86_400;
                    from = at;
                    frequency = Double.parseDouble(fields[1]);
                }
            }
        }
        return phase + frequency * (mjd - from) * 86_400;
    }

    @Test
    void badLinesAreToldWithTheirNumber() throws IOException {
        var wild = file("wild.txt", "60000 1\n60001 one\n60002 3\n").toString();
        assertThat(run(wild).err())
                .contains("wild.txt:2: \"60001 one\" is no MJD and value; --skip-bad-lines");
        assertThat(run(wild).exitCode()).isEqualTo(2);
        var twice = file("twice.txt", "60000 1\n60001 2\n60001 2\n").toString();
        assertThat(run(twice).err()).contains("twice.txt:3: MJD 60001 is there twice");
        var back = file("back.txt", "60000 1\n59999 2\n").toString();
        assertThat(run(back).err()).contains("is earlier than the one before");
        assertThat(run(file("empty.txt", "# nothing\n").toString()).err())
                .contains("holds no line of an MJD and a value");
        assertThat(run(folder.resolve("none.txt").toString()).err())
                .contains("there is no such file");
    }

    @Test
    void skippedLinesAreNoted() throws IOException {
        var file = record(200);
        Files.writeString(Path.of(file), Files.readString(Path.of(file)) + "60400 x\n");
        var run = run(file, "--skip-bad-lines");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("note: ").contains(":202: skipped, \"60400 x\"");
    }

    @Test
    void wrongWordsAreUsage() throws IOException {
        var file = record(100);
        for (var words :
                List.of(
                        List.of("--law", "magic"),
                        List.of("--law", "poles:1,2"),
                        List.of("--every", "0"),
                        List.of("--unit", "h"),
                        List.of("--schedule", "daily"),
                        List.of("--model", "1"),
                        List.of("--most-slew", "-1"),
                        List.of("--plot", "picture.gif"),
                        List.of("--output", file))) {
            var run = run(file, words.get(0), words.get(1));
            assertThat(run.exitCode()).as("%s: %s", words, run.err()).isEqualTo(64);
        }
        assertThat(run(file, "--learn", "500").err()).contains("ends before the first steer");
    }

    @Test
    void aFileOfSteersBeyondTheLargestSteerIsRefusedWithItsLine() throws IOException {
        var steers = file("steers.txt", "# mjd steer\n60000 0\n60050 5e-12\n").toString();
        var refused = run(record(100), "--steers", steers);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("steers.txt:3: a steer of 5.0E-12 is beyond --most-steer, 1.0E-12");
    }

    @Test
    void writesJsonAndCircularTWorksToo() throws IOException {
        var run =
                run(
                        record(600),
                        "--schedule",
                        "circular-t",
                        "--every",
                        "5",
                        "--model",
                        "0.5,1e-16",
                        "--format",
                        "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"replay\"").contains("\"halfWidthSeconds\"");
    }

    @Test
    void theRecordOfUtcAusGivesTheMeasuredRms() {
        var record = "timescale/utc_comparison/utcr_minus_utc_aus_freerun.txt";
        var file = ReferenceData.find(record);
        assumeTrue(file.isPresent(), ReferenceData.missing(record));
        var run =
                run(
                        file.orElseThrow().toString(),
                        "--from",
                        "58289",
                        "--model",
                        "3.75,1.7e-16",
                        "--law",
                        "lqg:1,1e-13",
                        "--most-change",
                        "1e-12",
                        "--most-slew",
                        "1e-12");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("output over 1445 days: rms 12.2");
    }
}
