package org.noonmark.metrology.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.noonmark.metrology.formats.TextDefect.Reason;

class ClockTextReaderTest {
    private static TextRun read(String text) {
        return TextRun.of(TextRun.plain(), text);
    }

    private static void assertDefect(
            TextRun run, Reason reason, long line, int column, String found) {
        assertThat(run.outcome())
                .isEqualTo(new TextOutcome.Rejected(new TextDefect(reason, line, column, found)));
    }

    @Test
    void readsOneColumnWithComments() {
        var run = read("# phase\r\n% too\r\n\r\n 1.5\r\n-2e-9 # jump\r\n\t3\r\n");
        assertThat(run.values()).containsExactly(1.5, -2e-9, 3.0);
        assertThat(run.samples()).extracting(TextRun.Sample::line).containsExactly(4L, 5L, 6L);
        assertThat(run.stamps()).containsOnly(Double.NaN);
        assertThat(run.facts().readings()).isEqualTo(3);
    }

    @Test
    void passesOverAByteOrderMarkAndReadsALastLineWithoutEnd() {
        assertThat(read("\uFEFF1\n2").values()).containsExactly(1.0, 2.0);
    }

    @Test
    void readsTheColumnChosen() {
        var text = "1 10\t100\n2  20 200\n";
        assertThat(TextRun.of(TextRun.column("3"), text).values()).containsExactly(100.0, 200.0);
        assertThat(TextRun.of(TextRun.column("1"), text).values()).containsExactly(1.0, 2.0);
    }

    @Test
    void readsCsvByName() {
        var text = "# made by hand\nmjd,E01,\"E 02\"\n59025,1,-1\n59026, 2 ; -2\n";
        assertThat(TextRun.of(TextRun.column("E 02"), text).values()).containsExactly(-1.0, -2.0);
        assertThat(TextRun.of(TextRun.column("E01"), text).facts().names())
                .containsExactly("mjd", "E01", "E 02");
    }

    @Test
    void aSingleColumnMayHaveAName() {
        var run = read("phase\n1\n2\n");
        assertThat(run.values()).containsExactly(1.0, 2.0);
        assertThat(run.facts().names()).containsExactly("phase");
    }

    @Test
    void readsStamps() {
        var mjd =
                TextRun.of(
                        TextRun.stamped("1", StampUnit.MJD, ColumnChoice.ONLY),
                        "59025.5 7\n59026 8\n");
        assertThat(mjd.stamps()).containsExactly(59025.5 * 86400, 59026.0 * 86400);
        assertThat(mjd.values()).containsExactly(7.0, 8.0);
        var iso =
                TextRun.of(
                        TextRun.stamped("t", StampUnit.ISO, ColumnChoice.parse("x")),
                        "x,t\n1,1970-01-02T00:00:01.5Z\n2,\"1970-01-02 00:01:00\"\n3,1970-01-03\n");
        assertThat(iso.stamps()).containsExactly(86401.5, 86460.0, 172800.0);
        assertThat(iso.values()).containsExactly(1.0, 2.0, 3.0);
    }

    @Test
    void missingReadingsAreGapsWhenAsked() {
        var run = TextRun.of(TextRun.gaps(), "1\nnan\n\n---\n5\n\n\n");
        assertThat(run.values()).containsExactly(1.0, Double.NaN, Double.NaN, Double.NaN, 5.0);
        assertThat(run.facts().missing()).isEqualTo(3);
        assertThat(run.facts().blankLines()).isZero();
    }

    @Test
    void emptyFieldsAreGapsWhenAsked() {
        var options =
                new TextOptions(
                        TextLayout.AUTO,
                        ColumnChoice.parse("b"),
                        Optional.empty(),
                        true,
                        OptionalDouble.of(-999));
        var run = TextRun.of(options, "a,b,c\n1,,2\n1,4,2\n1,-999,3\n1,5,\n");
        assertThat(run.values()).containsExactly(Double.NaN, 4.0, Double.NaN, 5.0);
        assertThat(TextRun.of(options, "a,b\n1,\n").values()).containsExactly(Double.NaN);
    }

    @Test
    void blankLinesBetweenReadingsAreCountedOtherwise() {
        var run = read("1\n\n\n2\n\n");
        assertThat(run.values()).containsExactly(1.0, 2.0);
        assertThat(run.facts().blankLines()).isEqualTo(2);
    }

