package org.noonmark.serve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SendPaceTest {
    private final SendPace pace = new SendPace();

    @Test
    void learnsWhatAReplyTakes() {
        for (int i = 0; i < 100; i++) {
            pace.took(32 * 1_200, 32);
        }
        assertThat(pace.untilDeparture(31)).isBetween(31 * 1_190L, 31 * 1_210L);
    }

    @Test
    void forgetsAPreemptedThread() {
        long before = pace.untilDeparture(5);
        pace.took(50_000_000, 1);
        assertThat(pace.untilDeparture(5)).isEqualTo(before);
    }

    @Test
    void laterPlacesLeaveLater() {
        assertThat(pace.untilDeparture(1)).isGreaterThan(pace.untilDeparture(0));
        assertThat(pace.untilDeparture(0)).isZero();
    }
}
