package org.noonmark.sources;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.noonmark.sources.Exercise.plain;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.noonmark.events.StationEvent.KissReceived;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.NtpTimestamp;
import org.noonmark.wire.ntp.KissCode;
import org.noonmark.wire.ntp.MacAlgorithm;
import org.noonmark.wire.ntp.NtpEncoder;
import org.noonmark.wire.ntp.NtpPacket;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.ntp.PacketMac;
import org.noonmark.wire.ntp.SymmetricKey;

/// What somebody on the path, or a server gone bad, can send.
class NtpAssociationAttackTest {
    private static final SymmetricKey KEY =
            new SymmetricKey(
                    10, MacAlgorithm.AES128, Octets.of("0123456789abcdef".getBytes(US_ASCII)));

    private final Exercise exercise = new Exercise(plain());

    private static UnaryOperator<NtpPacket> with(
            LeapWarning leap, int mode, int stratum, int referenceId, NtpTimestamp origin) {
        return reply ->
                new NtpPacket(
                        leap,
                        4,
                        mode,
                        stratum,
                        reply.poll(),
                        reply.precision(),
                        reply.rootDelay(),
                        reply.rootDispersion(),
                        referenceId,
                        reply.reference(),
                        origin.isUnknown() ? reply.origin() : origin,
                        reply.receive(),
                        reply.transmit(),
                        List.of(),
                        new PacketMac.None());
    }

    private static UnaryOperator<NtpPacket> kiss(KissCode code) {
        return with(LeapWarning.UNKNOWN, 4, 0, code.bits(), NtpTimestamp.UNKNOWN);
    }

    private static UnaryOperator<NtpPacket> stamps(long origin, long receive, long transmit) {
        return reply ->
                new NtpPacket(
                        LeapWarning.NONE,
                        4,
                        4,
                        1,
                        6,
                        -20,
                        0,
                        0,
                        0,
                        reply.reference(),
                        new NtpTimestamp(origin),
                        new NtpTimestamp(receive),
                        new NtpTimestamp(transmit),
                        List.of(),
                        new PacketMac.None());
    }

    private void refuses(Refusal reason, Outcome outcome) {
        assertThat(outcome).isEqualTo(new Outcome.Refused(reason));
    }

    @Test
    void refusesADuplicate() {
        exercise.round();

        refuses(Refusal.UNASKED, exercise.deliver(FakeNtpServer.bytes(exercise.lastReply)));
        assertThat(exercise.readings).hasSize(1);
    }

