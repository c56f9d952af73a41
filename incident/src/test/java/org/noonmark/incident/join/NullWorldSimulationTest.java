package org.noonmark.incident.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// In worlds without an intruder no more is raised than the budget allows.
class NullWorldSimulationTest {
    private static final int MONTHS = 24;

    static List<NullWorld> worlds() {
        return List.of(
                new NullWorld(5, 200, 60, 0, false),
                new NullWorld(20, 200, 60, 0, true),
                new NullWorld(20, 200, 60, 1, true),
                new NullWorld(60, 200, 60, 0.7, true),
                new NullWorld(20, 20, 5, 0.5, true));
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void raisesNoMoreThanTheBudget(NullWorld world) {
        // Three standard deviations of a Poisson count above 0.1 a month: 2.4 + 3 * 1.55.
        assertThat(raised(world, 1)).isLessThanOrEqualTo(7);
    }

    @Tag("soak")
    @ParameterizedTest
    @MethodSource("worlds")
    void raisesNoMoreThanTheBudgetInYears(NullWorld world) {
        // As above, for 288 months: 28.8 + 3 * 5.4.
        assertThat(raised(world, 12)).isLessThanOrEqualTo(44);
    }

    private static long raised(NullWorld world, int runs) {
        long raised = 0;
        for (int seed = 1; seed <= runs; seed++) {
            raised +=
                    new Told(JoinSettings.USUAL)
                            .tell(world.signals(seed, MONTHS))
                            .finish()
                            .opened();
        }
        return raised;
    }
}
