package org.noonmark.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllocatedBytesTest {
    private long sum;
    private byte[] kept = {};

    @Test
    void arithmeticAllocatesNothing() {
        assertThat(AllocatedBytes.during(20_000, 1_000_000, () -> sum++)).isZero();
    }

    @Test
    void seesEveryArray() {
        long bytes = AllocatedBytes.during(100, 1000, () -> kept = new byte[100]);

        assertThat(bytes).isGreaterThanOrEqualTo(100_000);
        assertThat(kept).hasSize(100);
    }

    @Test
    void steadyForgivesWarmUpButNotEveryRun() {
        long[] runs = {0};
        Runnable atFirst = () -> kept = runs[0]++ < 1500 ? new byte[100] : kept;
        assertThat(AllocatedBytes.steady(1000, atFirst)).isZero();
        assertThat(AllocatedBytes.steady(1000, () -> kept = new byte[100])).isPositive();
    }
}
