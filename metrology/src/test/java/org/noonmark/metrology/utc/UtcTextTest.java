package org.noonmark.metrology.utc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Property;
import org.noonmark.time.scales.SourceDefect;

class UtcTextTest {
    /// Invented figures in the form of Circular T.
    private static final String CIRCULAR =
            """
            CIRCULAR T 999                                                   ISSN 1143-1393
            2026 FEBRUARY 10, 09h UTC

             1 - Difference between UTC and its local realizations UTC(k) and uncertainties.
                 From 2017 January 1, 0h UTC, TAI-UTC = 37 s.
            Date 2025/26  0h UTC       DEC 28    JAN  2    JAN  7      Uncertainty/ns Notes
                     MJD                61037     61042     61047      uA    uB     u
            Laboratory k                        [UTC-UTC(k)]/ns
            AAA  (First Town)            -1.5         -       2.5     0.3   2.9   2.9  (1)
            BBBB (Second City)         837.7     826.8     828.5      0.7   2.9   3.0
            CC   (Nowhere)                 -         -         -
            DDD  (Uncalibrated)         -0.2      99.9   12345.6      0.3    NC    NC

             - Notes:
             (1) AAA  : Step of UTC(AAA) of 3 ns on MJD 61040.0

             2 - Difference between the normalized frequencies of EAL and TAI.
            EEE  (Not a laboratory)      1.0       2.0       3.0      0.7   2.9   3.0
            """;

    private static final String RAPID =
            """
                                       UTCr_2601
            Date 2026     0h UTC          JAN  1    JAN  2    JAN  3
                     MJD                   61041     61042     61043
            Laboratory k                        [UTCr-UTC(k)]/ns
             AAA  (First Town)              -1.0      -1.1         -
            """;

    private static UtcReadout read(String text) {
        return UtcText.read(text.getBytes(UTF_8));
    }

    @Test
    void readsCircularT() {
        var readout = read(CIRCULAR);
        assertThat(readout.form()).isEqualTo(UtcReadout.Form.CIRCULAR_T);
        assertThat(readout.defects()).isEmpty();
        assertThat(readout.series())
                .extracting(UtcSeries::name)
                .containsExactly("UTC - UTC(AAA)", "UTC - UTC(BBBB)", "UTC - UTC(DDD)");
        assertThat(readout.series().getFirst().points())
                .containsExactly(
                        new UtcPoint(61_037, -1.5, Optional.of(new UtcUncertainty(0.3, 2.9)), 9),
                        new UtcPoint(61_047, 2.5, Optional.of(new UtcUncertainty(0.3, 2.9)), 9));
        assertThat(readout.series().getLast().points().getLast().uncertainty())
                .as("not calibrated: u_A is known, u is not")
                .contains(new UtcUncertainty(0.3, Double.NaN));
    }

    @Test
    void readsRapidUtc() {
        var readout = read(RAPID);
        assertThat(readout.form()).isEqualTo(UtcReadout.Form.RAPID_UTC);
        assertThat(readout.series().getFirst().name()).isEqualTo("UTCr - UTC(AAA)");
        assertThat(readout.series().getFirst().points())
                .extracting(UtcPoint::modifiedJulianDay, UtcPoint::nanos)
                .containsExactly(tuple(61_041.0, -1.0), tuple(61_042.0, -1.1));
    }

    @Test
    void readsColumnsAndCsv() {
        var columns = read("# comment\n57048  -451.0\n57049 -453.4 # remark\n");
        assertThat(columns.series().getFirst().points()).hasSize(2);
        var csv = read("mjd,utcr_minus_utc_aus_us,uA_us,uB_us\n61014,-0.3,0.0002,0.0011\n");
        assertThat(csv.series().getFirst().name()).isEqualTo("UTCr - UTC(AUS)");
        assertThat(csv.series().getFirst().points().getFirst())
                .isEqualTo(
                        new UtcPoint(61_014, -300, Optional.of(new UtcUncertainty(0.2, 1.1)), 2));
    }

    @Test
    void namesEveryLineThatIsLeftOut() {
        var readout =
                read("60000 1.0\n60005 2.0\n60005 2.5\n60003 9\n60010 x\n-5 1\n60010 3\n60010 3\n");
        assertThat(readout.defects())
                .extracting(SourceDefect::line, SourceDefect::problem)
                .containsExactly(
                        tuple(
                                3,
                                "says 2.5 ns for MJD 60005, where line 2 says 2.0 ns; line 2 is used"),
                        tuple(4, "MJD 60003 comes after MJD 60005 of line 2 and is left out"),
                        tuple(5, "is not `MJD value [u | u_A u_B]`"),
                        tuple(6, "begins with -5, which is no MJD"));
        assertThat(readout.repeated()).extracting(UtcPoint::line).containsExactly(8);
        assertThat(readout.series().getFirst().points()).hasSize(3);
        assertThat(read("").defects()).hasSize(1);
    }

    @Test
    void namesALineOfACircularWithTooFewFields() {
        var readout = read(CIRCULAR.replace("837.7     826.8     828.5", "837.7     826.8"));
        assertThat(readout.defects())
                .extracting(SourceDefect::line, SourceDefect::problem)
                .containsExactly(
                        tuple(10, "has 5 fields for 3 dates; with u_A, u_B and u it has 6"));
        assertThat(read(CIRCULAR.replace("99.9", "9x.9")).defects())
                .extracting(SourceDefect::line)
                .containsExactly(12);
    }

    @Test
    void neverThrowsOnRandomBytes() {
        Property.forAll(
                (random, size) -> {
                    var bytes = new byte[size * 4];
                    random.nextBytes(bytes);
                    return bytes;
                },
                UtcText::read);
    }
}
