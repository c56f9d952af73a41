package org.noonmark.metrology.stability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// allantools in double precision, a second opinion: 1e-9, and the number of terms.
class AllantoolsReferenceTest {
    private static final double TOLERANCE = 1e-9;

    private static void compare(PhaseSeries phase, String file, int expectedRows)
            throws IOException {
        var problems = new ArrayList<String>();
        var analysis =
                StabilityAnalysis.of(
                        phase,
                        StabilityOptions.DEFAULT.uncorrected().withNoise(NoiseType.WHITE_FM));
        var rows = ReferenceRows.rows(file);
        for (var row : rows) {
            var statistic = Statistic.parse(row.statistic()).orElseThrow();
            var ours =
                    analysis.compute(
                                    List.of(statistic),
                                    TauList.ofSeconds(
                                            List.of(
                                                    statistic.steps(row.factor())
                                                            * phase.tau0Seconds())))
                            .getFirst();
            double off = Math.abs(ours.value() / row.value() - 1);
            if (off > TOLERANCE || ours.terms() != row.terms()) {
                problems.add("off by %.1e, n=%d: %s".formatted(off, ours.terms(), row));
            }
        }
        assertThat(problems).isEmpty();
        assertThat(rows).hasSize(expectedRows);
    }

    @Test
    void nbs1000() throws IOException {
        // The table is of the frequencies less their mean.
        var frequency = TestSets.nbs1000().toFrequency();
        double mean = Arrays.stream(frequency).average().orElseThrow();
        var centred = Arrays.stream(frequency).map(y -> y - mean).toArray();
        compare(PhaseSeries.ofFrequency(centred, 1), "nbs14/nbs14_1000pt_allantools_hp.csv", 101);
    }

    @Test
    void phaseDat() throws IOException {
        compare(ReferenceRows.phaseDat(), "phasedat/phasedat_allantools_hp.csv", 101);
    }

    @Test
    void caesium() throws IOException {
        compare(ReferenceRows.caesium(), "cs5071a/cs5071a_allantools_hp.csv", 149);
    }
}
