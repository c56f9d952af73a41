package org.noonmark.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noonmark.sources.Exercise.nanos;
import static org.noonmark.sources.Exercise.plain;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.noonmark.events.StationEvent;
import org.noonmark.metrology.Reading;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.TimeDelta;
import org.noonmark.wire.ntp.NtpShort;

class NtpAssociationTest {
    private static Reading accepted(Outcome outcome) {
        return ((Outcome.Accepted) outcome).reading();
    }

    @Test
    void measuresTheServersClockAgainstTheCounter() {
        var exercise = new Exercise(plain());

        var reading = accepted(exercise.round());

        assertThat(reading.clock()).isEqualTo(Exercise.CLOCK);
        assertThat(reading.counterNanos()).isEqualTo(Exercise.START + 45_000);
        assertThat(reading.clockMinusLocal().minus(exercise.server.clockMinusLocal).abs())
                .isLessThan(nanos(1));
        assertThat(reading.authenticated()).isFalse();
        assertThat(reading.leap()).isEqualTo(LeapWarning.NONE);
        assertThat(reading.upstream().stratum()).isEqualTo(1);
        assertThat(reading.upstream().referenceId()).isEqualTo(0xC0000201);
        assertThat(exercise.readings).containsExactly(reading);
    }

    @Test
    void anAsymmetricPathIsWithinTheBound() {
        var exercise = new Exercise(plain());
        exercise.outNanos = 3_000_000;
        exercise.backNanos = 100_000;

        var reading = accepted(exercise.round());

        var error = reading.clockMinusLocal().minus(exercise.server.clockMinusLocal);
        assertThat(error.toSeconds()).isCloseTo(1.45e-3, within(1e-9));
        assertThat(error.abs()).isLessThan(reading.bound());
    }

    private static org.assertj.core.data.Offset<Double> within(double tolerance) {
        return org.assertj.core.data.Offset.offset(tolerance);
    }

    @Test
    void theBoundIsTheRootDistance() {
        var exercise = new Exercise(plain());
        exercise.server.stratum = 2;
        exercise.server.rootDelay = NtpShort.fromRoundedUp(TimeDelta.ofMillis(20));
        exercise.server.rootDispersion = NtpShort.fromRoundedUp(TimeDelta.ofMillis(3));

        var reading = accepted(exercise.round());

        // 20/2 + 3 ms, half the delay of 80 us, precisions of 119 + 250 ns, 15 ppm of 90 us.
        assertThat(reading.bound().toSeconds()).isCloseTo(13.0404e-3, within(31e-6));
        assertThat(reading.upstream().rootDelay().toSeconds()).isCloseTo(20.08e-3, within(16e-6));
        assertThat(reading.upstream().stratum()).isEqualTo(2);
    }

    @Test
    void usesTheKernelsTransmitStampWhenItComes() {
        var exercise = new Exercise(plain());
        exercise.nextRequest();
        exercise.association.sentByKernel(exercise.counter + 20_000);

        var reading = accepted(exercise.answer(reply -> reply));

        assertThat(reading.counterNanos()).isEqualTo(Exercise.START + 55_000);
    }

    @Test
    void ignoresStampsThatCannotBeTrue() {
        var exercise = new Exercise(plain());
        exercise.nextRequest();
        exercise.association.sentByKernel(exercise.counter - 1);
        exercise.association.sentByKernel(exercise.counter + 2_000_000_000L);

        assertThat(accepted(exercise.answer(reply -> reply)).counterNanos())
                .isEqualTo(Exercise.START + 45_000);
    }

    @Test
    void burstsAtTheStartUntilFourAnswersCame() {
        var exercise = new Exercise(plain().withBurst(true));
        var sent = new ArrayList<Long>();

        for (int i = 0; i < 6; i++) {
            exercise.nextRequest();
            sent.add(exercise.counter - Exercise.START);
            exercise.answer(reply -> reply);
        }

        assertThat(sent.subList(0, 4))
                .containsExactly(0L, 2_000_000_000L, 4_000_000_000L, 6_000_000_000L);
        assertThat(sent.get(4) - sent.get(3)).isBetween(15_600_000_000L, 16_400_000_000L);
        assertThat(sent.get(5) - sent.get(4)).isGreaterThan(15_600_000_000L);
    }

