package org.noonmark.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noonmark.serve.Requests.START;

import org.junit.jupiter.api.Test;

/// The exchange of RFC 9769 figure 1, as a client that always asks for interleaved mode sees it.
class InterleavedModeTest {
    private static final long ARRIVAL = 0x1111_1111_0000_0000L;
    private static final long FRESH = 0x2222_2222_0000_0000L;

    private final Requests requests = new Requests(Requests.config());

    /// The receive timestamp of a reply that the server remembers: the second of two.
    private long rememberedReceive() {
        var first = requests.answered(Requests.bytes(0, 0, FRESH), START, START + 10);
        var second =
                requests.answered(
                        Requests.bytes(first.receive().bits(), ARRIVAL, FRESH + 1),
                        START + 1000,
                        START + 1010);
        assertThat(second.origin().bits()).isEqualTo(FRESH + 1);
        return second.receive().bits();
    }

    @Test
    void thirdExchangeTellsWhenTheSecondReplyReallyLeft() {
        long received = rememberedReceive();
        requests.responder.transmitted(0, START + 1017);
        var third =
                requests.answered(
                        Requests.bytes(received, ARRIVAL + 1, FRESH + 2),
                        START + 2000,
                        START + 2010);
        assertThat(third.origin().bits()).isEqualTo(ARRIVAL + 1);
        assertThat(third.receive().bits()).isEqualTo(requests.ntp64At(START + 2000) | 1);
        assertThat(third.transmit().bits()).isEqualTo(requests.ntp64At(START + 1017) & ~1L);
        assertThat(requests.responder.counters().count(NtpOutcome.INTERLEAVED)).isEqualTo(1);
        assertThat(requests.responder.counters().count(NtpOutcome.BASIC)).isEqualTo(2);
    }

    @Test
    void withoutAKernelStampTellsWhenTheReplyWasHandedOver() {
        long received = rememberedReceive();
        var third =
                requests.answered(
                        Requests.bytes(received, ARRIVAL + 1, FRESH + 2),
                        START + 2000,
                        START + 2010);
        assertThat(third.transmit().bits()).isEqualTo(requests.ntp64At(START + 1010) & ~1L);
    }

    @Test
    void anotherAddressGetsABasicAnswer() {
        long received = rememberedReceive();
        int length =
                requests.answer(
                        Requests.bytes(received, ARRIVAL + 1, FRESH + 2),
                        Requests.peer("192.0.2.8", 40_000),
                        START + 2000,
                        START + 2010);
        assertThat(requests.reply(length).origin().bits()).isEqualTo(FRESH + 2);
    }

    @Test
    void anotherPortOfTheSameAddressIsTheSameClient() {
        long received = rememberedReceive();
        int length =
                requests.answer(
                        Requests.bytes(received, ARRIVAL + 1, FRESH + 2),
                        Requests.peer("192.0.2.7", 50_000),
                        START + 2000,
                        START + 2010);
        assertThat(requests.reply(length).origin().bits()).isEqualTo(ARRIVAL + 1);
    }

    @Test
    void aClientThatRepeatsOurTransmitTimestampIsNotRemembered() {
        var first = requests.answered(Requests.bytes(0, 0, FRESH), START, START + 10);
        requests.prepare(
                Requests.bytes(first.transmit().bits(), ARRIVAL, FRESH + 1),
                Requests.CLIENT,
                START + 1000);
        assertThat(requests.responder.isRemembered(0)).isFalse();
        requests.prepare(
                Requests.bytes(first.receive().bits(), ARRIVAL, FRESH + 1),
                Requests.CLIENT,
                START + 1000);
        assertThat(requests.responder.isRemembered(0)).isTrue();
    }

    @Test
    void equalReceiveAndTransmitFieldsAskForABasicAnswer() {
        long received = rememberedReceive();
        var reply = requests.answered(Requests.bytes(received, FRESH, FRESH), START, START);
        assertThat(reply.origin().bits()).isEqualTo(FRESH);
        assertThat(reply.transmit().bits()).isEqualTo(requests.ntp64At(START) + 2 & ~1L);
    }

    @Test
    void canBeTurnedOff() {
        var off = new Requests(Requests.config().withInterleavedClients(0));
        var first = off.answered(Requests.bytes(0, 0, FRESH), START, START);
        off.answered(Requests.bytes(first.receive().bits(), ARRIVAL, FRESH), START, START);
        assertThat(off.responder.isRemembered(0)).isFalse();
    }
}
