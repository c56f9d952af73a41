package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `noonmark compare` never replaces what it reads, and never hides what is wrong with a header.
class CompareSafetyTest {
    @TempDir Path folder;

    private CommandLineRun run(String... arguments) {
        var all = new ArrayList<>(List.of("compare"));
        all.addAll(List.of(arguments));
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    private String inFolder(String name) {
        return folder.resolve(name).toString();
    }

    private static void refused(CommandLineRun run, String message) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(message);
    }

    @Test
    void rewritingKeepsSayingThatTheHeaderWasNotWhole() throws IOException {
        var files = new CompareFiles(folder);
        var a = files.station("A", 40, "G01");
        files.change(a, "REF DLY = 10.0 ns", "REF DLY = 90.0 ns");
        var run = run("cggtts", "write", a, "--output", inFolder("new"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.DEGRADED);
        assertThat(run.err()).contains("its header is not whole");
        assertThat(Files.readString(folder.resolve("new")))
                .contains("COMMENTS = THE HEADER OF THE SOURCE WAS NOT WHOLE: header checksum,")
                .contains("REF DLY = 90.0 ns");
    }

    @Test
    void aHeaderWithoutItsChecksumIsNoGoodInput() throws IOException {
        var files = new CompareFiles(folder);
        var a = files.station("A", 40, "G01");
        var b = files.station("B", 15, "G01");
        Files.writeString(
                Path.of(a), Files.readString(Path.of(a)).replaceFirst("CKSUM = ..\n", ""));
        var run = run("cggtts", a, b);
        assertThat(run.exitCode()).isEqualTo(ExitCode.DEGRADED);
        assertThat(run.err()).contains("the header has no checksum");
    }

    @Test
    void rewritesOneFileOnly() throws IOException {
        var days = Files.createDirectory(folder.resolve("days"));
        new CompareFiles(days).station("A", 40, "G01");
        refused(
                run("cggtts", "write", days.toString(), "--output", inFolder("new")),
                "is a folder");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void calibrationsThatDifferWithinAFolderAreNamed() throws IOException {
        var days = Files.createDirectory(folder.resolve("days"));
        var a = new CompareFiles(days).station("A", 40, "G01");
        var text = Files.readString(Path.of(a));
        Files.writeString(days.resolve("B"), text.replace("REF DLY = 10.0 ns", "REF DLY = 0.1 ns"));
        var other = new CompareFiles(folder).station("C", 15, "G01");
        var run = run("cggtts", days.toString(), other);
        assertThat(run.exitCode()).isEqualTo(ExitCode.DEGRADED);
        assertThat(run.err())
                .contains("the files differ in REF DLY: A has 10.0 ns; B has 0.1 ns")
                .doesNotContain("differ in CAB DLY");
        Files.delete(days.resolve("B"));
        assertThat(run("cggtts", days.toString(), other).exitCode()).isEqualTo(ExitCode.GOOD);
    }

    @Test
    void aFileOfAFolderThatIsReadIsNotReplaced() throws IOException {
        var days = Files.createDirectory(folder.resolve("days"));
        var a = new CompareFiles(days).station("A", 40, "G01");
        var other = new CompareFiles(folder).station("C", 15, "G01");
        refused(run("cggtts", days.toString(), other, "--output", a), "results need another file");
    }

    @Test
    void seriesAndLeapSecondsAreNotReplacedByResults() throws IOException {
        var name = inFolder("series.csv");
        Files.writeString(Path.of(name), "mjd,aaa\n61044,1.0\n61049,2.0\n");
        var same = inFolder("./series.csv");
        refused(run("utc", name, "--output", same), "results need another file");
        refused(run("leap", name, "--output", same), "results need another file");
        refused(
                run("report", name, "--station", "AAA", "--place", "Here", "--output", same),
                "results need another file");
        refused(
                run(
                        "gnss-utc",
                        inFolder("other"),
                        "--lab",
                        "AAA",
                        "--receiver",
                        inFolder("none"),
                        "--messages",
                        name,
                        "--output",
                        same),
                "results need another file");
        assertThat(Path.of(name)).hasContent("mjd,aaa\n61044,1.0\n61049,2.0\n");
        var picture = inFolder("new.svg");
        refused(run("utc", name, "--output", picture, "--plot", picture), "need two files");
    }
}
