package org.noonmark.incident.coincidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OccasionsTest {
    private final Occasions occasions = new Occasions();

    /// Every second hour of the administrator meets a change, none of the others' does.
    private void pass(int hours) {
        for (int i = 0; i < hours; i++) {
            occasions.add("administrator", i % 2 == 0 ? 1e-3 : 1);
            for (int other = 0; other < 5; other++) {
                occasions.add("other" + other, 1);
            }
        }
    }

    @Test
    void ownHistoryIsTheBaseline() {
        pass(5000);
        assertThat(occasions.chance("administrator", 1e-3)).isBetween(0.4, 0.5);
        assertThat(occasions.chance("other1", 1e-3)).isLessThan(1e-4);
        assertThat(occasions.chance("administrator", 1e-6)).isLessThan(1e-3);
        assertThat(occasions.all()).isEqualTo(30_000);
    }

    @Test
    void withoutHistoryAnAssumptionSpeaks() {
        assertThat(occasions.chance("anybody", 1e-9)).isEqualTo(1 / Occasions.PRIOR);
        assertThat(occasions.alike("anybody")).isZero();
    }

    /// Ten hours of each of the five others, and the administrator's first.
    @Test
    void newAccountIsComparedWithNewAccounts() {
        pass(5000);
        assertThat(occasions.alike("new")).isEqualTo(5 * 10 + 1);
    }

    @Test
    void accountsBeyondTheBoundAreForgotten() {
        for (int i = 0; i <= Occasions.MOST + 10; i++) {
            occasions.add("a" + i, 1);
        }
        assertThat(occasions.all()).isEqualTo(Occasions.MOST + 11L);
        assertThat(occasions.alike("a0")).isEqualTo(occasions.all());
    }
}
