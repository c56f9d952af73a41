package org.noonmark.sources;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Generator;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;
import org.noonmark.time.LeapTable;
import org.noonmark.time.NtpTimestamp;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;

class ExchangePropertyTest {
    /// Timestamps are cut to 2^-32 s, and two of them are in an offset.
    private static final TimeDelta RESOLUTION = TimeDelta.ofPicos(500);

    private static final LeapTable TABLE = LeapTable.embedded();

    record Truth(long counter, long clockMinusCounter, long out, long held, long back) {
        Truth withWays(long there, long again) {
            return new Truth(counter, clockMinusCounter, there, held, again);
        }

        TaiInstant serverTai(long counterNanos) {
            return Exercise.NOON
                    .plus(TimeDelta.ofNanos(clockMinusCounter))
                    .plus(TimeDelta.ofNanos(counterNanos));
        }

        Exchange exchange() {
            return new Exchange(
                    counter,
                    ntp(serverTai(counter + out)),
                    ntp(serverTai(counter + out + held)),
                    counter + out + held + back);
        }

        TimeDelta measured() {
            var exchange = exchange();
            var utc = exchange.requestReceived().toUtc(TABLE.toUtc(Exercise.NOON));
            return exchange.clockMinusLocal(TABLE.toTai(utc));
        }

        TimeDelta error() {
            return measured().minus(serverTai(0).sinceEpoch());
        }
    }

    private static NtpTimestamp ntp(TaiInstant tai) {
        return NtpTimestamp.from(TABLE.toUtc(tai));
    }

    private static Generator<Truth> truths() {
        var longs = Generators.longs(0, 4_000_000_000_000L);
        var delays = Generators.longs(0, 3_000_000_000L);
        return (random, size) ->
                new Truth(
                        longs.generate(random, size),
                        longs.generate(random, size),
                        delays.generate(random, size),
                        delays.generate(random, size),
                        delays.generate(random, size));
    }

    @Test
    void theErrorIsNeverMoreThanHalfTheDelay() {
        Property.forAll(
                5000,
                truths(),
                truth ->
                        assertThat(truth.error().abs())
                                .isLessThanOrEqualTo(
                                        truth.exchange().delay().half().plus(RESOLUTION)));
    }

    @Test
    void aSymmetricPathIsMeasuredExactly() {
        Property.forAll(
                5000,
                truths(),
                truth -> {
                    var symmetric = truth.withWays(truth.out, truth.out);
                    assertThat(symmetric.error().abs()).isLessThanOrEqualTo(RESOLUTION);
                });
    }

    @Test
    void swappingTheWaysTurnsTheErrorRound() {
        Property.forAll(
                5000,
                truths(),
                truth -> {
                    var swapped = truth.withWays(truth.back, truth.out);
                    assertThat(truth.error().plus(swapped.error()).abs())
                            .isLessThanOrEqualTo(RESOLUTION);
                });
    }

    @Test
    void theDelayIsWhatThePathTook() {
        Property.forAll(
                5000,
                truths(),
                truth -> {
                    var path = TimeDelta.ofNanos(truth.out + truth.back);
                    assertThat(truth.exchange().delay().minus(path).abs())
                            .isLessThanOrEqualTo(RESOLUTION);
                });
    }
}
