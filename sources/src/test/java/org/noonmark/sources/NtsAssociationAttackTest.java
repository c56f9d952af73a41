package org.noonmark.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.events.StationEvent.KissReceived;
import org.noonmark.metrology.Reading;
import org.noonmark.sources.nts.Authorities;
import org.noonmark.sources.nts.CertificateTime.Ground;
import org.noonmark.sources.nts.KeyExchange;
import org.noonmark.sources.nts.KeyExchangeFailure;
import org.noonmark.sources.nts.ServerIdentity;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;
import org.noonmark.wire.ntp.NtpPacket;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.nts.NtsAead;
import org.noonmark.wire.nts.NtsKeys;
import org.noonmark.wire.nts.NtsRequestWriter;

/// What somebody on the path can send to an association with NTS, with real keys and packets.
class NtsAssociationAttackTest {
    private static final int HEADER = 48;
    private static final int UNIQUE_ID_FIELD = 36;
    private static final Octets C2S = Octets.of(new byte[32]);
    private static final Octets S2C = Octets.of(filled(32));

    private final Exercise exercise =
            new Exercise(
                    Exercise.plain().withKey(new SourceKey.Nts(4460, new Authorities.OfSystem())));

    private static byte[] filled(int count) {
        var bytes = new byte[count];
        Arrays.fill(bytes, (byte) 7);
        return bytes;
    }

    @BeforeEach
    void exchangeKeys() {
        assertThat(exercise.association.poll(Exercise.START))
                .isInstanceOf(PollAction.ExchangeKeys.class);
        var cookies =
                IntStream.range(0, 8).mapToObj(i -> Octets.of(new byte[100 + 4 * i])).toList();
        exercise.association.exchanged(
                new KeyExchange.Established(
                        new NtsKeys(NtsAead.AES_SIV_CMAC_256, C2S, S2C),
                        cookies,
                        new InetSocketAddress(Exercise.address(), 123),
                        new ServerIdentity(
                                "CN=keys.test",
                                "CN=CA",
                                UtcInstant.parse("2026-01-01T00:00:00Z"),
                                UtcInstant.parse("2099-01-01T00:00:00Z"),
                                "00",
                                "TLSv1.3",
                                Ground.STATION),
                        TimeDelta.ofSeconds(86_400)),
                Exercise.START);
    }

    private byte[] header(byte[] request, UnaryOperator<NtpPacket> change) {
        long sent = exercise.counter;
        var reply = exercise.server.reply(request, sent + 40_000, sent + 50_000, change);
        var bytes = FakeNtpServer.bytes(reply).toArray(ValueLayout.JAVA_BYTE);
        return Arrays.copyOf(bytes, HEADER);
    }

    private static Octets uniqueId(byte[] request) {
        return Octets.of(Arrays.copyOfRange(request, HEADER + 4, HEADER + UNIQUE_ID_FIELD));
    }

    /// What the server sends: authenticated, without cookies in the encrypted part.
    private byte[] sealed(byte[] request) {
        return sealed(request, header(request, UnaryOperator.identity()));
    }

    private static byte[] sealed(byte[] request, byte[] header) {
        return new NtsRequestWriter(new NtsKeys(NtsAead.AES_SIV_CMAC_256, S2C, C2S))
                .write(header, uniqueId(request), Octets.of(filled(100)), 0, filled(16));
    }

    /// Header and unique identifier, as anybody who saw the request can write them.
    private byte[] bare(byte[] request, UnaryOperator<NtpPacket> change) {
        var packet = Arrays.copyOf(header(request, change), HEADER + UNIQUE_ID_FIELD);
        System.arraycopy(request, HEADER, packet, HEADER, UNIQUE_ID_FIELD);
        return packet;
    }

    private Outcome deliver(byte[] packet) {
        exercise.counter += 90_000;
        return exercise.deliver(MemorySegment.ofArray(packet));
    }

    private void assertChangesNothing(byte[] forged, Refusal why) {
        var before = exercise.association.status().nts().orElseThrow();
        long next = exercise.association.nextActionCounterNanos();
        assertThat(deliver(forged)).isEqualTo(new Outcome.Refused(why));
        var after = exercise.association.status().nts().orElseThrow();
        assertThat(after).usingRecursiveComparison().ignoringFields("refused").isEqualTo(before);
        assertThat(exercise.association.nextActionCounterNanos()).isEqualTo(next);
        assertThat(exercise.readings).isEmpty();
        assertThat(exercise.events).noneMatch(KissReceived.class::isInstance);
        exercise.counter -= 90_000;
    }

