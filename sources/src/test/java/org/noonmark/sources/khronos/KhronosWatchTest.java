package org.noonmark.sources.khronos;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.noonmark.events.PoolEvent.PoolAgrees;
import org.noonmark.events.PoolEvent.PoolDisagrees;
import org.noonmark.events.PoolEvent.PoolUnheard;
import org.noonmark.events.StationEvent;
import org.noonmark.sources.khronos.KhronosStatus.Finding;
import org.noonmark.time.ClockState;
import org.noonmark.time.StandardTime;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;

/// Rounds of a watch on a virtual counter against a pool of twenty servers.
class KhronosWatchTest {
    private static final TaiInstant START = TaiInstant.ofSeconds(1_780_000_000);
    private static final TimeDelta HALF_WIDTH = TimeDelta.ofMillis(1);
    private static final long SECOND = 1_000_000_000L;

    private final List<StationEvent> events = new ArrayList<>();
    private final List<InetAddress> asked = new ArrayList<>();
    private Set<InetAddress> ownSources = Set.of();
    private TimeDelta stationError = TimeDelta.ZERO;
    private ClockState state = ClockState.SYNCHRONIZED;
    private long counter = 5 * SECOND;
    private long suspendedNanos;
    private Runnable whenAsked = () -> {};
    private Runnable whenLookedAt = () -> {};
    private Function<InetAddress, PoolAnswer> server = this::truth;
    private final WatchedStation station = view();
    private final KhronosWatch watch =
            new KhronosWatch(
                    new KhronosConfig(
                            IntStream.range(1, 21).mapToObj(i -> "192.0.2." + i).toList(),
                            123,
                            15,
                            500,
                            3,
                            Duration.ofSeconds(640),
                            TimeDelta.ofMillis(25),
                            TimeDelta.ofMillis(30)),
                    name -> List.of(InetAddress.ofLiteral(name)),
                    this::ask,
                    station,
                    () -> ownSources,
                    () -> counter,
                    new SplittableRandom(1),
                    events::add);

    /// A line keeps the state and the error of the moment at which it was asked for.
    private WatchedStation view() {
        return new WatchedStation() {
            @Override
            public LongFunction<StandardTime> line() {
                whenLookedAt.run();
                var error = stationError;
                var then = state;
                return at -> {
                    var middle = START.plus(TimeDelta.ofNanos(at)).plus(error);
                    return then.isUsable()
                            ? new StandardTime(TimeInterval.around(middle, HALF_WIDTH), then)
                            : new StandardTime(TimeInterval.EVERYTHING, then);
                };
            }

            @Override
            public long suspendedNanos() {
                return suspendedNanos;
            }
        };
    }

    private List<PoolAnswer> ask(List<InetAddress> servers) {
        asked.addAll(servers);
        counter += SECOND;
        var answers = servers.stream().map(server).toList();
        whenAsked.run();
        return answers;
    }

    private PoolAnswer truth(InetAddress address) {
        return new PoolAnswer.Measured(address, counter, START.sinceEpoch());
    }

    private void round() {
        asked.clear();
        counter += 800 * SECOND;
        watch.step();
    }

    @Test
    void agreementIsToldOnce() {
        round();
        round();
        assertThat(events).containsExactly(new PoolAgrees(TimeDelta.ZERO, 15, 15));
        assertThat(watch.status().finding()).isEqualTo(Finding.AGREES);
        assertThat(watch.status().rounds()).isEqualTo(2);
        assertThat(watch.status().servers()).isEqualTo(20);
    }

    @Test
    void disagreementIsToldInTheFirstRoundAndItsEndOnce() {
        stationError = TimeDelta.ofMillis(100);
        round();
        assertThat(events).hasSize(1);
        assertThat(events.getFirst())
                .isInstanceOfSatisfying(
                        PoolDisagrees.class,
                        told -> {
                            assertThat(told.poolMinusStation().toSeconds())
                                    .isBetween(-0.1 - 1e-12, -0.1 + 1e-12);
                            assertThat(told.halfWidth()).isEqualTo(HALF_WIDTH);
                            assertThat(told.asked()).isEqualTo(20);
                        });
        assertThat(asked).hasSize(20).doesNotHaveDuplicates();
        round();
        assertThat(events).hasSize(1);
        stationError = TimeDelta.ZERO;
        round();
        round();
        assertThat(events).hasSize(2).last().isInstanceOf(PoolAgrees.class);
        assertThat(watch.status().panics()).isEqualTo(2);
    }

    @Test
    void silenceIsToldOnceAndDoesNotEmptyThePool() {
        server = PoolAnswer.Silent::new;
        for (int i = 0; i < 6; i++) {
            round();
        }
        assertThat(events).containsExactly(new PoolUnheard(20, 20, 0, 0));
        server = this::truth;
        round();
        assertThat(events).hasSize(2).last().isInstanceOf(PoolAgrees.class);
    }

