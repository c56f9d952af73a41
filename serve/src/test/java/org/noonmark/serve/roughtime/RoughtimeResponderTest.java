package org.noonmark.serve.roughtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.noonmark.signing.Ed25519PrivateKey;
import org.noonmark.testkit.AllocatedBytes;
import org.noonmark.time.ClockState;
import org.noonmark.time.TimeDelta;
import org.noonmark.wire.roughtime.CheckedResponse.Rejected;
import org.noonmark.wire.roughtime.CheckedResponse.Valid;
import org.noonmark.wire.roughtime.RoughtimeReason;
import org.noonmark.wire.roughtime.RoughtimeRequest;
import org.noonmark.wire.roughtime.RoughtimeVersion;

class RoughtimeResponderTest {
    private static final RoughtimeServerConfig CONFIG = RoughtimeServerConfig.on(List.of());

    private static final int ROUNDS = 500;

    private final Answers answers = new Answers(CONFIG);

    @Test
    void statesTheTimeOfTheStation() {
        var request = answers.request();
        var reply = answers.answer(Answers.snapshot(ClockState.SYNCHRONIZED, 0.2), request);

        assertThat(Answers.check(request, reply.orElseThrow()))
                .isInstanceOfSatisfying(
                        Valid.class,
                        valid -> {
                            var statement = valid.statement();
                            assertThat(statement.midpointSeconds()).isEqualTo(Answers.START_UTC);
                            assertThat(statement.radiusSeconds()).isEqualTo(1);
                            assertThat(statement.delegation().minSeconds())
                                    .isEqualTo(Answers.START_UTC - 43_200);
                            assertThat(statement.delegation().maxSeconds())
                                    .isEqualTo(Answers.START_UTC + 43_200);
                        });
        assertThat(answers.counters.count(RoughtimeOutcome.ANSWERED)).isEqualTo(1);
        assertThat(answers.counters.delegations()).isEqualTo(1);
    }

    @Test
    void isSilentWhenTimeIsNotUsable() {
        for (var state : List.of(ClockState.STARTING, ClockState.UNTRUSTED)) {
            assertThat(answers.answer(Answers.snapshot(state, 0.2), answers.request())).isEmpty();
        }
        assertThat(answers.counters.count(RoughtimeOutcome.TIME_NOT_USABLE)).isEqualTo(2);
    }

    @Test
    void isSilentWhenTheIntervalIsWiderThanPolicy() {
        assertThat(answers.answer(Answers.snapshot(ClockState.HOLDOVER, 9.5), answers.request()))
                .isPresent();
        for (double halfWidth : new double[] {10.0, 10.5, 1e9, 1e17, Double.POSITIVE_INFINITY}) {
            var snapshot = Answers.snapshot(ClockState.HOLDOVER, halfWidth);
            assertThat(answers.answer(snapshot, answers.request())).isEmpty();
        }
        assertThat(answers.counters.count(RoughtimeOutcome.INTERVAL_TOO_WIDE)).isEqualTo(5);
    }

    @Test
    void oneSignatureAnswersAFullBatch() {
        var requests = new ArrayList<byte[]>();
        for (int i = 0; i < RoughtimeResponder.BATCH; i++) {
            requests.add(answers.request());
        }
        var replies =
                answers.answer(
                        Answers.snapshot(ClockState.SYNCHRONIZED, 0.01), Answers.START, requests);
        for (int i = 0; i < requests.size(); i++) {
            assertThat(Answers.check(requests.get(i), replies.get(i).orElseThrow()))
                    .isInstanceOf(Valid.class);
        }
        assertThat(answers.counters.batches()).isEqualTo(1);
    }

    @Test
    void countsWhyARequestIsRefused() {
        var snapshot = Answers.snapshot(ClockState.SYNCHRONIZED, 0.01);
        var forOthers =
                RoughtimeRequest.of(
                        List.of(RoughtimeVersion.V1),
                        Optional.of(Ed25519PrivateKey.generate(answers.random).publicKey()),
                        new byte[32]);
        assertThat(answers.answer(snapshot, forOthers)).isEmpty();
        assertThat(answers.answer(snapshot, new byte[1023])).isEmpty();
        assertThat(answers.answer(snapshot, new byte[2049])).isEmpty();
        assertThat(answers.answer(snapshot, new byte[1500])).isEmpty();
        assertThat(answers.counters.count(RoughtimeReason.OTHER_SERVER)).isEqualTo(1);
        assertThat(answers.counters.count(RoughtimeReason.NO_MAGIC)).isEqualTo(1);
        assertThat(answers.counters.count(RoughtimeOutcome.REFUSED)).isEqualTo(2);
        assertThat(answers.counters.count(RoughtimeOutcome.TOO_SHORT)).isEqualTo(1);
        assertThat(answers.counters.count(RoughtimeOutcome.TOO_LONG)).isEqualTo(1);
    }

