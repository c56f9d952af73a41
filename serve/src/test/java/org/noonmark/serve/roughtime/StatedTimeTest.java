package org.noonmark.serve.roughtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;

class StatedTimeTest {
    private static final LeapTable TABLE = LeapTable.embedded();

    /// 2026-11-23T00:00:00Z.
    private static final long NOW = 1_795_392_000L;

    private static TaiInstant utc(long posix, double fraction) {
        return TABLE.toTai(UtcInstant.ofPosix(posix, (long) (fraction * 1e18)));
    }

    private static StatedTime stated(TaiInstant middle, double radiusSeconds) {
        return StatedTime.of(
                TimeInterval.around(middle, TimeDelta.fromSeconds(radiusSeconds)), TABLE);
    }

    @Test
    void aNarrowIntervalInsideASecondHasARadiusOfOne() {
        assertThat(stated(utc(NOW, 0.25), 1e-3)).isEqualTo(new StatedTime(NOW, 1));
        assertThat(stated(utc(NOW, 0.75), 1e-3)).isEqualTo(new StatedTime(NOW, 1));
    }

    @Test
    void anIntervalOverTheSecondIsHeldByTheSecond() {
        assertThat(stated(utc(NOW, 0), 1e-3)).isEqualTo(new StatedTime(NOW, 1));
    }

    @Test
    void trueTimeIsStrictlyInsideWhateverTheInterval() {
        Property.forAll(
                Generators.longs(0, 20_000_000_000L),
                nanos -> {
                    var middle = utc(NOW, 0).plus(TimeDelta.ofNanos(nanos * 7 % 5_000_000_000L));
                    var interval = TimeInterval.around(middle, TimeDelta.ofNanos(nanos));
                    var stated = StatedTime.of(interval, TABLE);
                    long from = stated.midpointSeconds() - stated.radiusSeconds();
                    long to = stated.midpointSeconds() + stated.radiusSeconds();
                    assertThat(utc(from, 0).isBefore(interval.earliest())).isTrue();
                    assertThat(utc(to, 0).isAfter(interval.latest())).isTrue();
                    assertThat(stated.radiusSeconds()).isLessThan(nanos / 1_000_000_000L + 3);
                });
    }

    @Test
    void aLeapSecondNearbyWidensBothReadingsOfTheCount() {
        // 2016-12-31T23:59:60.5Z, one count for two seconds.
        var inside = TABLE.toTai(new UtcInstant(57_753, 86_400, 500_000_000_000_000_000L));
        var stated = stated(inside, 1e-3);
        assertThat(stated.radiusSeconds()).isEqualTo(2);
        assertThat(stated(utc(1_483_228_800L + 10, 0.5), 1e-3).radiusSeconds()).isEqualTo(1);
    }

    @Test
    void withoutKnowledgeOfLeapSecondsTheRadiusIsThreeAtLeast() {
        var late = TABLE.toTai(TABLE.expires()).plus(TimeDelta.fromSeconds(86_400.5));
        assertThat(stated(late, 1e-3).radiusSeconds()).isEqualTo(3);
        assertThat(stated(late, 7.2).radiusSeconds()).isGreaterThan(7);
    }
}
