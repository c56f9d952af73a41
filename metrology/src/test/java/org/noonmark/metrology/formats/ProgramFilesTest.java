package org.noonmark.metrology.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.noonmark.metrology.formats.TextDefect.Reason;

/// Files of Stable32 and TimeLab.
class ProgramFilesTest {
    private static final String STABLE32 =
            """
            File: C:\\data\\phase.dat
            Date: 04/14/26 05:02:46
            Type: Phase
            Points: 3
            Tau: 1.000000e+01
            Addend: 0.000000e+00
            Multiplier: 1.000000e+00
            Tag Scale: 8.640000e+04
            Tag Offset: 0.000000e+00
            # Header End
            """;

    private static final String TIMELAB =
            """
            ;TimeLab
            FMT 1
            "Input Freq" 10000000.0
            FPN 1 0 1 4
            1.0 -100.0 -120.0
            -99
            -98
            TIC 3 1
            1.0E-9
            2.0E-9
            4.0E-9
            EOF
            """;

    private static TextOptions layout(TextLayout layout) {
        return TextOptions.plain(layout);
    }

    @Test
    void aStable32HeaderSaysKindAndStep() {
        var run = TextRun.of(TextRun.plain(), STABLE32 + "1.5\n2.5\n-3\n");
        assertThat(run.values()).containsExactly(1.5, 2.5, -3.0);
        assertThat(run.facts().kind()).contains(SeriesKind.PHASE);
        assertThat(run.facts().tau0Seconds()).hasValue(10);
        assertThat(run.facts().declared()).hasValue(3);
        assertThat(run.facts().scale()).isEmpty();
    }

    @Test
    void addendAndMultiplierAreDoneAndSaid() {
        var header =
                STABLE32.replace("Addend: 0.000000e+00", "Addend: 1")
                        .replace("Multiplier: 1.000000e+00", "Multiplier: 0.5")
                        .replace("Phase", "Frequency");
        var run = TextRun.of(TextRun.plain(), header + "1\n3\n");
        assertThat(run.values()).containsExactly(1.0, 2.0);
        assertThat(run.facts().scale()).contains(new TextFacts.Scale(1, 0.5));
        assertThat(run.facts().kind()).contains(SeriesKind.FREQUENCY);
    }

    @Test
    void timeTagsStandFirstInStable32Files() {
        var run = TextRun.of(TextRun.plain(), STABLE32 + "50000.0 1\n50000.5 2\n");
        assertThat(run.stamps()).containsExactly(50000 * 86400.0, 50000.5 * 86400);
        assertThat(run.values()).containsExactly(1.0, 2.0);
        assertThat(TextRun.of(TextRun.column("1"), STABLE32 + "50000.0 1\n").values())
                .containsExactly(50000.0);
    }

    @Test
    void aBrokenHeaderIsLocated() {
        var run = TextRun.of(TextRun.plain(), STABLE32.replace("1.000000e+01", "ten") + "1\n");
        assertThat(run.defect()).isEqualTo(new TextDefect(Reason.BAD_HEADER, 5, 5, "Tau: ten"));
        assertThat(TextRun.of(TextRun.plain(), STABLE32.replace("Phase", "Voltage")).defect())
                .isEqualTo(new TextDefect(Reason.BAD_HEADER, 3, 6, "Type: Voltage"));
        assertThat(TextRun.of(TextRun.plain(), STABLE32).defect().reason()).isEqualTo(Reason.EMPTY);
    }

    @Test
    void rowsMayFollowWithoutEndOfHeader() {
        assertThat(TextRun.of(layout(TextLayout.STABLE32), "# c\nTau: 2\n\n1\n2\n").values())
                .containsExactly(1.0, 2.0);
    }

    @Test
    void readsTheCounterBlockOfTimeLab() {
        var run = TextRun.of(layout(TextLayout.TIMELAB), TIMELAB);
        assertThat(run.values()).containsExactly(1e-9, 2e-9, 4e-9);
        assertThat(run.facts().kind()).contains(SeriesKind.PHASE);
        assertThat(run.facts().tau0Seconds()).isEmpty();
        assertThat(run.facts().declared()).hasValue(3);
    }

    @Test
    void readsOneChannelOfSeveral() {
        var text = "TIC 2 2\n1 10\n2 20\n";
        assertThat(TextRun.of(layout(TextLayout.TIMELAB), text).defect().reason())
                .isEqualTo(Reason.COLUMN_NOT_CHOSEN);
        var second =
                new TextOptions(
                        TextLayout.TIMELAB,
                        ColumnChoice.parse("2"),
                        Optional.empty(),
                        false,
                        OptionalDouble.empty());
        assertThat(TextRun.of(second, text).values()).containsExactly(10.0, 20.0);
    }

    @Test
    void aTimeLabFileWithoutReadingsIsSaid() {
        assertThat(TextRun.of(layout(TextLayout.TIMELAB), "FMT 1\n1\n2\n").defect())
                .isEqualTo(new TextDefect(Reason.NO_DATA_BLOCK, 0, 0, ""));
        assertThat(TextRun.of(layout(TextLayout.TIMELAB), "FMT 1\nTIC many\n").defect())
                .isEqualTo(new TextDefect(Reason.BAD_HEADER, 2, 1, "TIC many"));
        assertThat(TextRun.of(layout(TextLayout.TIMELAB), "TIC 3 1\n1\n2\nEOF\n").defect())
                .isEqualTo(new TextDefect(Reason.NOT_A_NUMBER, 4, 1, "EOF"));
    }

    @Test
    void layoutFollowsFromTheName() {
        assertThat(TextLayout.ofFileName("a/B.TIM")).isEqualTo(TextLayout.TIMELAB);
        assertThat(TextLayout.ofFileName("b.tim.gz")).isEqualTo(TextLayout.TIMELAB);
        assertThat(TextLayout.ofFileName("c.dat")).isEqualTo(TextLayout.AUTO);
    }
}
