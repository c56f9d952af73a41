package org.noonmark.wire.ntp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;
import org.noonmark.time.TimeDelta;

class NtpShortTest {
    @Test
    void everyValueComesBackWhicheverWayItIsRounded() {
        Property.forAll(
                Generators.ints(),
                bits -> {
                    var delta = NtpShort.toDelta(bits);
                    assertThat(delta.isNegative()).isFalse();
                    assertThat(NtpShort.fromRoundedUp(delta)).isEqualTo(bits);
                    assertThat(NtpShort.fromRoundedDown(delta)).isEqualTo(bits);
                });
    }

    @Test
    void boundsAreNeverRoundedTowardsComfort() {
        Property.forAll(
                Generators.longs(0, 65_000_000_000_000L),
                nanos -> {
                    var delta = TimeDelta.ofNanos(nanos);
                    assertThat(NtpShort.toDelta(NtpShort.fromRoundedUp(delta)))
                            .isGreaterThanOrEqualTo(delta);
                    assertThat(NtpShort.toDelta(NtpShort.fromRoundedDown(delta)))
                            .isLessThanOrEqualTo(delta);
                });
    }

    @Test
    void saturatesAtBothEnds() {
        assertThat(NtpShort.fromRoundedUp(TimeDelta.ofSeconds(-1))).isZero();
        assertThat(NtpShort.fromRoundedDown(TimeDelta.ofSeconds(-1))).isZero();
        assertThat(NtpShort.fromRoundedUp(TimeDelta.ofSeconds(65_536))).isEqualTo(-1);
        assertThat(NtpShort.fromRoundedUp(TimeDelta.parseSeconds("65535.9999999"))).isEqualTo(-1);
        assertThat(NtpShort.fromRoundedDown(TimeDelta.ofSeconds(1L << 40))).isEqualTo(-1);
    }
}
