package org.noonmark.serve.nts;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Map;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.noonmark.time.ClockState;
import org.noonmark.time.StandardTime;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;
import org.noonmark.wire.ntp.Octets;

class CookieKeyScheduleTest {
    private static final long DAY = 86_400;
    private static final byte[] SECRET =
            "thirty-two bytes of a test secret".substring(0, 32).getBytes(US_ASCII);

    static CookieKeySchedule schedule(String site) {
        return new CookieKeySchedule(RootSecret.of(SECRET), site, DAY, 7);
    }

    private static StandardTime time(long taiSeconds, TimeDelta radius) {
        return new StandardTime(
                TimeInterval.around(TaiInstant.ofSeconds(taiSeconds), radius),
                ClockState.SYNCHRONIZED);
    }

    @Test
    void keysAreWhatTheJdksHkdfExpandGives() throws Exception {
        var info =
                ByteBuffer.allocate(22 + 1 + 4 + 1 + 4)
                        .put("noonmark nts cookie v1\0home\0".getBytes(US_ASCII))
                        .putInt(20_780);
        var expected =
                KDF.getInstance("HKDF-SHA256")
                        .deriveData(
                                HKDFParameterSpec.expandOnly(
                                        new SecretKeySpec(SECRET, "Generic"), info.array(), 32));
        var keys = schedule("home").keysOf(20_780, epoch -> false, Map.of()).keys().orElseThrow();
        assertThat(keys.keys().get(20_780)).isEqualTo(Octets.of(expected));
    }

    @Test
    void acceptsSevenOldEpochsTheirOwnAndTheNext() throws Exception {
        var keys = schedule("home").keysOf(100, epoch -> false, Map.of()).keys().orElseThrow();
        assertThat(keys.keys().keySet())
                .containsExactlyInAnyOrder(93, 94, 95, 96, 97, 98, 99, 100, 101);
        assertThat(keys.current()).isEqualTo(100);
    }

    @Test
    void neighbouringEpochsAndOtherServersShareKeys() throws Exception {
        var today = schedule("home").keysOf(100, epoch -> false, Map.of()).keys().orElseThrow();
        var tomorrow = schedule("home").keysOf(101, epoch -> false, Map.of()).keys().orElseThrow();
        var elsewhere = schedule("away").keysOf(100, epoch -> false, Map.of()).keys().orElseThrow();
        assertThat(tomorrow.keys().get(100)).isEqualTo(today.keys().get(100));
        assertThat(today.keys().get(101)).isEqualTo(tomorrow.keys().get(101));
        assertThat(elsewhere.keys().get(100)).isNotEqualTo(today.keys().get(100));
    }

    @Test
    void revokedEpochsAreNeitherAcceptedNorUsed() throws Exception {
        var old = schedule("home").keysOf(100, epoch -> epoch < 98, Map.of()).keys().orElseThrow();
        assertThat(old.keys().keySet()).containsExactlyInAnyOrder(98, 99, 100, 101);

        var present =
                schedule("home").keysOf(100, epoch -> epoch <= 100, Map.of()).keys().orElseThrow();
        assertThat(present.current()).isEqualTo(101);
        assertThat(present.keys().keySet()).containsExactly(101);

        assertThat(schedule("home").keysOf(100, epoch -> true, Map.of()).keys()).isEmpty();
    }

    @Test
    void theEpochFollowsTaiAndNeedsToBeKnown() {
        var schedule = schedule("home");
        var close = TimeDelta.ofSeconds(1);
        assertThat(schedule.epochAt(time(20_780 * DAY, close))).hasValue(20_780);
        assertThat(schedule.epochAt(time(20_781 * DAY - 1, close))).hasValue(20_780);
        assertThat(schedule.epochAt(time(20_780 * DAY, TimeDelta.ofSeconds(DAY / 2)))).isEmpty();
        assertThat(schedule.epochAt(new StandardTime(TimeInterval.EVERYTHING, ClockState.STARTING)))
                .isEmpty();
        // A clock that says 1970 is no basis.
        assertThat(schedule.epochAt(time(20_000 * DAY, close))).isEmpty();
    }

    @Test
    void longEpochsMayBeManyMoreThanThereWereSince1970() {
        var schedule = new CookieKeySchedule(RootSecret.of(SECRET), "", 30 * DAY, 1000);
        var epoch = schedule.epochAt(time(20_790 * DAY, TimeDelta.ofSeconds(1)));
        assertThat(epoch).hasValue(693);
        assertThat(schedule.keysOf(693, _ -> false, Map.of()).keys().orElseThrow().keys())
                .hasSize(695)
                .containsKeys(0, 693, 694);
    }
}
