package org.noonmark.metrology.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class PriorEstimateTest {
    private static final int MASERS = 5;

    private static SimulatedLaboratory laboratory() {
        return new SimulatedLaboratory(
                1, 3600, 60, SimulatedLaboratory.masersAndCaesium(MASERS, 10));
    }

    /// Caesium clocks a hundred times as noisy stand beside the masers: all pairs weighed alike,
    /// the masers came out with white FM of 1e-29 s and no random walk.
    @Test
    void findsTheNoiseOfMasersAmongCaesiumClocks() {
        var laboratory = laboratory();
        var priors = PriorEstimate.of(laboratory.readings);
        for (int k = 0; k < priors.size(); k++) {
            double tau = 86_400;
            double found = Math.sqrt(priors.get(k).phaseVariance(tau)) / tau;
            double true1d = Math.sqrt(laboratory.priors.get(k).phaseVariance(tau)) / tau;
            assertThat(found / true1d).as("clock %s", k).isBetween(0.4, 2.0);
            assertThat(priors.get(k).whiteFm())
                    .isBetween(k < MASERS ? 1e-27 : 1e-23, k < MASERS ? 1e-25 : 1e-21);
        }
    }

    @Test
    void healthyMasersStayInTheScale() {
        var laboratory = laboratory();
        var told = new ArrayList<ScaleEvent>();
        EnsembleRun.of(
                Algorithm.KPW,
                laboratory.readings,
                PriorEstimate.of(laboratory.readings),
                ScaleSettings.LABORATORY,
                (_, event) -> told.add(event),
                (_, _) -> {});
        assertThat(told).isEmpty();
    }

    @Test
    void twoClocksAreTakenToBeEquallyGood() {
        var pair = new SimulatedLaboratory(2, 3600, 60, SimulatedLaboratory.masersAndCaesium(0, 2));
        var priors = PriorEstimate.of(pair.readings);
        assertThat(priors.get(0).whiteFm()).isEqualTo(priors.get(1).whiteFm());
        assertThat(priors.get(0).whiteFm() / pair.priors.get(0).whiteFm()).isBetween(0.7, 1.4);
    }
}
