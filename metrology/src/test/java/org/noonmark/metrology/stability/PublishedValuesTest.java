package org.noonmark.metrology.stability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// The tables of NIST SP 1065 and IEEE 1139 to every printed digit, and SigmaTheta's values.
class PublishedValuesTest {
    private static final StabilityOptions WHITE_FM =
            StabilityOptions.DEFAULT.withNoise(NoiseType.WHITE_FM);

    private static PhaseSeries set(String name) {
        return switch (name) {
            case "10" -> TestSets.nbs10();
            case "1000" -> TestSets.nbs1000();
            case "c3" -> TestSets.ieeeC3();
            default -> TestSets.ieeeC4();
        };
    }

    /// Half a unit of the last digit; the tables of SP 1065 print seven, less closing zeros.
    private static double halfDigit(String printed, boolean seven) {
        var number = new BigDecimal(printed);
        int exponent = number.precision() - number.scale() - 1;
        int digits = seven ? 7 : number.precision();
        return 0.505 * Math.pow(10, exponent - digits + 1);
    }

    /// Rows whose last printed digit is one off. At m = 1 HDEV and OHDEV are the same number,
    /// printed 70.80608 and 70.80607; HDEV at m = 100 is 0.03910860560, and HDEV of allantools says
    /// the same.
    private static final Set<String> LAST_DIGIT_OFF = Set.of("10 hdev 1", "1000 hdev 100");

    private static double tolerance(String[] row) {
        double half = halfDigit(row[3], row[0].startsWith("1"));
        return LAST_DIGIT_OFF.contains(row[0] + " " + row[1] + " " + row[2]) ? 2 * half : half;
    }

    @Test
    void reproducesEveryPrintedDigit() throws IOException {
        var rows = TestSets.table("published-deviations.csv");
        assertThat(rows).hasSize(53);
        for (var row : rows) {
            var statistic = Statistic.parse(row[1]).orElseThrow();
            var ours = TestSets.one(set(row[0]), WHITE_FM, statistic, Integer.parseInt(row[2]));
            assertThat(ours.value())
                    .as(String.join(" ", row))
                    .isCloseTo(Double.parseDouble(row[3]), Offset.offset(tolerance(row)));
        }
    }

    @Test
    void parabolicDeviationIsSigmaThetas() throws IOException {
        int rows = 0;
        for (var row : TestSets.table("sigmatheta.csv")) {
            if (row[0].equals("pdev")) {
                var ours =
                        TestSets.one(
                                TestSets.nbs1000(),
                                WHITE_FM,
                                Statistic.PDEV,
                                Integer.parseInt(row[1]));
                double theirs = Double.parseDouble(row[2]);
                assertThat(ours.value()).isCloseTo(theirs, Offset.offset(1e-10 * theirs));
                rows++;
            }
        }
        assertThat(rows).isEqualTo(9);
    }
}