    @Test
    void anAlarmStandsWhileThePoolCannotBeHeard() {
        stationError = TimeDelta.ofMillis(100);
        round();
        server = PoolAnswer.Silent::new;
        round();
        round();
        assertThat(watch.status().finding()).isEqualTo(Finding.DISAGREES);
        assertThat(watch.status().poolMinusStationSeconds().orElseThrow())
                .isBetween(-0.1 - 1e-12, -0.1 + 1e-12);
        assertThat(watch.status().answered()).isZero();
        assertThat(events)
                .satisfiesExactly(
                        told -> assertThat(told).isInstanceOf(PoolDisagrees.class),
                        told -> assertThat(told).isEqualTo(new PoolUnheard(20, 20, 0, 0)));
        server = this::truth;
        round();
        assertThat(events).hasSize(3).last().isInstanceOf(PoolDisagrees.class);
        stationError = TimeDelta.ZERO;
        round();
        assertThat(watch.status().finding()).isEqualTo(Finding.AGREES);
    }

    @Test
    void aRoundInWhichTheMachineSleptIsDropped() {
        whenAsked =
                () -> {
                    suspendedNanos += 3_600 * SECOND;
                    stationError = stationError.plus(TimeDelta.ofSeconds(3_600));
                };
        round();
        whenAsked = () -> {};
        stationError = TimeDelta.ZERO;
        assertThat(events).isEmpty();
        round();
        assertThat(events).hasSize(1).last().isInstanceOf(PoolAgrees.class);
    }

    @Test
    void aRoundInWhichTheTimeWasSetIsDropped() {
        whenAsked = () -> stationError = TimeDelta.ofSeconds(1);
        round();
        assertThat(events).isEmpty();
        assertThat(watch.status().rounds()).isZero();
    }

    @Test
    void aRoundInWhichTheStationLosesItsTimeIsDroppedWheneverThatHappens() {
        for (int looks = 1; looks <= 12; looks++) {
            var left = new AtomicInteger(looks);
            state = ClockState.SYNCHRONIZED;
            whenLookedAt =
                    () -> {
                        if (left.decrementAndGet() == 0) {
                            state = ClockState.UNTRUSTED;
                        }
                    };
            round();
        }
        assertThat(events).noneMatch(PoolDisagrees.class::isInstance);
    }

    @Test
    void namesThatLeadToManyServersFillThePoolSlowly() {
        var names = List.of("0.pool", "1.pool", "2.pool", "3.pool");
        var gathering =
                new KhronosWatch(
                        Configs.of(names, 15, 3),
                        name ->
                                IntStream.range(0, 50)
                                        .mapToObj(i ->
                                                InetAddress.ofLiteral(
                                                        "192.0." + name.charAt(0) + "." + i))
                                        .toList(),
                        this::ask,
                        station,
                        Set::of,
                        () -> counter,
                        new SplittableRandom(1),
                        events::add);
        gathering.step();
        assertThat(gathering.status().servers()).isEqualTo(4);
        assertThat(asked).as("too few for a sample").isEmpty();
        for (int i = 0; i < 3; i++) {
            counter += 64 * SECOND;
            gathering.step();
        }
        assertThat(asked).hasSize(15);
    }

    @Test
    void whoSentAKissCodeIsNotAskedAgainSoon() {
        var kissing = InetAddress.ofLiteral("192.0.2.7");
        server =
                address ->
                        address.equals(kissing)
                                ? new PoolAnswer.Kissed(address, "DENY")
                                : truth(address);
        var seen = new ArrayList<InetAddress>();
        for (int i = 0; i < 12; i++) {
            round();
            seen.addAll(asked);
        }
        assertThat(seen.stream().filter(kissing::equals)).hasSize(1);
    }

    @Test
    void ownSourcesAreNotAsked() {
        ownSources = Set.of(InetAddress.ofLiteral("192.0.2.1"), InetAddress.ofLiteral("192.0.2.2"));
        stationError = TimeDelta.ofMillis(100);
        round();
        assertThat(asked).hasSize(18).doesNotContainAnyElementsOf(ownSources);
    }

    @Test
    void aStationWithoutTimeIsNotCompared() {
        state = ClockState.STARTING;
        round();
        assertThat(asked).isEmpty();
        state = ClockState.SYNCHRONIZED;
        counter += SECOND;
        watch.step();
        assertThat(events).hasSize(1);
    }

    @Test
    void roundsKeepTheirDistance() {
        round();
        asked.clear();
        counter += 500 * SECOND;
        watch.step();
        assertThat(asked).isEmpty();
    }

    @Test
    void namesThatAreNotFoundAreToldAfterAnHour() {
        var lost =
                new KhronosWatch(
                        Configs.of(15, 3),
                        name -> {
                            throw new UnknownHostException(name);
                        },
                        this::ask,
                        station,
                        Set::of,
                        () -> counter,
                        new SplittableRandom(1),
                        events::add);
        lost.step();
        assertThat(events).isEmpty();
        counter += 3_600 * SECOND;
        lost.step();
        assertThat(events).containsExactly(new PoolUnheard(0, 0, 0, 0));
    }
}
