package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The whole command, from files to what it prints.
class CompareCommandTest {
    private static final String[] SIX = {"G01", "G02", "G03", "G04", "G05", "G06"};

    @TempDir Path folder;

    private static CommandLineRun run(String... arguments) {
        var all = new ArrayList<>(List.of("compare"));
        all.addAll(List.of(arguments));
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    private CompareFiles files() {
        return new CompareFiles(folder);
    }

    /// The number in a column of the first link of the table.
    private static double cell(String table, String link, int column) {
        var line = table.lines().filter(each -> each.contains(link)).findFirst().orElseThrow();
        return Double.parseDouble(line.strip().split("\\s\\s+", -1)[column]);
    }

    @Test
    void tableHasTheDifferenceAndItsUncertainty() throws IOException {
        var run =
                run(
                        "cggtts",
                        files().station("A", 40, SIX),
                        files().station("B", 15, SIX),
                        "--calibration",
                        "1.5,2");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(cell(run.out(), "A - B", 4)).isCloseTo(25, within(0.3));
        // 1.5 and 2 ns in quadrature, and next to nothing from the scatter.
        assertThat(cell(run.out(), "A - B", 5)).isCloseTo(2.5, within(0.01));
        assertThat(run.out()).contains("common view, MJD 61000 ");
    }

    @Test
    void csvGoesIntoStability() throws IOException {
        var csv = folder.resolve("link.csv").toString();
        var a = files().station("A", 40, SIX);
        var b = files().station("B", 15, SIX);
        assertThat(run("cggtts", a, b, "--format", "csv", "--output", csv).exitCode()).isZero();
        var lines = Files.readAllLines(Path.of(csv));
        assertThat(lines).hasSize(90);
        assertThat(lines.getFirst())
                .isEqualTo("mjd,sttime,satellites_a,satellites_b,a_minus_b_ns,u_ns");
        var stability =
                CommandLineRun.of(
                        "stability",
                        "--column",
                        "a_minus_b_ns",
                        "--unit",
                        "ns",
                        "--tau0",
                        "960",
                        "--stat",
                        "tdev",
                        csv);
        assertThat(stability.exitCode()).as(stability.err()).isZero();
        assertThat(stability.out()).contains("89 readings of phase");
    }

    @Test
    void jsonHasEverything() throws IOException {
        var run =
                run(
                        "cggtts",
                        files().station("A", 40, SIX),
                        files().station("B", 15, SIX),
                        files().station("C", 7, SIX),
                        "--format",
                        "json");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("\"method\" : \"common view\"")
                .contains("\"reference\" : \"UTC(C)\"")
                .contains("\"closes\" : true")
                .contains("\"statisticalNs\"")
                .contains("\"CHOSEN\" : 534")
                .contains("\"calibrationNs\" : null");
    }

    @Test
    void threeStationsCloseAndOneSpoiledSatelliteIsFound() throws IOException {
        var a = files().station("A", 40, "G01", "G02", "G03", "G04");
        var b = files().station("B", 15, "G03", "G04", "G05", "G06");
        var c = files().station("C", 7, SIX);
        var good = run("cggtts", a, b, c);
        assertThat(good.exitCode()).as(good.err()).isZero();
        assertThat(good.out()).contains("zero within 2 u").doesNotContain("NOT");
        // G01 is 25 ns off for A alone: C sees it too, B does not.
        var wrong = files().station("D", 65, "G01");
        var spoiled =
                Files.readString(Path.of(a)).replaceAll("(?m)^G01.*\n", "")
                        + Files.readString(Path.of(wrong)).replaceAll("(?m)^(?!G01).*\n", "");
        Files.writeString(Path.of(a), spoiled);
        var bad = run("cggtts", a, b, c);
        assertThat(bad.exitCode()).isEqualTo(2);
        assertThat(bad.out()).contains("NOT zero within 2 u");
    }

    @Test
    void badChecksumIsSaidLeftOutAndRefusedWhenStrict() throws IOException {
        var a = files().station("A", 40, SIX);
        var b = files().station("B", 15, SIX);
        var text = Files.readString(Path.of(a));
        Files.writeString(Path.of(a), text.replaceFirst("780 450", "780 451"));
        var run = run("cggtts", a, b, "--format", "json");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("note: A:").contains("the checksum is wrong (stated ");
        assertThat(run.out()).contains("\"lostLines\" : 1");
        var strict = run("cggtts", a, b, "--strict");
        assertThat(strict.exitCode()).isEqualTo(2);
        assertThat(strict.out()).isEmpty();
        assertThat(strict.err()).contains("--strict");
        var check = run("cggtts", "check", a, b);
        assertThat(check.exitCode()).isEqualTo(2);
        assertThat(check.out()).contains("the checksum is wrong");
        assertThat(run("cggtts", "check", b).exitCode()).isZero();
    }

    @Test
    void everyLineHasItsVerdict() throws IOException {
        var a = files().station("A", 40, "G01");
        var run = run("cggtts", "check", a, "--format", "csv");
        assertThat(run.out().lines()).hasSize(90);
        assertThat(run.out()).contains("A,19,G01,L1C,61000,00:");
        assertThat(run.out().lines().skip(1)).allMatch(line -> line.endsWith(",good"));
        assertThat(run("cggtts", "check", a, "--format", "json").out())
                .contains("\"headerChecksum\" : \"good\"");
    }

    @Test
    void writesVersion2eWithoutBadLines() throws IOException {
        var a = files().station("A", 40, SIX);
        var text = Files.readString(Path.of(a));
        Files.writeString(Path.of(a), text.replaceFirst("780 450", "780 451"));
        var out = folder.resolve("clean").toString();
        assertThat(run("cggtts", "write", a, "--output", out).exitCode()).isEqualTo(1);
        assertThat(Files.readAllLines(Path.of(out))).hasSize(18 + 6 * 89 - 1);
        assertThat(run("cggtts", "check", out).exitCode()).isZero();
    }

    @Test
    void folderIsAllDaysOfAStation() throws IOException {
        var days = Files.createDirectory(folder.resolve("days"));
        new CompareFiles(days).station("A", 40, SIX);
        Files.copy(days.resolve("A"), days.resolve("again"));
        var run = run("cggtts", days.toString(), files().station("B", 15, SIX));
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("534 given twice");
        assertThat(cell(run.out(), "days - B", 4)).isCloseTo(25, within(0.3));
    }

    @Test
    void plotsAreDrawn() throws IOException {
        var picture = folder.resolve("link.svg");
        var run =
                run(
                        "cggtts",
                        files().station("A", 40, SIX),
                        files().station("B", 15, SIX),
                        "--plot",
                        picture.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.readString(picture)).contains("<svg").contains("</svg");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--method both      | --method: \"both\" is not common-view or all-in-view",
                "--weights some     | --weights: \"some\" is not equal, elevation or dsg",
                "--mask 91          | --mask: \"91\" is not an elevation from 0 to 90 degrees",
                "--calibration 1,2,3| --calibration: \"1,2,3\" is not a standard uncertainty in ns",
                "--calibration -1   | --calibration: \"-1\" is not a standard uncertainty in ns",
                "--format xml       | --format: \"xml\" is not table, csv or json",
                "--plot x.jpg       | --plot: \"x.jpg\" is not the name of a file that ends in",
                "--max-dsg 0        | --max-dsg: \"0\" is not a number of ns above 0"
            })
    void saysWhichWordIsWrong(String words, String message) throws IOException {
        var all = new ArrayList<>(List.of("cggtts", files().station("A", 0, SIX)));
        all.add(files().station("B", 0, SIX));
        all.addAll(List.of(words.strip().split(" ", 2)));
        var run = run(all.toArray(String[]::new));
        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(message);
    }

