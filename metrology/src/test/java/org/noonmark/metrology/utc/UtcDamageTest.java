package org.noonmark.metrology.utc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.time.scales.GnssSystem;
import org.noonmark.time.scales.SourceDefect;

/// Texts that could be taken for what they are not.
class UtcDamageTest {
    private static final String CIRCULAR =
            """
            Date 2026     0h UTC       JAN  2    JAN  7      Uncertainty/ns Notes
                     MJD                61042     61047      uA    uB     u
            Laboratory k                        [UTC-UTC(k)]/ns
            AAA  (First Town)            -1.5       2.5     0.3   2.9   2.9  (1)

            BBB  (Second City)            1.5       2.5     0.3    NC    NC
             - Notes:
             (1) AAA  : Step of UTC(AAA)
            """;

    private static UtcReadout read(String text) {
        return UtcText.read(text.getBytes(UTF_8));
    }

    @Test
    void takesACommentForNoClockFile() {
        var readout = read("# MJD ns\n60000 -451.0\n");
        assertThat(readout.form()).isEqualTo(UtcReadout.Form.COLUMNS);
        assertThat(readout.series().getFirst().points().getFirst().nanos()).isEqualTo(-451);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mjd,utcptb_utc_ns",
                "mjd,utc_minus_utcptb_parsec",
                "mjd,utc_minus_utc_ns",
                "mjd,utcr_minus_utc_ns",
                "mjd,ns",
                "date,utc_minus_utcptb_ns"
            })
    void refusesUnknownNamesOfColumns(String names) {
        var readout = read(names + "\n60000,1\n60001,2\n");
        assertThat(readout.series()).isEmpty();
        assertThat(readout.defects()).extracting(SourceDefect::line).containsExactly(1);
    }

    @Test
    void readsTheOtherSignAndUnits() {
        var reversed = read("mjd,utcptb_minus_utcr_ps,uA_ps,uB_ps\n60000,1500,200,1100\n");
        assertThat(reversed.defects()).isEmpty();
        assertThat(reversed.series().getFirst().name()).isEqualTo("UTCr - UTC(PTB)");
        var point = reversed.series().getFirst().points().getFirst();
        assertThat(point.nanos()).isEqualTo(-1.5);
        assertThat(point.uncertainty().orElseThrow().typeBNanos()).isCloseTo(1.1, within());
        var marked = read("\uFEFFmjd,utc_minus_utcptb_us\n60000,1\n");
        assertThat(marked.series().getFirst().name()).isEqualTo("UTC - UTC(PTB)");
        assertThat(marked.series().getFirst().points().getFirst().nanos()).isEqualTo(1000);
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-12);
    }

    @Test
    void namesNegativeUncertainties() {
        for (var text : List.of("60000 1 -0.3\n60001 2", "60000 1 0.3 -1\n60001 2")) {
            var readout = read(text);
            assertThat(readout.defects()).extracting(SourceDefect::line).containsExactly(1);
            assertThat(readout.series().getFirst().points()).hasSize(1);
        }
        assertThat(read(CIRCULAR.replace("2.5     0.3   2.9", "2.5    -0.3   2.9")).defects())
                .extracting(SourceDefect::line)
                .containsExactly(4);
    }

    @Test
    void namesEveryMalformedLineOfATable() {
        assertThat(read(CIRCULAR).defects()).isEmpty();
        for (var damaged : List.of("AAA  (First Town", "aaa  (First Town)", "AAA   First Town")) {
            assertThat(read(CIRCULAR.replace("AAA  (First Town)", damaged)).defects())
                    .as(damaged)
                    .extracting(SourceDefect::line)
                    .containsExactly(4);
        }
        assertThat(read(CIRCULAR.replace("-1.5       2.5 ", "x")).defects())
                .extracting(SourceDefect::line)
                .containsExactly(4);
    }

    @Test
    void losesOneLineToOneWrongDate() {
        var readout = read("61042 1\n161044 2\n61046 3\n61048 4\n61050 5\n");
        assertThat(readout.series().getFirst().points())
                .extracting(UtcPoint::nanos)
                .containsExactly(1.0, 3.0, 4.0, 5.0);
        assertThat(readout.defects())
                .extracting(SourceDefect::line, SourceDefect::problem)
                .containsExactly(
                        tuple(2, "MJD 161044 lies after MJD 61046 of line 3 and is left out"));
    }

    @Test
    void countsTheDefectsItDoesNotTell() {
        var readout = read("60000 1\n" + "x y\n".repeat(150));
        assertThat(readout.defects()).hasSize(101);
        assertThat(readout.defects().getLast().problem()).startsWith("has 50 more ");
    }

    @Test
    void givesNoCombinedUncertaintyWhereAPartIsNotStated() {
        var notCalibrated = read(CIRCULAR).series().get(1);
        var difference = difference(notCalibrated);
        assertThat(difference.localMinusBroadcast().uncertaintyNanos()).isNaN();
        var parts = difference.utcMinusBroadcast().orElseThrow().budget().contributions();
        assertThat(parts)
                .extracting(UncertaintyBudget.Contribution::nanos)
                .containsExactly(1.0, Double.NaN, 2.7, 1.3, 0.3, 0.0, 0.0);
        assertThat(parts.get(1).source()).isEqualTo("not stated");
        var without = difference(read("61042 1\n61047 2\n").series().getFirst());
        assertThat(without.localMinusBroadcast().uncertaintyNanos()).isNaN();
        assertThat(without.utcMinusBroadcast().orElseThrow().uncertaintyNanos()).isNaN();
    }

    private static BroadcastDifference difference(UtcSeries series) {
        return BroadcastComparison.of(series, Interpolation.CAESIUM, GnssSystem.GPS)
                .of(
                        List.of(new ReceiverMean(61_042, 1, 1, 0)),
                        List.of(new BroadcastMessage(61_042, GnssSystem.GPS, 0, 0, 2399, 503_808)))
                .getFirst();
    }
}
