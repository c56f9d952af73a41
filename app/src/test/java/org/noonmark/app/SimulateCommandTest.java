package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `noonmark simulate clocks`, from options to files.
class SimulateCommandTest {
    @TempDir Path folder;

    private static CommandLineRun run(String... arguments) {
        var all = new ArrayList<>(List.of("simulate", "clocks"));
        all.addAll(List.of(arguments));
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    @Test
    void writesReadingsThatStabilityReads() throws IOException {
        var readings = folder.resolve("readings.csv");
        var truth = folder.resolve("truth.csv");
        var made =
                run(
                        "--clocks",
                        "maser:2,cs-hp",
                        "--duration",
                        "2d",
                        "--step",
                        "10m",
                        "--reference",
                        "maser-1",
                        "--faults",
                        "gap:cs-hp-1@1d..30h,phase-step:maser-2@1d:5e-9",
                        "--output",
                        readings.toString(),
                        "--truth",
                        truth.toString());
        assertThat(made.exitCode()).isZero();
        var lines = Files.readAllLines(readings);
        assertThat(lines.get(0)).startsWith("# noonmark").contains("seed 1").contains("step 600 s");
        assertThat(lines.get(1)).isEqualTo("seconds,maser-1,maser-2,cs-hp-1");
        assertThat(lines).hasSize(2 + 289);
        assertThat(lines.get(2 + 150)).endsWith(",nan");
        assertThat(Files.readString(truth))
                .contains("# fault gap:cs-hp-1@1d..30h")
                .contains("# maser-2: frequency offset")
                .doesNotContain("nan");
        assertStabilityReads(readings);
    }

    private static void assertStabilityReads(Path readings) {
        var read =
                CommandLineRun.of(
                        "stability",
                        readings.toString(),
                        "--column",
                        "cs-hp-1",
                        "--stamps",
                        "seconds",
                        "--stamp-unit",
                        "s",
                        "--gaps",
                        "--format",
                        "csv");
        assertThat(read.exitCode()).as(read.err()).isZero();
        assertThat(read.out()).contains("oadev,600");
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        var one = run("--clocks", "rb", "--duration", "1h", "--seed", "7");
        var two = run("--clocks", "rb", "--duration", "1h", "--seed", "7");
        var other = run("--clocks", "rb", "--duration", "1h", "--seed", "8");
        assertThat(one.out()).isEqualTo(two.out()).isNotEqualTo(other.out());
        assertThat(one.out().lines()).hasSize(2 + 61);
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(run().err()).contains("--clocks: say which, such as maser:5,cs-hp:10");
        assertThat(run("--clocks", "cuckoo:2").err())
                .contains("\"cuckoo:2\" is no type and count, such as maser:5; types are cs,");
        assertThat(run("--clocks", "cs", "--step", "0").err())
                .contains("--step: \"0\" is not a time above 0");
        assertThat(run("--clocks", "cs", "--faults", "gap:cs-1@2d..1d").err())
                .contains("ends before it begins");
        assertThat(run("--clocks", "cs", "--faults", "melt:cs-1@2d:1").err())
                .contains("\"melt:cs-1@2d:1\" is no fault; there are phase-step:");
        assertThat(run("--clocks", "cs", "--faults", "gap:cs-2@1d..2d").err())
                .contains("must be one of the clocks: cs-2");
        assertThat(run("--clocks", "cs", "--reference", "cs-9").exitCode()).isEqualTo(64);
    }

    @Test
    void sizesThatNothingCanHaveAreRefused() {
        for (var link : List.of("--link-white", "--link-flicker", "--link-diurnal")) {
            var run = run("--clocks", "cs", "--duration", "1h", link, "1e200");
            assertThat(run.exitCode()).isEqualTo(64);
            assertThat(run.err())
                    .contains(link + ": \"1e200\" is not a number of seconds from 0 to 1");
        }
        for (var fault :
                List.of(
                        "phase-step:cs-1@1h:1e308",
                        "drift:cs-1@1h:-1e308",
                        "frequency-step:cs-1@1h:2",
                        "noise:cs-1@1h..2h:1e7",
                        "pull:cs-1@1h..2h:1e400",
                        "reference-step@1h:1e10")) {
            var run = run("--clocks", "cs", "--faults", fault);
            assertThat(run.exitCode()).isEqualTo(64);
            assertThat(run.err())
                    .contains("--faults: \"" + fault + "\": the size can be at most 1e+");
        }
    }

    @Test
    void whatWouldNeverHappenIsRefused() {
        assertThat(run("--clocks", "cs", "--duration", "1h", "--step", "1d").err())
                .contains("--step: 1d is longer than --duration, 1h");
        assertThat(run("--clocks", "cs", "--duration", "1001y", "--step", "1y").err())
                .contains("--duration: at most 1000y");
        var late = run("--clocks", "cs", "--duration", "1h", "--faults", "phase-step:cs-1@2h:1e-9");
        assertThat(late.exitCode()).isEqualTo(64);
        assertThat(late.err())
                .contains(
                        "--faults: \"phase-step:cs-1@2h:1e-9\" begins after the last reading, at 3600 s");
        assertThat(run("--clocks", "cs:2,cs:3").err())
                .contains("--clocks: cs is there twice")
                .doesNotContain("--reference");
    }

    @Test
    void leavesNoPartOfAFileBehind() throws IOException {
        var missing = folder.resolve("nowhere").resolve("truth.csv");
        var readings = folder.resolve("readings.csv");
        var failed =
                run(
                        "--clocks",
                        "cs",
                        "--duration",
                        "1h",
                        "--output",
                        readings.toString(),
                        "--truth",
                        missing.toString());
        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(failed.err()).contains("there is no folder");
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }
}
