package org.noonmark.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;

class PollScheduleTest {
    private static final long SECOND = 1_000_000_000L;

    private static PollSchedule schedule(int shortest, int longest, long seed) {
        return new PollSchedule(
                new PollRange(shortest, longest), false, new SplittableRandom(seed), 0);
    }

    @Test
    void intervalsVaryByTwoPercent() {
        var schedule = schedule(6, 6, 1);
        var seen = new HashSet<Long>();

        for (int i = 0; i < 100; i++) {
            schedule.asked(0);
            assertThat(schedule.nextNanos()).isBetween(62_720_000_000L, 65_280_000_000L);
            seen.add(schedule.nextNanos());
        }

        assertThat(seen).hasSizeGreaterThan(90);
    }

    @Test
    void theSameSeedGivesTheSameTimes() {
        var one = schedule(6, 10, 3);
        var two = schedule(6, 10, 3);
        for (int i = 0; i < 50; i++) {
            one.asked(i);
            two.asked(i);
            assertThat(one.nextNanos()).isEqualTo(two.nextNanos());
        }
    }

    @Test
    void returnsToTheShortestIntervalAfterThreeMissedAndLengthensMuchLater() {
        var schedule = schedule(4, 10, 1);
        for (int i = 0; i < 40; i++) {
            schedule.asked(0);
            schedule.answered(1);
        }
        assertThat(schedule.exponent()).isEqualTo(10);

        for (int i = 0; i < 3; i++) {
            schedule.asked(0);
            schedule.missed();
        }
        assertThat(schedule.exponent()).isEqualTo(4);
        assertThat(schedule.nextNanos()).isLessThan(17 * SECOND);
        for (int i = 0; i < 5; i++) {
            schedule.asked(0);
            assertThat(schedule.missed()).isEqualTo(i == 4);
        }
        assertThat(schedule.exponent()).isEqualTo(5);
    }

    @Test
    void aFixedIntervalStillObeysARateKiss() {
        var schedule = schedule(4, 4, 1);

        schedule.slowDown();

        assertThat(schedule.exponent()).isEqualTo(5);
    }

    @Test
    void neverLeavesTheRangeAndNeverStops() {
        Property.forAll(
                500,
                Generators.ints(0, 5).listOf(300),
                happenings -> {
                    var schedule = schedule(5, 9, 1);
                    long now = 0;
                    for (int what : happenings) {
                        now = Math.max(now, schedule.nextNanos());
                        schedule.asked(now);
                        switch (what) {
                            case 0 -> schedule.answered(Double.NaN);
                            case 1 -> schedule.answered(1);
                            case 2 -> schedule.answered(100);
                            case 3 -> schedule.missed();
                            case 4 -> schedule.slowDown();
                            default -> schedule.backOff();
                        }
                        assertThat(schedule.exponent()).isBetween(5, 10);
                        assertThat(schedule.nextNanos() - now)
                                .isBetween(31 * SECOND, 1050 * SECOND);
                    }
                });
    }

    @Test
    void rangesAreChecked() {
        assertThatThrownBy(() -> new PollRange(6, 5)).hasMessageContaining("shortest=6");
        assertThatThrownBy(() -> new PollRange(-1, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PollRange(4, 18)).isInstanceOf(IllegalArgumentException.class);
    }
}
