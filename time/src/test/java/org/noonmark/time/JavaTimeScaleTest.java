package org.noonmark.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaTimeScaleTest {
    /// A second is inserted at the end of 2016 and one deleted at the end of 2030.
    private static final LeapTable TABLE =
            LeapTable.embedded().with(new LeapTable.Leap(62_867, 36));

    /// The last 1000 s of UTC are those from 23:43:21 on when the day has 86,401 s, and those from
    /// 23:43:19 on when it has 86,399 s.
    @ParameterizedTest
    @CsvSource({
        "2020-06-30T23:59:59.999999999Z, 2020-06-30T23:59:59.999999999Z",
        "2016-12-31T23:43:20.999Z, 2016-12-31T23:43:20.999Z",
        "2016-12-31T23:43:21Z, 2016-12-31T23:43:21Z",
        "2016-12-31T23:43:22Z, 2016-12-31T23:43:21.999Z",
        "2016-12-31T23:59:59Z, 2016-12-31T23:59:58.002Z",
        "2016-12-31T23:59:60Z, 2016-12-31T23:59:59.001Z",
        "2016-12-31T23:59:60.5Z, 2016-12-31T23:59:59.500500Z",
        "2017-01-01T00:00:00Z, 2017-01-01T00:00:00Z",
        "2030-12-31T23:43:19Z, 2030-12-31T23:43:19Z",
        "2030-12-31T23:43:20Z, 2030-12-31T23:43:20.001Z",
        "2030-12-31T23:59:58Z, 2030-12-31T23:59:58.999Z",
        "2031-01-01T00:00:00Z, 2031-01-01T00:00:00Z",
    })
    void spreadsTheLeapSecondOverTheLastThousandSeconds(String utc, Instant java) {
        var tai = TABLE.toTai(UtcInstant.parse(utc));
        assertThat(JavaTimeScale.toInstant(tai, TABLE)).isEqualTo(java);
        assertThat(JavaTimeScale.toTai(java, TABLE)).isEqualTo(tai);
    }

    @Test
    void instantSourceGivesTheMidpoint() {
        var source = new StandardInstantSource(clock(ClockState.HOLDOVER));
        assertThat(source.instant()).isEqualTo(Instant.parse("2030-12-31T23:43:20.001Z"));
        assertThat(source.withZone(ZoneOffset.UTC).millis()).isEqualTo(1_924_991_000_001L);
    }

    @Test
    void instantSourceOfAnUnusableClockThrows() {
        assertThatThrownBy(new StandardInstantSource(clock(ClockState.UNTRUSTED))::instant)
                .isInstanceOf(DateTimeException.class)
                .hasMessageContaining("UNTRUSTED");
    }

    private static StandardClock clock(ClockState state) {
        return new StandardClock() {
            @Override
            public StandardTime now() {
                var middle = TABLE.toTai(UtcInstant.parse("2030-12-31T23:43:20Z"));
                return new StandardTime(TimeInterval.around(middle, TimeDelta.ofSeconds(3)), state);
            }

            @Override
            public LeapTable leapTable() {
                return TABLE;
            }
        };
    }
}
