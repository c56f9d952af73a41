package org.noonmark.sources;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostTimelineTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long EPOCH = 1_795_392_000L * SECOND;

    private final HostTimeline timeline = new HostTimeline();

    /// Ten looks a second for `seconds`, on a host clock that runs fast by `rate`.
    private long run(long counter, long realtime, int seconds, double rate) {
        long shown = realtime;
        for (int i = 0; i < seconds * 10; i++) {
            long elapsed = i * (SECOND / 10);
            shown = realtime + elapsed + Math.round(elapsed * rate);
            timeline.add(counter + elapsed, shown);
        }
        return shown;
    }

    @Test
    void findsEveryMomentOfTheLastQuarterHour() {
        run(7, EPOCH, 1000, 0);

        for (long at = 105 * SECOND; at < 1000 * SECOND; at += 3_333_333_333L) {
            assertThat(timeline.counterAt(EPOCH + at)).hasValue(7 + at);
        }
    }

    @Test
    void followsASteeredClock() {
        run(0, EPOCH, 100, 400e-6);

        long at = 50 * SECOND;
        long shown = EPOCH + at + Math.round(at * 400e-6);

        assertThat(timeline.counterAt(shown).orElseThrow()).isBetween(at - 100, at + 100);
    }

    @Test
    void looksAheadALittle() {
        long last = run(0, EPOCH, 10, 0);

        assertThat(timeline.counterAt(last + SECOND)).hasValue(last - EPOCH + SECOND);
        assertThat(timeline.counterAt(last + 3 * SECOND)).isEmpty();
    }

    @Test
    void knowsNothingOfTheTimeBefore() {
        assertThat(timeline.counterAt(EPOCH)).isEmpty();
        run(0, EPOCH, 2000, 0);

        assertThat(timeline.counterAt(EPOCH - 1)).isEmpty();
        assertThat(timeline.counterAt(EPOCH + 500 * SECOND)).isEmpty();
        assertThat(timeline.counterAt(EPOCH + 1500 * SECOND)).isPresent();
    }

    @Test
    void forgetsEverythingWhenTheHostClockIsSet() {
        run(0, EPOCH, 100, 0);
        timeline.add(100 * SECOND, EPOCH + 100 * SECOND + 5_000_000);

        assertThat(timeline.counterAt(EPOCH + 50 * SECOND)).isEmpty();
        assertThat(timeline.counterAt(EPOCH + 100 * SECOND + 5_000_000)).hasValue(100 * SECOND);
    }
}
