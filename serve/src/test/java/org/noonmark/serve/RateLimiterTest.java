package org.noonmark.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private static final long SECOND = 1_000_000_000L;

    private final RateLimiter limiter = new RateLimiter(RateLimit.perSecond(2, 3), 7);

    /// How many of `count` requests at one moment were within the limit, the lucky ones left out by
    /// taking only those before the first that was not.
    private int burst(long prefix, long counterNanos) {
        int within = 0;
        while (limiter.take(prefix, counterNanos) == RateLimiter.WITHIN) {
            within++;
        }
        return within;
    }

    @Test
    void allowsABurstThenTheRate() {
        assertThat(burst(1, 0)).isBetween(3, 5);
        assertThat(limiter.take(1, SECOND / 2)).isEqualTo(RateLimiter.WITHIN);
        assertThat(burst(1, 100 * SECOND)).isBetween(3, 5);
    }

    @Test
    void longTermMeanIsTheConfiguredOneAndOneInEight() {
        int within = 0;
        for (int i = 0; i < 100_000; i++) {
            within += limiter.take(1, i * (SECOND / 100)) == RateLimiter.WITHIN ? 1 : 0;
        }
        // 1000 s at 2/s, and an eighth of the 98,000 over the limit; 5 standard deviations.
        assertThat(within).isBetween(2000 + 12_250 - 520, 2003 + 12_250 + 520);
    }

    @Test
    void networksDoNotShareABucket() {
        burst(1, 0);
        assertThat(burst(2, 0)).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aFloodOfOtherNetworksFreesNoHeavyOneAndHarmsNoNewOne() {
        burst(1, 0);
        for (long other = 2; other < 1_000_000; other++) {
            limiter.take(other, SECOND / 1000);
        }
        int within = 0;
        for (int i = 0; i < 800; i++) {
            within += limiter.take(1, SECOND / 1000) == RateLimiter.WITHIN ? 1 : 0;
        }
        assertThat(within).isLessThan(200);
        assertThat(burst(1_000_000, SECOND / 1000)).isGreaterThanOrEqualTo(3);
    }

    @Test
    void worksOnACounterBelowZero() {
        assertThat(burst(5, -100 * SECOND)).isBetween(3, 5);
        assertThat(limiter.take(5, -99 * SECOND)).isEqualTo(RateLimiter.WITHIN);
    }

    @Test
    void refusesSettingsThatCannotBe() {
        assertThatThrownBy(() -> RateLimit.perSecond(0, 3))
                .hasMessage("must be > 0: requestsPerSecond=0.0");
        assertThatThrownBy(() -> new RateLimit(1, 0, 32, 64, 8))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RateLimit(1, 1, 32, 64, 9))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
