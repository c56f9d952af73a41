package org.noonmark.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TimeIntervalTest {
    private static TimeInterval seconds(long earliest, long latest) {
        return new TimeInterval(TaiInstant.ofSeconds(earliest), TaiInstant.ofSeconds(latest));
    }

    @Test
    void refusesALatestBeforeTheEarliest() {
        assertThatThrownBy(() -> seconds(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TimeInterval.around(TaiInstant.EPOCH, TimeDelta.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onePointIsAnInterval() {
        assertThat(seconds(1, 1).width()).isEqualTo(TimeDelta.ZERO);
        assertThat(seconds(1, 1).contains(TaiInstant.ofSeconds(1))).isTrue();
    }

    @Test
    void middleAndRadiusOfAnOddWidthStillCoverIt() {
        var odd = new TimeInterval(new TaiInstant(-1, 5), new TaiInstant(3, 8));
        var again = TimeInterval.around(odd.midpoint(), odd.radius());
        assertThat(again.contains(odd)).isTrue();
        assertThat(again.width().minus(odd.width())).isEqualTo(new TimeDelta(0, 1));
    }

    @Test
    void touchingIntervalsIntersectAndHaveNoCertainOrder() {
        assertThat(seconds(0, 1).intersects(seconds(1, 2))).isTrue();
        assertThat(seconds(0, 1).isCertainlyBefore(seconds(1, 2))).isFalse();
        assertThat(seconds(0, 1).isPossiblyBefore(seconds(1, 2))).isTrue();
        assertThat(seconds(1, 2).isPossiblyBefore(seconds(0, 1))).isFalse();
    }

    @Test
    void separateIntervalsHaveACertainOrder() {
        assertThat(seconds(0, 1).isCertainlyBefore(seconds(2, 3))).isTrue();
        assertThat(seconds(2, 3).isCertainlyBefore(seconds(0, 1))).isFalse();
        assertThat(seconds(2, 3).intersects(seconds(0, 1))).isFalse();
    }

    @Test
    void spansWidensAndShifts() {
        assertThat(seconds(0, 1).span(seconds(5, 6))).isEqualTo(seconds(0, 6));
        assertThat(seconds(5, 6).span(seconds(0, 9))).isEqualTo(seconds(0, 9));
        assertThat(seconds(5, 6).widened(TimeDelta.ofSeconds(2))).isEqualTo(seconds(3, 8));
        assertThat(seconds(5, 6).plus(TimeDelta.ofSeconds(-5))).isEqualTo(seconds(0, 1));
        assertThat(TimeInterval.EVERYTHING.contains(seconds(-1_000_000, 1_000_000))).isTrue();
        assertThat(TimeInterval.EVERYTHING.toString()).contains("TAI");
    }
}