    @Test
    void aBurstWithoutAnswersEndsAfterEightRequests() {
        var exercise = new Exercise(plain().withBurst(true));

        exercise.silence(8);
        assertThat(exercise.counter - Exercise.START).isEqualTo(14_000_000_000L);
        exercise.silence(1);

        assertThat(exercise.counter - Exercise.START).isGreaterThan(29_000_000_000L);
    }

    @Test
    void isUnreachableAfterEightMissedPollsAndComesBack() {
        var exercise = new Exercise(plain());
        exercise.round();

        exercise.silence(8);
        assertThat(exercise.lost).isEmpty();
        exercise.silence(1);

        assertThat(exercise.lost).containsExactly(Exercise.CLOCK);
        assertThat(exercise.events)
                .containsExactly(
                        new StationEvent.SourceReachable("test"),
                        new StationEvent.SourceUnreachable("test", "no reply"));
        assertThat(exercise.association.status().reachable()).isFalse();
        exercise.silence(20);
        assertThat(exercise.lost).hasSize(1);
        exercise.round();
        assertThat(exercise.events)
                .hasSize(3)
                .last()
                .isEqualTo(new StationEvent.SourceReachable("test"));
    }

    @Test
    void asksLessOftenWhileTheServerIsPredictable() {
        var exercise = new Exercise(plain());

        for (int i = 0; i < 60; i++) {
            exercise.round();
        }

        assertThat(exercise.association.status().pollExponent()).isEqualTo(10);
    }

    @Test
    void asksMoreOftenAgainWhenTheServerMoves() {
        var exercise = new Exercise(plain());
        for (int i = 0; i < 60; i++) {
            exercise.round();
        }

        exercise.server.clockMinusLocal =
                exercise.server.clockMinusLocal.plus(TimeDelta.ofMillis(1));
        exercise.round();
        exercise.round();

        assertThat(exercise.association.status().pollExponent()).isEqualTo(8);
    }

    @Test
    void givesUpARequestBeforeTheNextIsDue() {
        var exercise = new Exercise(plain());
        exercise.nextRequest();

        assertThat(exercise.association.nextActionCounterNanos())
                .isEqualTo(exercise.counter + 3_000_000_000L);
        assertThat(exercise.association.poll(exercise.counter + 2_999_999_999L))
                .isEqualTo(new PollAction.Nothing());
        assertThat(exercise.association.isWaiting()).isTrue();
        assertThat(exercise.association.poll(exercise.counter + 3_000_000_000L))
                .isEqualTo(new PollAction.GiveUp());
        assertThat(exercise.association.isWaiting()).isFalse();
        assertThat(exercise.association.poll(exercise.counter + 3_000_000_000L))
                .isEqualTo(new PollAction.Nothing());
    }

    @Test
    void requestsTellNothingOfTheClient() {
        var exercise = new Exercise(plain());
        var first = FakeNtpServer.decode(exercise.nextRequest());
        exercise.answer(reply -> reply);
        var second = FakeNtpServer.decode(exercise.nextRequest());

        assertThat(first.origin().isUnknown()).isTrue();
        assertThat(second.origin().isUnknown()).isTrue();
        assertThat(second.receive().isUnknown()).isTrue();
        assertThat(second.reference().isUnknown()).isTrue();
        assertThat(second.referenceId()).isZero();
        assertThat(second.stratum()).isZero();
        assertThat(second.transmit()).isNotEqualTo(first.transmit());
        assertThat(second.poll()).isEqualTo(4);
    }

    @Test
    void statusCountsWhatHappened() {
        var exercise = new Exercise(plain());
        exercise.round();
        exercise.deliver(FakeNtpServer.bytes(exercise.lastReply));

        var status = exercise.association.status();

        assertThat(status.requests()).isEqualTo(1);
        assertThat(status.replies()).isEqualTo(1);
        assertThat(status.reach()).isEqualTo(1);
        assertThat(status.address()).isEqualTo("192.0.2.1");
        assertThat(status.refusals()).containsEntry(Refusal.UNASKED, 1L).hasSize(1);
        assertThat(status.lastReading()).contains(exercise.readings.getLast());
        assertThat(status.lastDelay().orElseThrow().toSeconds()).isCloseTo(80e-6, within(1e-9));
        assertThat(status.trouble()).isEmpty();
    }
}
