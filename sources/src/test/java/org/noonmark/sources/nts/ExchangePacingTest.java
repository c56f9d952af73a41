package org.noonmark.sources.nts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.noonmark.sources.nts.CertificateTime.Between;
import org.noonmark.sources.nts.CertificateTime.Ground;
import org.noonmark.time.UtcInstant;

class ExchangePacingTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;

    private final ExchangePacing pacing = new ExchangePacing(new SplittableRandom(3), 5);

    private long pauseAfterOneMore(long now) {
        pacing.began(now);
        return pacing.nextNanos() - now;
    }

    @Test
    void theFirstMayBeginAtOnceAndTheSecondTenSecondsLater() {
        assertThat(pacing.isDue(4)).isFalse();
        assertThat(pacing.isDue(5)).isTrue();
        assertThat(pauseAfterOneMore(5)).isBetween(10 * SECOND, 25 * SECOND / 2);
    }

    @Test
    void pausesDoubleUpToADay() {
        long pause = 10 * SECOND;
        for (int i = 0; i < 20; i++) {
            assertThat(pauseAfterOneMore(i)).isBetween(pause, pause * 5 / 4);
            pause = Math.min(2 * pause, DAY);
        }
        assertThat(pause).isEqualTo(DAY);
    }

    @Test
    void keysThatWereOfUseBeginAnew() {
        for (int i = 0; i < 5; i++) {
            pacing.began(0);
        }
        pacing.succeeded();
        pacing.proved();
        assertThat(pacing.nextNanos()).isBetween(10 * SECOND, 25 * SECOND / 2);
        assertThat(pauseAfterOneMore(0)).isBetween(10 * SECOND, 25 * SECOND / 2);
    }

    @Test
    void keysOfAnExchangeBeforeTheLastProveNothing() {
        pacing.began(0);
        pacing.succeeded();
        long pause = 20 * SECOND;
        for (int i = 0; i < 10; i++) {
            assertThat(pauseAfterOneMore(0)).isBetween(pause, pause * 5 / 4);
            long next = pacing.nextNanos();
            pacing.proved();
            assertThat(pacing.nextNanos()).isEqualTo(next);
            pause = Math.min(2 * pause, DAY);
        }
    }

    @Test
    void whatWasRefusedByItsDateMayBeginSoonWhenItIsJudgedAnew() {
        for (int i = 0; i < 12; i++) {
            pacing.began(0);
        }
        pacing.judgedAnew();
        assertThat(pacing.nextNanos()).as("not for another failure").isGreaterThan(3600 * SECOND);
        pacing.refusedByDate();
        pacing.judgedAnew();
        assertThat(pacing.nextNanos()).isBetween(10 * SECOND, 25 * SECOND / 2);
        assertThat(pauseAfterOneMore(0)).isBetween(10 * SECOND, 25 * SECOND / 2);
    }

    @Test
    void anotherGroundOrAJumpOfMoreThanADayIsJudgedAnew() {
        var watch = new JudgeWatch();
        var day = UtcInstant.parse("1970-01-02T00:00:00Z");
        var next = UtcInstant.parse("1970-01-03T00:00:00Z");
        var later = UtcInstant.parse("2026-11-23T00:00:00Z");
        assertThat(watch.isAnew(new Between(day, day, Ground.HOST_CLOCK))).isFalse();
        assertThat(watch.isAnew(new Between(next, next, Ground.HOST_CLOCK))).isFalse();
        assertThat(watch.isAnew(new CertificateTime.Unknown("asked"))).isFalse();
        assertThat(watch.isAnew(new Between(later, later, Ground.HOST_CLOCK))).isTrue();
        assertThat(watch.isAnew(new Between(later, later, Ground.ROUGHTIME))).isTrue();
        assertThat(watch.isAnew(new Between(later, later, Ground.ROUGHTIME))).isFalse();
    }

    @Test
    void whatWasPostponedDoesNotCount() {
        pacing.began(0);
        pacing.postponed(SECOND);
        assertThat(pacing.nextNanos()).isEqualTo(3 * SECOND);
        assertThat(pauseAfterOneMore(0)).isBetween(10 * SECOND, 25 * SECOND / 2);
    }
}
