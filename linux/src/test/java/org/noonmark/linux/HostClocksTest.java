package org.noonmark.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.noonmark.testkit.AllocatedBytes;

class HostClocksTest {
    private final HostClocks clocks = HostClocks.open();
    private long sum;

    @Test
    void counterNeverDecreases() {
        long before = clocks.counterNanos();
        for (int i = 0; i < 100_000; i++) {
            long now = clocks.counterNanos();
            assertThat(now >= before).isTrue();
            before = now;
        }
    }

    @Test
    void realtimeAgreesWithTheJdk() {
        long before = System.currentTimeMillis();
        long millis = clocks.realtimeNanos() / 1_000_000;
        long after = System.currentTimeMillis();
        assertThat(millis).isBetween(before, after);
    }

    @Test
    void taiIsAWholeNumberOfSecondsFromRealtime() {
        long before = clocks.realtimeNanos();
        long tai = clocks.taiNanos();
        long after = clocks.realtimeNanos();
        long told = tai - before;
        long seconds = Math.round(told * 1e-9);
        assertThat(tai - seconds * 1_000_000_000L).isBetween(before, after);
    }

    @Test
    void monotonicAgreesWithTheJdkAndBoottimeIsNotBehindIt() {
        long before = System.nanoTime();
        long monotonic = clocks.monotonicNanos();
        assertThat(monotonic).isBetween(before, System.nanoTime());
        assertThat(clocks.boottimeNanos()).isGreaterThanOrEqualTo(monotonic);
    }

    @Test
    void precisionIsBetterThanAMillisecondAndNoBetterThanANanosecond() {
        assertThat(clocks.precisionLog2()).isBetween(-30, -10);
    }

    @Test
    void readingAllocatesNothing() {
        long allocated = AllocatedBytes.steady(1_000_000, this::read);
        assertThat(sum).isNotZero();
        assertThat(allocated).isZero();
    }

    private void read() {
        sum += clocks.counterNanos() ^ clocks.realtimeNanos();
    }
}
