package org.noonmark.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.noonmark.events.PoolEvent.PoolAgrees;
import org.noonmark.events.PoolEvent.PoolDisagrees;
import org.noonmark.events.StationEvent;
import org.noonmark.sources.khronos.KhronosConfig;
import org.noonmark.sources.khronos.KhronosWatch;
import org.noonmark.sources.khronos.PoolAnswer;
import org.noonmark.sources.khronos.WatchedStation;
import org.noonmark.time.StandardTime;
import org.noonmark.time.TimeDelta;

/// A pool that tells the truth, over paths with jitter, watches a station whose own servers may
/// not.
class KhronosSimulationTest {
    private static final int POOL = 40;
    private static final double JITTER_SECONDS = 5e-3;
    private static final double ROUND_SECONDS = 900;

    private final SplittableRandom random = new SplittableRandom(90);
    private final List<StationEvent> events = new ArrayList<>();
    private double errorAtAlarm = Double.NaN;

    private KhronosWatch watch(World world) {
        var config =
                new KhronosConfig(
                        IntStream.range(0, POOL).mapToObj(i -> "192.0.2." + i).toList(),
                        123,
                        15,
                        500,
                        3,
                        Duration.ofSeconds(640),
                        TimeDelta.ofMillis(25),
                        TimeDelta.ofMillis(30));
        return new KhronosWatch(
                config,
                name -> List.of(InetAddress.ofLiteral(name)),
                servers -> servers.stream().map(server -> answer(world, server)).toList(),
                station(world),
                Set::of,
                world::counter,
                random,
                event -> happened(world, event));
    }

    private static WatchedStation station(World world) {
        return new WatchedStation() {
            @Override
            public LongFunction<StandardTime> line() {
                return world.station().snapshot()::at;
            }

            @Override
            public long suspendedNanos() {
                return 0;
            }
        };
    }

    private PoolAnswer answer(World world, InetAddress server) {
        long counter = world.counter();
        var clockMinusLocal = world.truth().sinceEpoch().minus(TimeDelta.ofNanos(counter));
        double asymmetry = JITTER_SECONDS * random.nextGaussian();
        return new PoolAnswer.Measured(
                server, counter, clockMinusLocal.plus(TimeDelta.fromSeconds(asymmetry)));
    }

    private void happened(World world, StationEvent event) {
        events.add(event);
        if (event instanceof PoolDisagrees) {
            var middle = world.station().snapshot().at(world.counter()).interval().midpoint();
            errorAtAlarm = middle.minus(world.truth()).toSeconds();
        }
    }

    /// Holds rounds from now on.
    private void watchFrom(World world) {
        var watch = watch(world);
        again(world, watch);
    }

    private void again(World world, KhronosWatch watch) {
        watch.step();
        world.later(ROUND_SECONDS, () -> again(world, watch));
    }

    private static Consumer<World> lying(double ratePerSecond, double mostSeconds) {
        return world -> {
            long from = world.now();
            world.eachServer(server ->
                    server.error =
                            now -> Math.min(mostSeconds, (now - from) * 1e-9 * ratePerSecond));
        };
    }

    @Test
    void threeUpstreamsThatLieTogetherAreToldInTheFirstRound() {
        Simulation.seeded(91)
                .servers(3, Path.INTERNET)
                .atSeconds(0, world -> world.eachServer(server -> server.error = _ -> 0.1))
                .atSeconds(600, world -> watch(world).step())
                .runHours(0.2);
        assertThat(events).singleElement().isInstanceOf(PoolDisagrees.class);
        assertThat(errorAtAlarm).isBetween(0.099, 0.101);
    }

    @Test
    void threeUpstreamsThatDriftAwayTogetherAreTold() {
        Simulation.seeded(92)
                .servers(3, Path.INTERNET)
                .atHour(1, this::watchFrom)
                .atHour(2, lying(5e-6, 0.2))
                .runHours(8);
        assertThat(events.getFirst()).isInstanceOf(PoolAgrees.class);
        assertThat(events).anyMatch(PoolDisagrees.class::isInstance);
        assertThat(errorAtAlarm).isBetween(0.03, 0.06);
    }

    @Test
    void honestUpstreamsAreNeverAccusedByThePool() {
        Simulation.seeded(93).servers(4, Path.INTERNET).atHour(1, this::watchFrom).runHours(24);
        assertThat(events).singleElement().isInstanceOf(PoolAgrees.class);
    }
}
