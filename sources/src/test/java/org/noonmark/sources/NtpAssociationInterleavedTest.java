package org.noonmark.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noonmark.sources.Exercise.nanos;
import static org.noonmark.sources.Exercise.plain;

import org.junit.jupiter.api.Test;

class NtpAssociationInterleavedTest {
    private final Exercise exercise = new Exercise(plain().withInterleaved(true));

    NtpAssociationInterleavedTest() {
        exercise.server.interleaved = true;
    }

    @Test
    void asksWithTheServersReceiveTimestampAndTwoRandomNumbers() {
        exercise.round();
        var asked = FakeNtpServer.decode(exercise.nextRequest());

        assertThat(asked.origin()).isEqualTo(exercise.lastReply.receive());
        assertThat(asked.receive().isUnknown()).isFalse();
        assertThat(asked.receive()).isNotEqualTo(asked.transmit());
    }

    @Test
    void measuresTheExchangeBeforeWithItsTrueTransmitTime() {
        exercise.round();
        assertThat(exercise.round()).isEqualTo(new Outcome.Refused(Refusal.ALREADY_READ));
        long secondAsked = exercise.counter - 90_000;

        var outcome = exercise.round();

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        var reading = exercise.readings.getLast();
        assertThat(reading.counterNanos()).isEqualTo(secondAsked + 45_000);
        assertThat(reading.clockMinusLocal().minus(exercise.server.clockMinusLocal).abs())
                .isLessThan(nanos(1));
        assertThat(exercise.association.status().interleaved()).isTrue();
        assertThat(exercise.association.status().reach()).isEqualTo(0b111);
    }

    @Test
    void fallsBackToBasicModeWhenTheServerDoes() {
        exercise.round();
        exercise.round();
        exercise.server.interleaved = false;

        assertThat(exercise.round()).isInstanceOf(Outcome.Accepted.class);
        assertThat(exercise.association.status().interleaved()).isFalse();
        assertThat(exercise.association.status().trouble()).isEmpty();
    }

    @Test
    void beginsAnewAfterALostReply() {
        exercise.round();
        exercise.round();
        exercise.silence(1);

        var asked = FakeNtpServer.decode(exercise.nextRequest());

        assertThat(asked.origin().isUnknown()).isTrue();
        assertThat(asked.receive().isUnknown()).isTrue();
        assertThat(exercise.answer(reply -> reply)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void neverReadsOneExchangeTwice() {
        for (int i = 0; i < 30; i++) {
            exercise.round();
        }

        assertThat(exercise.readings)
                .extracting(reading -> reading.counterNanos())
                .doesNotHaveDuplicates()
                .hasSize(29);
    }

    @Test
    void aKernelStampThatComesAfterTheReplyIsUsedByTheNextOne() {
        exercise.round();
        exercise.round();
        exercise.nextRequest();
        long asked = exercise.counter;
        exercise.answer(reply -> reply);
        exercise.association.sentByKernel(asked + 20_000);

        exercise.round();

        assertThat(exercise.readings.getLast().counterNanos()).isEqualTo(asked + 55_000);
    }
}
