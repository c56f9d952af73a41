package org.noonmark.metrology.stability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which noise Stable32 saw in the reference records, against ours in its convention.
///
/// With at least 30 readings at the averaging factor both take the lag-1 autocorrelation and agree,
/// but for a few averaging times of the counter's floor, whose readings are quantised; with fewer,
/// Stable32's long runs follow rules of their own. Its total deviation runs were given white FM.
class NoiseReferenceTest {
    private static final List<String> IDENTIFIED =
            List.of("adev", "oadev", "mdev", "tdev", "hdev", "ohdev");

    private record Score(int same, int all) {}

    private static Score score(PhaseSeries phase, String file) throws IOException {
        var options = StabilityOptions.DEFAULT.withConvention(StabilityOptions.Convention.STABLE32);
        var finder = new NoiseFinder(phase, options);
        int same = 0;
        int all = 0;
        for (var row : ReferenceRows.rows(file)) {
            if (IDENTIFIED.contains(row.statistic())
                    && phase.size() / row.factor() >= Lag1.LEAST_READINGS) {
                var statistic = Statistic.parse(row.statistic()).orElseThrow();
                int alpha = finder.at(statistic, row.factor(), row.terms()).type().alpha();
                same += alpha == row.alpha().orElseThrow() ? 1 : 0;
                all++;
            }
        }
        return new Score(same, all);
    }

    @Test
    void seesWhatStable32Saw() throws IOException {
        assertThat(score(ReferenceRows.phaseDat(), "phasedat/phasedat_stable32_expected.csv"))
                .isEqualTo(new Score(234, 234));
        assertThat(score(ReferenceRows.ocxo(), "ocxo/ocxo_stable32_expected.csv"))
                .isEqualTo(new Score(1002, 1002));
        assertThat(score(ReferenceRows.caesium(), "cs5071a/cs5071a_stable32_expected.csv"))
                .isEqualTo(new Score(1046, 1046));
        assertThat(score(ReferenceRows.counterFloor(), "tic_noise_floor/tic_stable32_expected.csv"))
                .isEqualTo(new Score(230, 239));
    }
}
