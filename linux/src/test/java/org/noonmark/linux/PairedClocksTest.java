package org.noonmark.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PairedClocksTest {
    private static final long REALTIME = 1_795_000_000_000_000_000L;

    private final PairedClocks paired = new PairedClocks();

    @Test
    void carriesAStampByItsAge() {
        paired.pairedAt(5_000_000, REALTIME);
        assertThat(paired.counterOf(REALTIME - 700)).isEqualTo(5_000_000 - 700);
        assertThat(paired.distrustedCount()).isZero();
    }

    @Test
    void takesNowForADatagramWithoutStampAndCountsNothing() {
        paired.pairedAt(5_000_000, REALTIME);
        assertThat(paired.counterOf(0)).isEqualTo(5_000_000);
        assertThat(paired.distrustedCount()).isZero();
    }

    @Test
    void distrustsAStampFromTheFuture() {
        paired.pairedAt(5_000_000, REALTIME);
        assertThat(paired.counterOf(REALTIME + 1)).isEqualTo(5_000_000);
        assertThat(paired.distrustedCount()).isEqualTo(1);
    }

    @Test
    void distrustsAStampOlderThanASecond() {
        paired.pairedAt(5_000_000_000L, REALTIME);
        assertThat(paired.counterOf(REALTIME - 1_000_000_000)).isEqualTo(4_000_000_000L);
        assertThat(paired.counterOf(REALTIME - 1_000_000_001)).isEqualTo(5_000_000_000L);
        assertThat(paired.distrustedCount()).isEqualTo(1);
    }

    @Test
    void distrustsStampsOfAPairingBeforeWhichRealtimeWasSet() {
        paired.pairedAt(5_000_000_000L, REALTIME);
        paired.pairedAt(5_100_000_000L, REALTIME + 100_000_000 + 1_000_001);
        assertThat(paired.counterOf(REALTIME + 100_000_000)).isEqualTo(5_100_000_000L);
        paired.pairedAt(5_200_000_000L, REALTIME + 200_000_000 + 1_000_001);
        assertThat(paired.counterOf(REALTIME + 200_000_000)).isEqualTo(5_200_000_000L - 1_000_001);
        assertThat(paired.distrustedCount()).isEqualTo(1);
    }

    @Test
    void allowsRealtimeToBeSlewed() {
        paired.pairedAt(5_000_000_000L, REALTIME);
        paired.pairedAt(6_000_000_000L, REALTIME + 1_000_000_000 - 1_000_000);
        assertThat(paired.counterOf(REALTIME)).isEqualTo(6_000_000_000L - 999_000_000);
        assertThat(paired.distrustedCount()).isZero();
    }

    @Test
    void trustsStampsOfTheRunningHost() {
        var clocks = HostClocks.open();
        for (int i = 0; i < 10_000; i++) {
            long before = clocks.counterNanos();
            long stamp = clocks.realtimeNanos();
            paired.pair(clocks);
            long taken = clocks.counterNanos() - before;
            // However long it was interrupted, a pairing is off by less than it took.
            assertThat(before - paired.counterOf(stamp)).isLessThan(taken + 1_000);
        }
        assertThat(paired.distrustedCount()).isLessThan(100);
    }
}
