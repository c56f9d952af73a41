package org.noonmark.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noonmark.serve.Requests.CLIENT;
import static org.noonmark.serve.Requests.START;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.testkit.AllocatedBytes;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;
import org.noonmark.time.ClockState;
import org.noonmark.time.LeapWarning;
import org.noonmark.wire.ntp.Decoded;
import org.noonmark.wire.ntp.NtpDecoder;
import org.noonmark.wire.ntp.RejectReason;

class NtpResponderTest {
    private final Requests requests = new Requests(Requests.config());

    private long count(NtpOutcome outcome) {
        return requests.responder.counters().count(outcome);
    }

    @Test
    void answersWithTimeAndItsQuality() {
        var reply = requests.answered(Requests.bytes(4, 3), START + 1_000, START + 2_500);
        assertThat(reply.leap()).isEqualTo(LeapWarning.NONE);
        assertThat(reply.mode()).isEqualTo(4);
        assertThat(reply.stratum()).isEqualTo(2);
        assertThat(reply.poll()).isEqualTo(6);
        assertThat(reply.precision()).isEqualTo(-25);
        assertThat(reply.referenceId()).isEqualTo(0xC000_0263);
        assertThat(reply.rootDelay()).isEqualTo(requests.snapshot.rootDelay());
        assertThat(reply.rootDispersion()).isEqualTo(requests.snapshot.rootDispersionAt(START));
        assertThat(reply.reference().bits()).isEqualTo(requests.snapshot.referenceNtp64());
        assertThat(reply.origin().bits()).isEqualTo(0x1234_5678_9ABC_DEF0L);
        assertThat(reply.receive().bits()).isEqualTo(requests.ntp64At(START + 1_000) | 1);
        assertThat(reply.transmit().bits()).isEqualTo(requests.ntp64At(START + 2_500) & ~1L);
        assertThat(count(NtpOutcome.BASIC)).isEqualTo(1);
    }