    @Test
    void refusesAReplayOfAnEarlierReply() {
        exercise.round();
        var recorded = FakeNtpServer.bytes(exercise.lastReply);
        exercise.nextRequest();

        refuses(Refusal.ORIGIN_MISMATCH, exercise.deliver(recorded));
        assertThat(exercise.answer(reply -> reply)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void refusesAZeroOriginWhenNothingIsAskedAndWhenSomethingIs() {
        exercise.nextRequest();
        var reply = exercise.server.reply(exercise.lastRequest, 0, 0, stamps(0, 1, 1));

        refuses(Refusal.ORIGIN_MISMATCH, exercise.deliver(FakeNtpServer.bytes(reply)));
        exercise.answer(honest -> honest);
        refuses(Refusal.UNASKED, exercise.deliver(FakeNtpServer.bytes(reply)));
    }

    @Test
    void aGuessedOriginDoesNotSpendTheRequest() {
        exercise.nextRequest();
        for (long guess = 1; guess < 1000; guess++) {
            var reply = exercise.server.reply(exercise.lastRequest, 0, 0, stamps(guess, 1, 1));
            refuses(Refusal.ORIGIN_MISMATCH, exercise.deliver(FakeNtpServer.bytes(reply)));
        }

        assertThat(exercise.answer(reply -> reply)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void refusesOtherModesThanServer() {
        for (int mode : new int[] {1, 2, 3, 5}) {
            refuses(
                    Refusal.WRONG_MODE,
                    exercise.round(with(LeapWarning.NONE, mode, 1, 0, NtpTimestamp.UNKNOWN)));
        }
    }

    @Test
    void refusesAServerThatIsNotSynchronised() {
        refuses(
                Refusal.UNSYNCHRONISED,
                exercise.round(with(LeapWarning.UNKNOWN, 4, 1, 0, NtpTimestamp.UNKNOWN)));
        refuses(
                Refusal.UNSYNCHRONISED,
                exercise.round(with(LeapWarning.NONE, 4, 16, 0, NtpTimestamp.UNKNOWN)));
        refuses(
                Refusal.UNSYNCHRONISED,
                exercise.round(with(LeapWarning.NONE, 4, 0, 0, NtpTimestamp.UNKNOWN)));
    }

    @Test
    void refusesAServerThatFollowsThisHost() {
        refuses(
                Refusal.LOOP,
                exercise.round(with(LeapWarning.NONE, 4, 2, 0xC0000209, NtpTimestamp.UNKNOWN)));
        assertThat(exercise.round(with(LeapWarning.NONE, 4, 1, 0xC0000209, NtpTimestamp.UNKNOWN)))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void refusesTimestampsThatCannotBeTrue() {
        long now = exercise.server.clockAt(exercise.counter).bits();

        refuses(Refusal.TIMESTAMP_MISSING, exercise.round(keepOrigin(0, now)));
        refuses(Refusal.TIMESTAMP_MISSING, exercise.round(keepOrigin(now, 0)));
        refuses(Refusal.TIMESTAMPS_REVERSED, exercise.round(keepOrigin(now, now - 1)));
        refuses(Refusal.DELAY_NEGATIVE, exercise.round(keepOrigin(now, now + (1L << 24))));
    }

    private static UnaryOperator<NtpPacket> keepOrigin(long receive, long transmit) {
        return reply -> stamps(reply.origin().bits(), receive, transmit).apply(reply);
    }

    @Test
    void refusesDelaysAndRootDistancesBeyondTheLimit() {
        exercise.outNanos = 2_000_000_000L;
        exercise.backNanos = 1_100_000_000L;
        refuses(Refusal.DELAY_TOO_LONG, exercise.round());

        exercise.outNanos = 1_000;
        exercise.backNanos = 1_000;
        exercise.server.rootDispersion = 2 << 16;
        refuses(Refusal.ROOT_DISTANCE_TOO_LONG, exercise.round());
        exercise.server.rootDispersion = 0;
        exercise.server.precision = 127;
        refuses(Refusal.ROOT_DISTANCE_TOO_LONG, exercise.round());
    }

    @Test
    void aRateKissSlowsDownStepByStepAndIsForgiven() {
        refuses(Refusal.KISS, exercise.round(kiss(KissCode.RATE)));
        assertThat(exercise.association.status().pollExponent()).isEqualTo(5);
        refuses(Refusal.KISS, exercise.round(kiss(KissCode.RATE)));
        assertThat(exercise.association.status().pollExponent()).isEqualTo(6);
        for (int i = 0; i < 20; i++) {
            exercise.round(kiss(KissCode.RATE));
        }
        assertThat(exercise.association.status().pollExponent()).isEqualTo(10);
        assertThat(exercise.events).contains(new KissReceived("test", "RATE"));

        // Jumps of the clock keep the adaptive part short, so that only the floor is seen sinking.
        for (int i = 0; i < 48; i++) {
            exercise.server.clockMinusLocal =
                    exercise.server.clockMinusLocal.plus(
                            Exercise.nanos((i % 2) * 20_000_000 - 10_000_000));
            exercise.round();
        }
        assertThat(exercise.association.status().pollExponent()).isLessThan(10);
    }

    @Test
    void aDenyKissSlowsDownButTheServerIsAskedAgain() {
        for (var code : List.of(KissCode.DENY, KissCode.RSTR)) {
            var denied = new Exercise(plain());
            refuses(Refusal.KISS, denied.round(kiss(code)));
            long before = denied.counter;

            denied.nextRequest();

            assertThat(denied.counter - before).isBetween(1_000_000_000_000L, 1_050_000_000_000L);
            assertThat(denied.answer(reply -> reply)).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void aKissEndsTheBurst() {
        var bursting = new Exercise(plain().withBurst(true));
        bursting.round(kiss(KissCode.RATE));
        long before = bursting.counter;

        bursting.nextRequest();

        assertThat(bursting.counter - before).isGreaterThan(30_000_000_000L);
    }

    @Test
    void aForgedKissIsNothing() {
        exercise.nextRequest();
        var forged = exercise.server.reply(exercise.lastRequest, 0, 0, kiss(KissCode.DENY));
        var wrong = with(LeapWarning.UNKNOWN, 4, 0, KissCode.DENY.bits(), new NtpTimestamp(99));

        refuses(
                Refusal.ORIGIN_MISMATCH,
                exercise.deliver(FakeNtpServer.bytes(wrong.apply(forged))));
        assertThat(exercise.association.status().pollExponent()).isEqualTo(4);
        assertThat(exercise.answer(reply -> reply)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void withAKeyOnlyRightMacsAreTaken() {
        var keyed = new Exercise(plain().withKey(new SourceKey.Symmetric(KEY)));
        keyed.nextRequest();
        var honest = keyed.server.reply(keyed.lastRequest, 0, 10_000, reply -> reply);
        keyed.counter += 90_000;
        var bytes = Arrays.copyOf(NtpEncoder.encode(honest), 68);
        KEY.newAuthenticator().append(MemorySegment.ofArray(bytes), 0, 48);
        var bad = bytes.clone();
        bad[40] ^= 1;

        refuses(Refusal.NOT_AUTHENTICATED, keyed.deliver(FakeNtpServer.bytes(honest)));
        refuses(Refusal.NOT_AUTHENTICATED, keyed.deliver(MemorySegment.ofArray(bad)));
        refuses(
                Refusal.NOT_AUTHENTICATED,
                keyed.deliver(FakeNtpServer.bytes(kiss(KissCode.DENY).apply(honest))));
        refuses(
                Refusal.NOT_AUTHENTICATED,
                keyed.deliver(MemorySegment.ofArray(Arrays.copyOf(NtpEncoder.encode(honest), 52))));
        var outcome = keyed.deliver(MemorySegment.ofArray(bytes));
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(keyed.readings.getFirst().authenticated()).isTrue();
    }

    @Test
    void requestsCarryTheMacOfTheKey() {
        var keyed = new Exercise(plain().withKey(new SourceKey.Symmetric(KEY)));

        var request = keyed.nextRequest();

        assertThat(request).hasSize(68);
        assertThat(KEY.newAuthenticator().verify(MemorySegment.ofArray(request), 0, 48, 20))
                .isTrue();
    }

    @Test
    void neverThrowsOnAnyBytes() {
        exercise.round();
        var reply = NtpEncoder.encode(exercise.lastReply);
        exercise.nextRequest();
        Property.forAll(
                20_000,
                Generators.mutated(List.of(reply, exercise.lastRequest)),
                bytes ->
                        assertThat(exercise.deliver(MemorySegment.ofArray(bytes)))
                                .isInstanceOf(Outcome.Refused.class));
    }

    @Test
    void neverThrowsOnAnyReplyWithTheRightOrigin() {
        exercise.round();
        var good = NtpEncoder.encode(exercise.lastReply);
        Property.forAll(
                20_000,
                Generators.mutated(List.of(good)).filter(bytes -> bytes.length >= 48),
                bytes -> {
                    var request = exercise.nextRequest();
                    System.arraycopy(request, 40, bytes, 24, 8);
                    exercise.counter += 90_000;
                    assertThat(exercise.deliver(MemorySegment.ofArray(bytes))).isNotNull();
                });
    }
}
