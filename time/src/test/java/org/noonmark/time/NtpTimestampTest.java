package org.noonmark.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NtpTimestampTest {
    private static UtcInstant utc(String text) {
        return UtcInstant.parse(text);
    }

    /// RFC 5905 figure 4: dates, and their seconds in the era.
    @ParameterizedTest
    @CsvSource({
        "1900-01-01T00:00:00Z, 0",
        "1970-01-01T00:00:00Z, 2208988800",
        "1972-01-01T00:00:00Z, 2272060800",
        "1999-12-31T00:00:00Z, 3155587200",
        "2036-02-07T06:28:15Z, 4294967295",
        "2036-02-07T06:28:16Z, 0",
        "2036-02-08T00:00:00Z, 63104",
        "1582-10-15T00:00:00Z, 2874597888",
        "1899-12-31T00:00:00Z, 4294880896",
    })
    void secondsInTheEraFollowTheTableOfRfc5905(String text, long seconds) {
        assertThat(NtpTimestamp.from(utc(text)).seconds()).isEqualTo(seconds);
    }

    @Test
    void pivotChoosesTheEra() {
        var lastOfEra0 = new NtpTimestamp(-1L);
        var firstOfEra1 = new NtpTimestamp(0x0000_0000_8000_0000L);
        var before = utc("2036-02-07T06:28:00Z");
        var after = utc("2036-02-07T06:29:00Z");
        assertThat(firstOfEra1.toUtc(before)).hasToString("2036-02-07T06:28:16.5Z");
        assertThat(firstOfEra1.toUtc(after)).hasToString("2036-02-07T06:28:16.5Z");
        assertThat(lastOfEra0.toUtc(after).secondOfDay()).isEqualTo(6 * 3600 + 28 * 60 + 15);
        assertThat(firstOfEra1.toUtc(utc("1950-01-01T00:00:00Z")))
                .hasToString("1900-01-01T00:00:00.5Z");
        assertThat(lastOfEra0.isBefore(firstOfEra1)).isTrue();
        assertThat(firstOfEra1.isBefore(lastOfEra0)).isFalse();
    }

    @Test
    void differenceCrossesTheEra() {
        var earlier = NtpTimestamp.from(utc("2036-02-07T06:28:15.25Z"));
        var later = NtpTimestamp.from(utc("2036-02-07T06:28:17.5Z"));
        assertThat(later.minus(earlier)).isEqualTo(TimeDelta.parseSeconds("2.25"));
        assertThat(earlier.minus(later)).isEqualTo(TimeDelta.parseSeconds("-2.25"));
    }

    @Test
    void insertedSecondRepeatsTheSecondBefore() {
        assertThat(NtpTimestamp.from(utc("2016-12-31T23:59:60.5Z")))
                .isEqualTo(NtpTimestamp.from(utc("2016-12-31T23:59:59.5Z")));
    }

    @Test
    void fractionIsCutNeverRoundedUp() {
        var almost = new UtcInstant(57_754, 0, 999_999_999_999_999_999L);
        assertThat(NtpTimestamp.from(almost).fraction()).isEqualTo(0xFFFF_FFFFL);
        assertThat(NtpTimestamp.from(new UtcInstant(57_754, 0, 232_830_643L)).fraction()).isZero();
        assertThat(NtpTimestamp.from(new UtcInstant(57_754, 0, 232_830_644L)).fraction())
                .isEqualTo(1);
    }

    @Test
    void printsSecondsAndFractionInHex() {
        assertThat(NtpTimestamp.from(utc("2017-01-01T00:00:00.5Z")))
                .hasToString("dc12c500.80000000");
        assertThat(NtpTimestamp.UNKNOWN.isUnknown()).isTrue();
    }
}