    @Test
    void receivesOddAndTransmitsEvenAndNeverBefore() {
        for (int i = 0; i < 100; i++) {
            var reply = requests.answered(Requests.bytes(4, 3), START + i, START + i);
            assertThat(reply.receive().bits() & 1).isEqualTo(1);
            assertThat(reply.transmit().bits() & 1).isZero();
            assertThat(reply.transmit().bits() - reply.receive().bits()).isBetween(0L, 2L);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void answersInTheVersionOfTheRequest(int version) {
        int length = requests.answer(Requests.bytes(version, 3), CLIENT, START, START);
        assertThat(length).isEqualTo(48);
        assertThat(requests.replyBytes(length)[0]).isEqualTo((byte) (version << 3 | 4));
    }

    @ParameterizedTest
    @CsvSource({"4, 1", "4, 2", "4, 4", "4, 5", "3, 5", "1, 4", "1, 0"})
    void neverAnswersAnythingButAClient(int version, int mode) {
        assertThat(requests.answer(Requests.bytes(version, mode), CLIENT, START, START)).isZero();
        assertThat(count(NtpOutcome.NOT_A_REQUEST)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 3, VERSION_NOT_SUPPORTED",
        "5, 3, VERSION_NOT_SUPPORTED",
        "7, 3, VERSION_NOT_SUPPORTED",
        "4, 6, MODE_NOT_SUPPORTED",
        "4, 7, MODE_NOT_SUPPORTED"
    })
    void countsWhatIsNoPacket(int version, int mode, RejectReason reason) {
        assertThat(requests.answer(Requests.bytes(version, mode), CLIENT, START, START)).isZero();
        assertThat(count(NtpOutcome.MALFORMED)).isEqualTo(1);
        assertThat(requests.responder.counters().count(reason)).isEqualTo(1);
    }

    @Test
    void refusesAShortHeaderAndAStrangeTail() {
        byte[] request = Requests.bytes(4, 3);
        assertThat(requests.answer(Arrays.copyOf(request, 47), CLIENT, START, START)).isZero();
        assertThat(requests.answer(Arrays.copyOf(request, 55), CLIENT, START, START)).isZero();
        var counters = requests.responder.counters();
        assertThat(counters.count(RejectReason.SHORTER_THAN_HEADER)).isEqualTo(1);
        assertThat(counters.count(RejectReason.TRAILING_BYTES)).isEqualTo(1);
        assertThat(counters.requests()).isEqualTo(2);
        assertThat(counters.replies()).isZero();
    }

    @Test
    void leavesUnknownExtensionFieldsOutOfTheReply() {
        byte[] request = Arrays.copyOf(Requests.bytes(4, 3), 48 + 64);
        request[48] = 0x7F;
        request[51] = 64;
        assertThat(requests.answer(request, CLIENT, START, START)).isEqualTo(48);
        assertThat(count(NtpOutcome.BASIC)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STARTING", "UNTRUSTED"})
    void saysThatItIsNotSynchronised(ClockState state) {
        requests.snapshot = Requests.snapshot(state);
        var reply = requests.answered(Requests.bytes(4, 3), START, START);
        assertThat(reply.leap()).isEqualTo(LeapWarning.UNKNOWN);
        assertThat(reply.stratum()).isZero();
        assertThat(reply.referenceId()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 0, REFLECTED",
        "192.0.2.7, 7, REFLECTED",
        "192.0.2.7, 122, REFLECTED",
        "192.0.2.1, 11123, REFLECTED",
        "192.0.2.7, 123, BASIC",
        "192.0.2.7, 11123, BASIC",
        "192.0.2.1, 40000, BASIC",
        "2001:db8::1, 11123, BASIC"
    })
    void answersNeitherItselfNorOtherServices(String address, int port, NtpOutcome outcome) {
        requests.answer(Requests.bytes(4, 3), Requests.peer(address, port), START, START);
        assertThat(count(outcome)).isEqualTo(1);
    }

    @Test
    void deniesByAddress() {
        var rules =
                new AccessRules(
                        java.util.List.of(
                                new AccessRules.Rule(
                                        AddressPrefix.parse("2001:db8::/32").orElseThrow(), true)),
                        false);
        var guarded = new Requests(Requests.config().withAccess(rules));
        byte[] request = Requests.bytes(4, 3);
        assertThat(guarded.answer(request, Requests.peer("2001:db8::9", 4000), START, START))
                .isEqualTo(48);
        assertThat(guarded.answer(request, Requests.peer("2001:db9::9", 4000), START, START))
                .isZero();
        assertThat(guarded.answer(request, CLIENT, START, START)).isZero();
        assertThat(guarded.responder.counters().count(NtpOutcome.DENIED)).isEqualTo(2);
    }

    @Test
    void limitsANetworkAndSometimesSaysSo() {
        var limited = new Requests(Requests.config().withRateLimit(RateLimit.perSecond(1, 4)));
        int kisses = 0;
        for (int i = 0; i < 1000; i++) {
            int length = limited.answer(Requests.bytes(4, 3), CLIENT, START + i, START + i);
            if (length != 0 && limited.reply(length).isKiss()) {
                assertThat(limited.reply(length).referenceId()).isEqualTo(0x5241_5445);
                assertThat(limited.reply(length).origin().bits()).isEqualTo(0x1234_5678_9ABC_DEF0L);
                kisses++;
            }
        }
        var counters = limited.responder.counters();
        assertThat(counters.count(NtpOutcome.KISS_RATE)).isEqualTo(kisses).isBetween(60L, 200L);
        assertThat(counters.count(NtpOutcome.BASIC)).isBetween(64L, 200L);
        assertThat(counters.count(NtpOutcome.RATE_LIMITED)).isGreaterThan(600);
        assertThat(
                        limited.answer(
                                Requests.bytes(4, 3),
                                Requests.peer("192.0.2.8", 4000),
                                START,
                                START))
                .isEqualTo(48);
    }

    @Test
    void neverFailsNorAnswersLongerWhateverComes() {
        var start = java.util.List.of(Requests.bytes(4, 3), Requests.bytes(3, 3));
        Property.forAll(
                5_000,
                Generators.choose(
                        java.util.List.of(Generators.mutated(start), Generators.bytes(400))),
                bytes -> {
                    int length = requests.answer(bytes, CLIENT, START, START);
                    assertThat(length).isLessThanOrEqualTo(bytes.length);
                    if (length != 0 && (requests.replyBytes(length)[0] & 0x38) > 0x10) {
                        assertThat(NtpDecoder.decode(requests.replyBytes(length)))
                                .isInstanceOf(Decoded.Packet.class);
                    }
                });
        assertThat(requests.responder.counters().replies()).isGreaterThan(100);
    }

    @Test
    void allocatesNothing() {
        var limited = new Requests(Requests.config().withRateLimit(RateLimit.perSecond(1e6, 4)));
        byte[] request = Requests.bytes(4, 3);
        limited.answer(request, CLIENT, START, START);
        var round =
                new Runnable() {
                    private long counter = START;

                    @Override
                    public void run() {
                        counter += 1000;
                        limited.responder.begin(limited.snapshot, counter);
                        limited.memory.set(
                                java.lang.foreign.ValueLayout.JAVA_BYTE,
                                Requests.DATAGRAM,
                                (byte) 0x23);
                        limited.responder.prepare(
                                0, limited.memory, Requests.DATAGRAM, 48, 0, counter);
                        limited.responder.finish(0, limited.memory, Requests.DATAGRAM, counter);
                    }
                };
        assertThat(AllocatedBytes.steady(1_000_000, round)).isZero();
        assertThat(limited.responder.counters().count(NtpOutcome.BASIC))
                .isGreaterThanOrEqualTo(2_000_000);
    }
}