    @Test
    void saysWhyNothingCanBeCompared() throws IOException {
        var a = files().station("A", 0, "G01");
        var b = files().station("B", 0, "G02");
        assertThat(run("cggtts", a, b).err())
                .contains("one has G01, the other G02; look at --method all-in-view");
        assertThat(run("cggtts", a, b, "--method", "all-in-view").exitCode()).isZero();
        assertThat(run("cggtts", a, b, "--mask", "60").err()).contains("look at --mask");
        assertThat(run("cggtts", a, b, "--code", "L3P").err())
                .contains("A has no good tracks of code L3P; it has L1C");
        assertThat(run("cggtts", a).exitCode()).isEqualTo(64);
        var none = run("cggtts", a, folder.resolve("none").toString());
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("there is no such file");
        Files.writeString(folder.resolve("text"), "hello\n");
        assertThat(run("cggtts", a, folder.resolve("text").toString()).err())
                .contains("text:1:1: is no CGGTTS file");
    }

    @Test
    void inputIsNeverOverwritten() throws IOException {
        var a = files().station("A", 0, SIX);
        var b = files().station("B", 0, SIX);
        var run = run("cggtts", a, b, "--output", a);
        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("results need another file");
        assertThat(run("cggtts", "write", a, "--output", a).exitCode()).isEqualTo(64);
    }
}
