package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every mistake has one line that says where it is and what to do, and an exit code.
class StabilityMessagesTest {
    @TempDir Path folder;

    private Path file;

    private static CommandLineRun run(List<String> arguments) {
        var all = new ArrayList<>(List.of("stability"));
        all.addAll(arguments);
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    /// Runs over a file with this text and checks the one line; `FILE` stands for the file's name.
    private void assertSays(int exitCode, String message, String text, String... options)
            throws IOException {
        file = Files.writeString(folder.resolve("clock.txt"), text);
        var arguments = new ArrayList<>(List.of(options));
        arguments.add(file.toString());
        var run = run(arguments);
        assertThat(run.err())
                .isEqualTo("noonmark: " + message.replace("FILE", file.toString()) + "\n");
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void textsThatHoldNoReadings() throws IOException {
        var empty =
                "FILE: holds no readings; expected one number a line (lines that begin with # are comments)";
        assertSays(2, empty, "");
        assertSays(2, empty, "# nothing\n\n");
        assertSays(
                2, "FILE:1: is no text; convert binary and UTF-16 files to plain text", "\0\1\2\n");
        assertSays(
                2,
                "FILE:1: a line this long holds no readings; is this the right file?",
                "1".repeat(300_000));
        assertSays(
                2,
                "FILE: has no block \"TIC rows channels\" of phase readings; export the phase from TimeLab as text",
                "1\n2\n3\n",
                "--layout",
                "timelab");
    }

    @Test
    void linesThatAreNoReading() throws IOException {
        assertSays(
                2,
                "FILE:3:1: \"x3\" is not a number; correct the line or begin it with #",
                "1\n2\nx3\n4\n");
        assertSays(
                2,
                "FILE:2:2: the reading is missing (\"NaN\"); say --gaps to take it as a gap",
                "1\n NaN\n3\n");
        assertSays(
                2,
                "FILE:2:1: \"-inf\" is not finite; put nan there and say --gaps, or remove the line",
                "1\n-inf\n3\n",
                "--gaps");
        assertSays(
                2,
                "FILE:3:8: cannot read this line of the header: Points: many",
                "Type: Phase\nTau: 1\nPoints: many\n# Header End\n1\n");
    }

    @Test
    void columns() throws IOException {
        assertSays(
                64,
                "FILE:1: has 3 columns; choose one with --column, and that of time stamps with --stamps",
                "1 2 3\n");
        assertSays(
                64,
                "FILE:3: has more than 1 columns; choose one with --column, and that of time stamps with --stamps (a decimal comma? numbers need a point)",
                "1\n2\n3,5\n");
        assertSays(
                64,
                "FILE:2: no column has that name; there are t, x",
                "t x\n1 2\n",
                "--column",
                "y");
        assertSays(
                64,
                "FILE:1: no line of names stands above this one, so \"y\" is unknown; choose a column by its number",
                "1 2\n",
                "--column",
                "y");
        assertSays(
                2,
                "FILE:2: has only 1 columns; correct the line, or choose others with --column and --stamps",
                "1 2\n1\n",
                "--column",
                "2");
    }

    @Test
    void stamps() throws IOException {
        String[] seconds = {"--stamps", "1", "--stamp-unit", "s"};
        assertSays(
                2,
                "FILE:2:1: \"x\" is no time stamp of the kind --stamp-unit says",
                "1 1\nx 2\n",
                seconds);
        assertSays(
                2,
                "FILE:1: one stamp shows no step between readings; say --tau0",
                "1 1\n",
                seconds);
        assertSays(
                2,
                "FILE:3: the stamp is earlier than the one before; sort the lines",
                "1 1\n2 2\n1.5 3\n",
                seconds);
        assertSays(
                2,
                "FILE:4: a second, different reading for the same step of 1 s; remove one, or say another --tau0",
                "1 1\n2 2\n3 3\n3 4\n4 5\n5 6\n",
                seconds);
        assertSays(
                2,
                "FILE:4: the stamp lies 40 % of tau0 = 1 s from the nearest step; say --tau0, or --stamp-tolerance",
                "1 1\n2 2\n3 3\n4.4 4\n5 5\n6 6\n",
                seconds);
        assertSays(
                2,
                "FILE:3: up to this stamp there would be 1000000 steps of 1 s for 4 readings; say --tau0, or correct the stamp",
                "0 1\n1 2\n999999 3\n1000000 4\n",
                seconds);
    }

    @Test
    void tooFewReadings() throws IOException {
        assertSays(
                2,
                "FILE: 1 reading of phase cannot show a stability; at least 3 are needed",
                "1\n",
                "--tau0",
                "1");
        assertSays(
                2,
                "FILE: 1 reading of frequency cannot show a stability; at least 2 are needed",
                "1\nnan\n",
                "--gaps",
                "--tau0",
                "1",
                "--input",
                "frequency");
        assertSays(
                2,
                "FILE: no statistic asked for has a term in 3 readings of phase; give shorter --taus or more readings",
                "1\n2\n3\n",
                "--stat",
                "hdev");
    }

    @Test
    void units() throws IOException {
        assertSays(
                64,
                "FILE: --unit Hz does not go with readings of phase",
                "1\n2\n3\n",
                "--unit",
                "Hz",
                "--input",
                "phase");
        assertSays(
                64,
                "FILE: readings in Hz need --nominal FREQUENCY, or --nominal mean",
                "1\n2\n3\n",
                "--unit",
                "Hz");
        assertSays(
                64,
                "FILE: --nominal goes with --unit Hz, kHz or MHz, not with s",
                "1\n2\n3\n",
                "--nominal",
                "mean");
        assertSays(
                64,
                "FILE: readings near 10000000 are no fractional frequency; for hertz say --unit Hz --nominal FREQUENCY (or mean)",
                "10000000.1\n10000000.2\n9999999.9\n",
                "--input",
                "frequency");
        assertSays(
                64,
                "FILE: the file says that its readings are phase; leave --input out or correct it",
                "Type: Phase\n# Header End\n1\n2\n3\n",
                "--input",
                "frequency");
    }

    @Test
    void averagingTimes() throws IOException {
        assertSays(
                64,
                "FILE: tau 10 s is longer than the record, which is 4 s; leave it out of --taus",
                "1\n2\n3\n5\n4\n",
                "--tau0",
                "1",
                "--taus",
                "1,10");
        assertSays(
                64,
                "FILE: tau 1.5 s is no multiple of tau0 = 1 s; nearest are 1 and 2 s",
                "1\n2\n3\n5\n4\n",
                "--tau0",
                "1",
                "--taus",
                "1.5");
        assertSays(
                2,
                "FILE: no statistic asked for has a term in 5 readings of phase; give shorter --taus or more readings",
                "1\n2\n3\n5\n4\n",
                "--tau0",
                "1",
                "--taus",
                "4");
    }

    /// A mistake in one option, over readings that are good.
    private void assertRefuses(String message, String... options) throws IOException {
        assertSays(64, message, "1\n2\n3\n", options);
    }

    @Test
    void namesOfStatisticsAndMasks() throws IOException {
        assertRefuses(
                "--stat: no statistic is called \"avar\"; there are adev, oadev, mdev, tdev, hdev, ohdev, totdev, mtotdev, ttotdev, htotdev, theo1, theobr, theoh, pdev, mtie, tierms, gcodev, hat, hat-correlated",
                "--stat",
                "avar");
        assertRefuses(
                "--mask: no mask is called \"g8273\"; there are g811-mtie, g811-tdev, g8272-a-mtie, g8272-a-tdev, g8272-b-mtie, g8272-b-tdev, g8272-1-mtie, g8272-1-tdev, g812-i-mtie, g812-i-tdev, g812-ii-mtie, g812-ii-tdev, g8262-1-mtie, g8262-1-tdev, g8262-2-mtie, g8262-2-tdev",
                "--mask",
                "g8273");
        assertRefuses(
                "FILE: the mask g8262-1-mtie sets no limit at any of these averaging times; say others with --taus",
                "--mask",
                "g8262-1-mtie",
                "--tau0",
                "2000");
    }

    @Test
    void numbersOfTheCommandLine() throws IOException {
        assertRefuses("--tau0: \"0\" is not a number of seconds above 0", "--tau0", "0");
        assertRefuses("--tau0: \"1s\" is not a number", "--tau0", "1s");
        assertRefuses(
                "--ci: \"68.3\" is not a probability between 0 and 1, such as 0.683 or 0.95",
                "--ci",
                "68.3");
        assertRefuses(
                "--nominal: \"-5\" is not a frequency above 0 in the unit of --unit, or mean",
                "--nominal",
                "-5");
        assertRefuses("--windows: \"1\" is not a whole number from 2", "--windows", "1");
        assertRefuses("--spreads: \"0\" is not a number above 0", "--spreads", "0");
        assertRefuses(
                "--stamp-tolerance: \"0.5\" is not from 0 to below 0.5",
                "--stamp-tolerance",
                "0.5");
    }

    @Test
    void wordsOfTheCommandLine() throws IOException {
        assertRefuses(
                "--taus: \"fast\" is neither octave, decade, all, many, many:N, nor a number of seconds above 0",
                "--taus",
                "fast");
        assertRefuses("--input: \"time\" is not phase or frequency", "--input", "time");
        assertRefuses(
                "--unit: \"hz\" is not s, ms, us, ns, ps, fs, 1, ppm, ppb, ppt, Hz, kHz or MHz",
                "--unit",
                "hz");
        assertRefuses("--format: \"xml\" is not table, csv or json", "--format", "xml");
        assertRefuses(
                "--noise: \"pink\" is not wpm, fpm, wfm, ffm, rwfm, fwfm or rrfm",
                "--noise",
                "pink");
        assertRefuses(
                "--layout: \"excel\" is not columns, stable32 or timelab", "--layout", "excel");
        assertRefuses(
                "--plot: \"p.pdf\" is not the name of a file that ends in .svg or .png",
                "--plot",
                "p.pdf");
        assertRefuses(
                "--trend: \"cubic\" is not line, parabola, frequency or three-points",
                "--trend",
                "cubic");
    }

    @Test
    void stampsOfTheCommandLine() throws IOException {
        assertRefuses(
                "--stamp-unit: \"days\" is not mjd, s, ms, us, ns or iso",
                "--stamps",
                "1",
                "--stamp-unit",
                "days");
        assertRefuses(
                "--stamps and --stamp-unit go together: which column, and what it counts",
                "--stamps",
                "1");
    }

    @Test
    void files() throws IOException {
        var none = folder.resolve("none.txt").toString();
        var run = run(List.of(none));
        assertThat(run.err())
                .isEqualTo("noonmark: cannot read " + none + ": there is no such file\n");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run(List.of("-", "-")).err())
                .isEqualTo("noonmark: standard input (-) can be read only once\n");
        assertThat(run(List.of()).exitCode()).isEqualTo(64);
        assertThat(run(List.of(folder.toString())).err())
                .isEqualTo(
                        "noonmark: cannot read "
                                + folder
                                + ": it is a folder; name the files in it\n");
        Files.write(folder.resolve("cut.gz"), new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0});
        assertThat(run(List.of(folder.resolve("cut.gz").toString())).err())
                .isEqualTo(
                        "noonmark: cannot read "
                                + folder.resolve("cut.gz")
                                + ": the packed data end early; copy the file again\n");
        file = Files.writeString(folder.resolve("x.txt"), "1\n2\n4\n3\n");
        var nowhere = folder.resolve("no/such/out.csv").toString();
        assertThat(run(List.of("--tau0", "1", "--output", nowhere, file.toString())).err())
                .isEqualTo(
                        "noonmark: cannot write "
                                + nowhere
                                + ": there is no folder "
                                + folder.resolve("no/such")
                                + "; make it first\n");
    }
}