    @Test
    void delegatesAgainWellBeforeTheEndAndNeverSignsOutside() {
        var request = answers.request();
        for (int hour = 0; hour < 72; hour++) {
            var tai = Answers.START_TAI.plus(TimeDelta.ofSeconds(hour * 3600L));
            var snapshot = Answers.snapshot(ClockState.SYNCHRONIZED, 0.01, Answers.START, tai);
            var reply = answers.answer(snapshot, request).orElseThrow();
            assertThat(Answers.check(request, reply)).isInstanceOf(Valid.class);
        }
        assertThat(answers.counters.delegations()).isBetween(10L, 13L);
        var earlier = Answers.START_TAI.minus(TimeDelta.ofSeconds(86_400L * 365));
        var back = Answers.snapshot(ClockState.SYNCHRONIZED, 0.01, Answers.START, earlier);
        assertThat(Answers.check(request, answers.answer(back, request).orElseThrow()))
                .isInstanceOf(Valid.class);
    }

    @Test
    void greasesAShareOfTheResponsesAndNeverSignsAWrongTime() {
        var greasing = new Answers(CONFIG.withGreaseInterval(4));
        var snapshot = Answers.snapshot(ClockState.SYNCHRONIZED, 0.01);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            var request = greasing.request();
            switch (Answers.check(request, greasing.answer(snapshot, request).orElseThrow())) {
                case Valid(var statement) ->
                        assertThat(statement.midpointSeconds()).isEqualTo(Answers.START_UTC);
                case Rejected _ -> refused++;
            }
        }
        assertThat(greasing.counters.count(RoughtimeOutcome.GREASED)).isBetween(70L, 130L);
        assertThat(refused).isBetween(50, 110);
    }

    @Test
    void signsNothingThatNobodyWillGet() {
        var whole = answers.request();
        var small = Answers.smallRequest();
        answers.responder.begin(Answers.snapshot(ClockState.SYNCHRONIZED, 0.01), Answers.START);
        int index = answers.responder.add(small, 0, small.length, 0);
        assertThat(index).isZero();
        answers.responder.sign();
        assertThat(answers.counters.batches()).isZero();
        assertThat(answers.responder.write(index, new byte[2048], 0)).isNegative();
        assertThat(answers.counters.count(RoughtimeOutcome.REPLY_TOO_LONG)).isEqualTo(1);

        answers.responder.begin(Answers.snapshot(ClockState.SYNCHRONIZED, 0.01), Answers.START);
        answers.responder.add(small, 0, small.length, 0);
        int other = answers.responder.add(whole, 0, whole.length, 0);
        answers.responder.sign();
        var reply = new byte[2048];
        int length = answers.responder.write(other, reply, 0);
        assertThat(Answers.check(whole, Arrays.copyOf(reply, length))).isInstanceOf(Valid.class);
        assertThat(answers.counters.batches()).isEqualTo(1);
    }

    @Test
    void aRequestAllocatesNothing() {
        var request = answers.request();
        var snapshot = Answers.snapshot(ClockState.SYNCHRONIZED, 0.01);
        answers.responder.begin(snapshot, Answers.START);
        answers.responder.add(request, 0, request.length, 1024);
        answers.responder.sign();
        var into = new byte[2048];
        assertThat(AllocatedBytes.steady(20_000, () -> answers.responder.write(0, into, 0)))
                .isZero();

        // A batch allocates something, and each of its requests nothing.
        long one = batchBytes(request, 1);
        long perRequest = batchBytes(request, RoughtimeResponder.BATCH) - one;
        assertThat(perRequest).isLessThan(ROUNDS * (RoughtimeResponder.BATCH - 1L));
    }

    private long batchBytes(byte[] request, int requests) {
        var snapshot = Answers.snapshot(ClockState.SYNCHRONIZED, 0.01);
        return AllocatedBytes.during(
                ROUNDS,
                ROUNDS,
                () -> {
                    answers.responder.begin(snapshot, Answers.START);
                    for (int i = 0; i < requests; i++) {
                        if (answers.responder.add(request, 0, request.length, 1024) != i) {
                            throw new AssertionError("refused");
                        }
                    }
                });
    }
}