    @Test
    void takesTheServersReplyAsAuthenticated() {
        var request = exercise.nextRequest();
        assertThat(deliver(sealed(request))).isInstanceOf(Outcome.Accepted.class);
        assertThat(exercise.readings).singleElement().matches(Reading::authenticated);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RATE", "DENY", "RSTR"})
    void aKissThatNobodySignedIsNoKiss(String code) {
        var request = exercise.nextRequest();
        var kiss = kiss(bare(request, UnaryOperator.identity()), code);
        assertChangesNothing(kiss, Refusal.NOT_AUTHENTICATED);
        assertThat(deliver(sealed(request))).isInstanceOf(Outcome.Accepted.class);
    }

    private static byte[] kiss(byte[] packet, String code) {
        var kiss = packet.clone();
        kiss[0] |= (byte) 0xC0;
        kiss[1] = 0;
        System.arraycopy(code.getBytes(StandardCharsets.US_ASCII), 0, kiss, 12, 4);
        return kiss;
    }

    @Test
    void aNakForAnotherRequestIsNone() {
        var before = exercise.nextRequest();
        var request = exercise.nextRequest();
        var good = bare(request, UnaryOperator.identity());
        var wrongOrigin = kiss(good, "NTSN");
        wrongOrigin[24] ^= 1;
        assertChangesNothing(wrongOrigin, Refusal.ORIGIN_MISMATCH);
        var wrongId = kiss(good, "NTSN");
        System.arraycopy(before, HEADER, wrongId, HEADER, UNIQUE_ID_FIELD);
        assertChangesNothing(wrongId, Refusal.NOT_AUTHENTICATED);
        assertThat(exercise.association.status().nts().orElseThrow().naks()).isZero();
    }

    @Test
    void aNakLeavesTheRequestWaitingForARealReply() {
        var request = exercise.nextRequest();
        var nak = kiss(bare(request, UnaryOperator.identity()), "NTSN");
        assertThat(deliver(nak)).isEqualTo(new Outcome.Refused(Refusal.NAK));
        assertThat(exercise.association.status().nts().orElseThrow().naks()).isEqualTo(1);
        assertThat(exercise.association.isWaiting()).isTrue();
        exercise.counter -= 90_000;
        assertThat(deliver(sealed(request))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void aKissThatTheServerSignedIsObeyed() {
        var request = exercise.nextRequest();
        var kiss = kiss(header(request, UnaryOperator.identity()), "RATE");
        int before = exercise.association.status().pollExponent();
        assertThat(deliver(sealed(request, kiss))).isEqualTo(new Outcome.Refused(Refusal.KISS));
        assertThat(exercise.events).anyMatch(KissReceived.class::isInstance);
        assertThat(exercise.association.status().pollExponent()).isGreaterThan(before);
    }

    @Test
    void aReplyWithoutItsAuthenticatorIsNotBelieved() {
        var request = exercise.nextRequest();
        assertChangesNothing(bare(request, UnaryOperator.identity()), Refusal.NOT_AUTHENTICATED);
        assertThat(deliver(sealed(request))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void noByteOfAReplyCanBeChanged() {
        var request = exercise.nextRequest();
        var good = sealed(request);
        for (int at : List.of(1, 4, 8, 12, 32, 40, 47, 84 + 4, good.length - 1)) {
            var changed = good.clone();
            changed[at] ^= 0x10;
            assertChangesNothing(changed, Refusal.NOT_AUTHENTICATED);
        }
        assertThat(deliver(good)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void withTheServersCertificateItsTimeEnds() {
        assertThat(deliver(sealed(exercise.nextRequest()))).isInstanceOf(Outcome.Accepted.class);
        var end = Exercise.START + 86_400_000_000_000L;
        assertThat(exercise.association.poll(end)).isInstanceOf(PollAction.ExchangeKeys.class);
        exercise.association.exchanged(
                new KeyExchange.Failed(KeyExchangeFailure.NOT_CONNECTED, ""), end);
        assertThat(exercise.association.poll(end)).isInstanceOf(PollAction.Nothing.class);
        assertThat(exercise.association.nextActionCounterNanos())
                .as("the next exchange, no request")
                .isGreaterThan(end + 9_000_000_000L);
        assertThat(exercise.lost).containsExactly(Exercise.CLOCK);
        assertThat(exercise.association.hasFailed()).isTrue();
    }

    @Test
    void theReplyToARequestBeforeIsNoReplyToThisOne() {
        var first = exercise.nextRequest();
        var late = sealed(first);
        exercise.nextRequest();
        assertChangesNothing(late, Refusal.ORIGIN_MISMATCH);
    }
}
