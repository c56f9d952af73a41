package org.noonmark.tsp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Property;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;

class StampTimeTest {
    private static final LeapTable TABLE = LeapTable.embedded();
    private static final TimeDelta HOUR = TimeDelta.ofSeconds(3600);

    private static StampTime.Found around(String utc, TimeDelta radius) {
        var middle = TABLE.toTai(UtcInstant.parse(utc));
        return StampTime.from(TimeInterval.around(middle, radius), TABLE, HOUR);
    }

    private static StampTime time(StampTime.Found found) {
        return ((StampTime.Found.Time) found).time();
    }

    @Test
    void hasTheDecimalsThatTheIntervalDeserves() {
        var text = "2026-11-23T09:45:59.123456789Z";
        assertThat(time(around(text, TimeDelta.ofMicros(3))))
                .isEqualTo(
                        new StampTime(
                                UtcInstant.parse("2026-11-23T09:45:59.123456Z"), new Accuracy(4)));
        assertThat(time(around(text, TimeDelta.ofMillis(5))))
                .isEqualTo(
                        new StampTime(
                                UtcInstant.parse("2026-11-23T09:45:59.1234Z"),
                                new Accuracy(5_057)));
        assertThat(time(around(text, TimeDelta.ofSeconds(10))).genTime())
                .isEqualTo(UtcInstant.parse("2026-11-23T09:45:59Z"));
    }

    @Test
    void holdsTheWholeInterval() {
        Property.forAll(
                (random, size) -> {
                    var middle =
                            new TaiInstant(
                                    1_795_000_000L + random.nextInt(1_000_000),
                                    random.nextLong(1_000_000_000_000_000_000L));
                    var radius = TimeDelta.ofNanos(random.nextLong(1L << (1 + size / 3)));
                    return TimeInterval.around(middle, radius);
                },
                interval -> {
                    var time = time(StampTime.from(interval, TABLE, HOUR));
                    var told =
                            TimeInterval.around(
                                    TABLE.toTai(time.genTime()), time.accuracy().toDelta());
                    assertThat(told.contains(interval)).isTrue();
                });
    }

    @Test
    void isSilentWhereTheIntervalTouchesALeapSecond() {
        var micro = TimeDelta.ofMicros(1);
        assertThat(around("2016-12-31T23:59:60.5Z", micro))
                .isInstanceOf(StampTime.Found.InLeapSecond.class);
        assertThat(around("2016-12-31T23:59:59.9Z", TimeDelta.ofMillis(200)))
                .isInstanceOf(StampTime.Found.InLeapSecond.class);
        assertThat(around("2016-12-31T23:59:59Z", TimeDelta.ofSeconds(20)))
                .isInstanceOf(StampTime.Found.InLeapSecond.class);
        assertThat(around("2016-12-31T23:59:59.9Z", micro))
                .isInstanceOf(StampTime.Found.Time.class);
        assertThat(around("2017-01-01T00:00:00.1Z", micro))
                .isInstanceOf(StampTime.Found.Time.class);
    }

    @Test
    void isSilentWhereASecondIsLeftOut() {
        // 2029 ends at 23:59:58 in this table.
        var table = TABLE.with(new LeapTable.Leap(62_502, 36));
        var begin = table.toTai(UtcInstant.parse("2030-01-01T00:00:00Z"));
        assertThat(StampTime.from(TimeInterval.around(begin, TimeDelta.ofMillis(200)), table, HOUR))
                .isInstanceOf(StampTime.Found.InLeapSecond.class);
        var later = begin.plus(TimeDelta.ofMillis(300));
        assertThat(StampTime.from(TimeInterval.around(later, TimeDelta.ofMillis(200)), table, HOUR))
                .isInstanceOf(StampTime.Found.Time.class);
    }

    @Test
    void isSilentBeyondTheLargestAccuracy() {
        var middle = TABLE.toTai(UtcInstant.parse("2026-11-23T09:45:59Z"));
        var interval = TimeInterval.around(middle, TimeDelta.ofMillis(2));
        assertThat(StampTime.from(interval, TABLE, TimeDelta.ofMillis(1)))
                .isInstanceOf(StampTime.Found.TooWide.class);
        assertThat(StampTime.from(TimeInterval.EVERYTHING, TABLE, HOUR))
                .isInstanceOf(StampTime.Found.TooWide.class);
    }
}
