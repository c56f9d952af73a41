package org.noonmark.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PtpTimestampTest {
    /// IEEE 1588-2019 annex on timescales: 2017-01-01T00:00:00 UTC is 1483228837 s of PTP.
    @Test
    void countsTaiSecondsSince1970() {
        var tai = LeapTable.embedded().toTai(UtcInstant.parse("2017-01-01T00:00:00.5Z"));
        assertThat(PtpTimestamp.from(tai)).hasToString("1483228837.500000000");
    }

    @Test
    void cutsToTheNanosecondAndComesBack() {
        var tai = new TaiInstant(7, 1_999_999_999L);
        assertThat(PtpTimestamp.from(tai)).isEqualTo(new PtpTimestamp(7, 1));
        assertThat(new PtpTimestamp(7, 1).toTai()).isEqualTo(new TaiInstant(7, 1_000_000_000L));
    }

    @Test
    void holdsTheWholeRangeOfTheFormatAndNoMore() {
        var last = new PtpTimestamp((1L << 48) - 1, 999_999_999);
        assertThat(PtpTimestamp.from(last.toTai())).isEqualTo(last);
        assertThatThrownBy(() -> PtpTimestamp.from(TaiInstant.ofSeconds(1L << 48)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PtpTimestamp.from(TaiInstant.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PtpTimestamp(0, 1_000_000_000))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
