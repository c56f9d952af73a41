package org.noonmark.app.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.NtpTimestamp;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;
import org.noonmark.wire.ntp.NtpPacket;
import org.noonmark.wire.ntp.PacketMac;

class NtpExchangeTest {
    /// 2036-02-07T06:28:15.75Z, a quarter of a second before the era changes.
    private static final long SENT = 2_085_978_495_750_000_000L;

    private static NtpTimestamp at(String text) {
        return NtpTimestamp.from(UtcInstant.parse(text));
    }

    private static NtpPacket reply(NtpTimestamp receive, NtpTimestamp transmit) {
        return new NtpPacket(
                LeapWarning.NONE,
                4,
                4,
                1,
                6,
                -20,
                0x0000_8000,
                0x0000_4000,
                0,
                NtpTimestamp.UNKNOWN,
                NtpTimestamp.UNKNOWN,
                receive,
                transmit,
                List.of(),
                new PacketMac.None());
    }

    /// The server is 2 s ahead, the way takes 1/4 s each, the server 1/8 s: all exact in binary.
    @Test
    void offsetAndDelayAcrossTheEra() {
        var exchange =
                new NtpExchange(
                        reply(at("2036-02-07T06:28:18Z"), at("2036-02-07T06:28:18.125Z")),
                        SENT,
                        SENT + 625_000_000);
        assertThat(exchange.serverMinusClient()).isEqualTo(TimeDelta.ofSeconds(2));
        assertThat(exchange.delay()).isEqualTo(TimeDelta.ofMillis(500));
        assertThat(exchange.rootDistance())
                .as("1/4 s of root delay, 1/4 s of dispersion, 1/4 s of delay")
                .isEqualTo(TimeDelta.ofMillis(750));
    }

    @Test
    void aServerWhoseClockJumpedDoesNotShrinkTheInterval() {
        var exchange =
                new NtpExchange(
                        reply(at("2036-02-07T06:28:18Z"), at("2036-02-07T06:28:20Z")),
                        SENT,
                        SENT + 625_000_000);
        assertThat(exchange.delay().isNegative()).isTrue();
        assertThat(exchange.rootDistance()).isEqualTo(TimeDelta.ofMillis(500));
    }
}
