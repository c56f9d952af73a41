package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Options and numbers at their ends: one line and an exit code, never a trace, never `NaN`.
class StabilityExtremesTest {
    private static final String WALK = "1\n2\n4\n3\n5\n9\n8\n7\n6\n8\n11\n10\n";

    @TempDir Path folder;

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("x.txt"), text).toString();
    }

    private static CommandLineRun run(String... options) {
        var all = new ArrayList<>(List.of("stability", "--tau0", "1"));
        all.addAll(List.of(options));
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    private static void assertFails(int exitCode, String part, CommandLineRun run) {
        assertThat(run.err()).startsWith("noonmark: ").contains(part).doesNotContain("\tat ");
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void statisticsNamedTwiceAreComputedOnce() throws IOException {
        var file = file(WALK);
        assertThat(run("--stat", "oadev,oadev", "--taus", "1", "--format", "csv", file).out())
                .hasLineCount(2);
        var both = run("--stat", "hat,hat", "--taus", "1", "--format", "csv", file, file, file);
        assertThat(both.exitCode()).as(both.err()).isZero();
        assertThat(both.out().lines().filter(line -> line.startsWith("hat,"))).hasSize(3);
    }

    @Test
    void timesBetweenStepsAreRefusedEverywhere() throws IOException {
        var file = file(WALK);
        var message = "tau 1.5 s is no multiple of tau0 = 1 s; nearest are 1 and 2 s";
        assertFails(64, message, run("--taus", "1.5", "--dynamic", "5", file));
        assertFails(64, message, run("--taus", "1.5", "--stream", file));
        assertFails(64, message, run("--taus", "1.5", "--stat", "hat", file, file, file));
        assertFails(64, message, run("--taus", "1.5", "--stat", "gcodev", file, file));
        assertFails(64, message, run("--taus", "1.5", "--stat", "gcodev,theo1", file, file));
        assertFails(
                64,
                "tau 8 s is longer than the record, which is 5 s",
                run("--taus", "1,8", "--dynamic", "5", file));
    }

    @Test
    void timesWithoutTermAreSaidEverywhere() throws IOException {
        var file = file(WALK);
        var note = "has no term at tau 8 s\n";
        assertThat(run("--taus", "1,8", "--stream", file).err()).contains("oadev " + note);
        assertThat(run("--taus", "1,8", "--stat", "gcodev", file, file).err())
                .contains("gcodev " + note);
        assertThat(run("--taus", "1,8", "--stat", "hat", file, file, file).err())
                .contains("hat " + note);
        assertThat(run("--taus", "1,4", "--dynamic", "6", file).err())
                .contains("oadev has no term at tau 4 s\n");
        assertThat(run("--taus", "1,4", "--stream", "--longest", "2", file).err())
                .contains("tau 4 s is longer than --longest");
    }

    @Test
    void numbersThatCannotBeSquaredAreRefused() throws IOException {
        var huge = file("1e200\n-1e200\n2e200\n5e199\n");
        assertFails(2, "cannot be computed with; look at --unit and --tau0", run(huge));
        assertFails(2, "x.txt:1: a reading this large cannot be", run("--stream", huge));
        assertFails(2, "cannot be computed with", run(file("1e-200\n3e-200\n2e-200\n")));
        var frequency = file("1e308\n1e308\n-1e308\n1e308\n");
        assertFails(2, "cannot be computed with", run("--input", "frequency", frequency));
        var run =
                CommandLineRun.of("stability", "--tau0", "1e10", "--input", "frequency", frequency);
        assertFails(2, "cannot be computed with", run);
        var tiny = CommandLineRun.of("stability", "--tau0", "1e-300", file(WALK));
        assertFails(2, "oadev at tau 1e-300 s is no finite number", tiny);
        assertFails(
                2,
                "is no finite number",
                CommandLineRun.of("stability", "--tau0", "1e-300", "--stream", file(WALK)));
    }

    @Test
    void boundsWithoutEndArePlottedAndLeftEmpty() throws IOException {
        var file = file(WALK);
        var svg = folder.resolve("p.svg").toString();
        var level = "0.9999999999999999";
        Assertions.assertThatCode(
                        () -> {
                            var run =
                                    org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                                            Duration.ofSeconds(30),
                                            () -> run("--ci", level, "--plot", svg, file));
                            assertThat(run.exitCode()).as(run.err()).isZero();
                        })
                .doesNotThrowAnyException();
        for (var format : List.of("csv", "json", "table")) {
            assertThat(run("--ci", level, "--format", format, file).out())
                    .doesNotContain("Infinity", "NaN");
        }
    }

    @Test
    void numbersThatJsonHasNoWordForAreNull() throws IOException {
        var zeros = file("0\n".repeat(40));
        var run = run("--mask", "g811-mtie", "--format", "json", zeros);
        assertThat(run.out()).contains("\"leastMargin\" : null").doesNotContain("Infinity", "NaN");
        var psd = run("--psd", "--carrier", "1e7", "--format", "json", zeros);
        assertThat(psd.out()).doesNotContain("Infinity", "NaN");
    }

    @Test
    void constantReadingsHaveNoNoise() throws IOException {
        var zeros = file("7\n".repeat(100));
        var run = run("--taus", "1,10", zeros);
        assertThat(run.out())
                .contains("no interval for oadev: the deviation is 0 and tells neither noise nor")
                .doesNotContain("WFM", "?", "too few", "intervals of");
        assertThat(run("--format", "csv", "--taus", "1", zeros).out())
                .endsWith("oadev,1,98,0.00000000000000e+00,,,,,\n");
        assertFails(2, "every deviation is 0: there is no noise", run("--budget", zeros));
        assertThat(run("--stat", "hat-correlated", zeros, zeros, zeros).err())
                .contains("can be told: one of the two has no noise of its own")
                .doesNotContain("has a term", "\tat ", "fault of the program");
    }

    @Test
    void optionsWithoutEffectAreRefused() throws IOException {
        var file = file(WALK);
        assertFails(64, "--windows goes with mtotdev", run("--windows", "10", file));
        assertFails(64, "--stat has no effect on --psd", run("--psd", "--stat", "mdev", file));
        assertFails(64, "--ci has no effect on --psd", run("--psd", "--ci", "0.9", file));
        assertFails(64, "--spreads goes with --remove-", run("--spreads", "3", file));
        assertFails(64, "--title goes with --plot", run("--title", "x", file));
        assertFails(64, "--stamp-tolerance goes with", run("--stamp-tolerance", "0.2", file));
        assertFails(64, "--psd-deviations goes with --psd", run("--psd-deviations", file));
    }

    @Test
    void masksAreNamedExactly() throws IOException {
        var file = file(WALK);
        assertFails(64, "--mask: no mask is called \"g8272\"", run("--mask", "g8272", file));
        assertFails(64, "--mask: no mask is called \"g8262\"", run("--mask", "g8262", file));
        var enhanced = run("--mask", "g8272.1", "--unit", "ps", "--taus", "1", file);
        assertThat(enhanced.out())
                .contains("mask g8272-1-mtie: ", "mask g8272-1-tdev: ")
                .doesNotContain("g8272-a", "g8272-b");
        assertThat(run("--mask", "g8272-a-mtie", "--unit", "ps", "--taus", "1", file).out())
                .contains("mask g8272-a-mtie: passes")
                .doesNotContain("tdev");
    }

    @Test
    void everyNoiseCanBeNamed() throws IOException {
        for (var noise : List.of("wpm", "fpm", "wfm", "ffm", "rwfm", "fwfm", "rrfm")) {
            assertThat(run("--noise", noise, "--stat", "ohdev", file(WALK)).exitCode()).isZero();
            assertThat(CommandLineRun.of("stability", "--help").out()).contains(noise);
        }
    }
}