    @Test
    void saysWhereANumberIsNone() {
        assertDefect(read("1\n2\n  x3\n4\n"), Reason.NOT_A_NUMBER, 3, 3, "x3");
        assertDefect(read("1.0x\n2\n"), Reason.NOT_A_NUMBER, 1, 1, "1.0x");
        assertDefect(read("one\ntwo\n"), Reason.NOT_A_NUMBER, 2, 1, "two");
        assertDefect(read("one, two"), Reason.NOT_A_NUMBER, 1, 1, "one, two");
        assertDefect(
                read("y".repeat(50) + "\n" + "z".repeat(50)),
                Reason.NOT_A_NUMBER,
                2,
                1,
                "z".repeat(40) + "…");
    }

    @Test
    void saysWhereAReadingIsMissingOrInfinite() {
        assertDefect(read("1\nNaN\n"), Reason.MISSING_VALUE, 2, 1, "NaN");
        assertDefect(
                TextRun.of(TextRun.column("2"), "1,2\n1,,3\n"), Reason.MISSING_VALUE, 2, 3, "");
        assertDefect(read("1\n-inf\n"), Reason.INFINITE, 2, 1, "-inf");
        assertDefect(TextRun.of(TextRun.gaps(), "1\n1e999\n"), Reason.INFINITE, 2, 1, "1e999");
    }

    @Test
    void saysWhichColumnsThereAre() {
        assertDefect(read("1 2 3\n"), Reason.COLUMN_NOT_CHOSEN, 1, 0, "3");
        assertDefect(read("t,x\n1,2\n"), Reason.COLUMN_NOT_CHOSEN, 2, 0, "2: t, x");
        assertDefect(read("1\n2\n3,5\n"), Reason.COLUMN_NOT_CHOSEN, 3, 0, "more than 1");
        assertDefect(
                TextRun.of(TextRun.column("y"), "t,x\n1,2\n"), Reason.UNKNOWN_COLUMN, 2, 0, "t, x");
        assertDefect(TextRun.of(TextRun.column("y"), "1,2\n"), Reason.NO_COLUMN_NAMES, 1, 0, "y");
        assertDefect(
                TextRun.of(TextRun.column("3"), "1 2 3\n1 2\n"), Reason.TOO_FEW_COLUMNS, 2, 0, "2");
    }

    @Test
    void saysWhichStampIsWrong() {
        var options = TextRun.stamped("1", StampUnit.ISO, ColumnChoice.ONLY);
        assertDefect(
                TextRun.of(options, "2026-02-30T00:00:00Z 1\n"),
                Reason.BAD_STAMP,
                1,
                1,
                "2026-02-30T00:00:00Z");
        assertDefect(
                TextRun.of(options, "2026-02-03T24:00Z 1\n"),
                Reason.BAD_STAMP,
                1,
                1,
                "2026-02-03T24:00Z");
        assertDefect(
                TextRun.of(
                        TextRun.stamped("2", StampUnit.SECONDS, ColumnChoice.ONLY), "1 2\n1 x\n"),
                Reason.BAD_STAMP,
                2,
                3,
                "x");
    }

    @Test
    void refusesWhatIsEmptyOrNoText() {
        assertDefect(read(""), Reason.EMPTY, 0, 0, "");
        assertDefect(read("\n \n"), Reason.EMPTY, 0, 0, "");
        assertDefect(read("# nothing\n"), Reason.EMPTY, 0, 0, "");
        assertDefect(read("\0\1\2\3\n"), Reason.NOT_TEXT, 1, 0, "");
        assertDefect(read("1\n2\n\u00033\n"), Reason.NOT_TEXT, 3, 0, "");
        assertDefect(read("1".repeat(300_000)), Reason.LINE_TOO_LONG, 1, 0, "");
        var utf16 = "1\n2\n".getBytes(StandardCharsets.UTF_16LE);
        assertThat(TextRun.of(TextRun.plain(), utf16, 100).defect().reason())
                .isEqualTo(Reason.NOT_TEXT);
    }

    @Test
    void cutsBetweenBlocksDoNotShow() {
        var text = "phase\r\n1.25\r\n\r\n-2e-9\r\n3".getBytes(StandardCharsets.UTF_8);
        var whole = TextRun.of(TextRun.plain(), text, text.length);
        for (int length = 1; length < text.length; length++) {
            assertThat(TextRun.of(TextRun.plain(), text, length)).isEqualTo(whole);
        }
        assertThat(whole.values()).isEqualTo(List.of(1.25, -2e-9, 3.0));
    }
}
