package org.noonmark.sources.khronos;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KhronosRoundTest {
    private static final double HALF_WIDTH = 1e-3;
    private static final double SILENT = Double.NaN;

    private final List<List<InetAddress>> samples = new ArrayList<>();

    private static List<InetAddress> pool(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> InetAddress.ofLiteral("192.0.2." + i))
                .toList();
    }

    private static int index(InetAddress server) {
        return server.getAddress()[3] & 0xFF;
    }

    /// @param offset of each server to the station in seconds; not a number when it is silent
    private PoolVerdict hold(
            KhronosConfig config, int servers, long seed, ToDoubleFunction<InetAddress> offset) {
        samples.clear();
        var round = new KhronosRound(config, pool(servers), new SplittableRandom(seed));
        while (round.verdict().isEmpty()) {
            var asked = round.next();
            samples.add(asked);
            var offsets = asked.stream().mapToDouble(offset).filter(x -> !Double.isNaN(x));
            round.take(offsets.toArray(), HALF_WIDTH);
        }
        return round.verdict().orElseThrow();
    }

    @Test
    void oneSampleIsEnoughWhenAllIsWell() {
        var verdict = hold(Configs.of(15, 3), 60, 1, _ -> 2e-3);
        assertThat(verdict).isInstanceOf(PoolVerdict.Agrees.class);
        assertThat(samples).singleElement().satisfies(s -> assertThat(s).hasSize(15));
    }

    @Test
    void samplesDifferFromRoundToRound() {
        var seen = new HashSet<List<InetAddress>>();
        for (int seed = 0; seed < 20; seed++) {
            hold(Configs.of(15, 3), 60, seed, _ -> 0);
            seen.add(samples.getFirst());
        }
        assertThat(seen).hasSize(20);
    }

    @Test
    void aStationThatIsOffIsAccusedByTheWholePoolAndNobodyIsAskedTwice() {
        var verdict = hold(Configs.of(15, 3), 60, 2, _ -> -0.1);
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        PoolVerdict.Disagrees.class,
                        wrong -> {
                            assertThat(wrong.mean().seconds()).isEqualTo(-0.1);
                            assertThat(wrong.asked()).isEqualTo(60);
                        });
        assertThat(samples).extracting(List::size).containsExactly(15, 15, 15, 15);
        assertThat(new HashSet<>(samples.stream().flatMap(List::stream).toList())).hasSize(60);
    }

    @Test
    void aThirdOfLiarsOnEitherSideIsOutvoted() {
        var verdict =
                hold(Configs.of(15, 3), 15, 3, s -> index(s) < 2 ? 9 : index(s) < 5 ? -4e9 : 1e-3);
        assertThat(verdict).isInstanceOf(PoolVerdict.Agrees.class);
    }

    @Test
    void allLyingIsSeenAsDisagreement() {
        assertThat(hold(Configs.of(15, 3), 15, 4, s -> 0.031 + 0.001 * index(s)))
                .isInstanceOf(PoolVerdict.Disagrees.class);
    }

    @Test
    void silenceAndTooSmallPoolsSayNothing() {
        assertThat(hold(Configs.of(15, 3), 60, 5, _ -> SILENT))
                .isEqualTo(new PoolVerdict.Unheard(60, 0, 0));
        assertThat(hold(Configs.of(15, 3), 14, 5, _ -> 0))
                .isEqualTo(new PoolVerdict.Unheard(0, 0, 0));
        assertThat(samples).isEmpty();
    }

    @Test
    void theThresholdCountsFromTheIntervalAndIsNotPassedByASampleAlone() {
        double limit = HALF_WIDTH + 30e-3;
        assertThat(hold(Configs.of(15, 3), 60, 6, _ -> limit - 1e-6))
                .isInstanceOf(PoolVerdict.Agrees.class);
        assertThat(hold(Configs.of(15, 3), 60, 6, _ -> limit + 1e-6))
                .isInstanceOf(PoolVerdict.Disagrees.class);
    }

    @Test
    void aSampleThatIsSpreadTooWideIsNotBelieved() {
        hold(Configs.of(15, 3), 60, 7, s -> index(s) % 2 == 0 ? 0.03 : -0.03);
        assertThat(samples).hasSizeGreaterThan(1);
    }

    @Test
    void thousandHonestRoundsWithJitterRaiseNoAlarm() {
        var random = new SplittableRandom(8);
        for (int i = 0; i < 1_000; i++) {
            // A tenth of the paths is as asymmetric as 80 ms; the rest scatters by some
            // milliseconds.
            var verdict =
                    hold(
                            Configs.of(15, 3),
                            80,
                            i,
                            s ->
                                    index(s) % 10 == 0
                                            ? 80e-3 * random.nextDouble()
                                            : 5e-3 * random.nextGaussian());
            assertThat(verdict).isInstanceOf(PoolVerdict.Agrees.class);
        }
    }

    /// An attacker has bent the station by 100 ms and 19 of 60 servers say the same. The round is
    /// wrong when what is left of the only sample of 6 is the attacker's: with 4 liars or more.
    @Test
    void theChanceOfAWrongRoundIsHypergeometric() {
        int rounds = 20_000;
        int wrong = 0;
        for (int seed = 0; seed < rounds; seed++) {
            var verdict = hold(Configs.of(6, 1), 60, seed, s -> index(s) < 19 ? 0 : -0.1);
            wrong += verdict instanceof PoolVerdict.Agrees ? 1 : 0;
        }
        double expected = 0;
        for (int liars = 4; liars <= 6; liars++) {
            expected += choose(19, liars) * choose(41, 6 - liars) / choose(60, 6);
        }
        double deviation = Math.sqrt(expected * (1 - expected) / rounds);
        assertThat(wrong / (double) rounds)
                .isBetween(expected - 4 * deviation, expected + 4 * deviation);
    }

    /// What is left of a sample may be a mixture: then its mean is near although its true part is
    /// not. However much the station is bent, 9 of 15 cannot acquit it.
    @Test
    void aMixtureOfLiarsAndTruthDoesNotAcquit() {
        for (int bentMillis = 32; bentMillis <= 80; bentMillis++) {
            double truth = -bentMillis * 1e-3;
            for (int liars = 0; liars <= 9; liars++) {
                var round = new KhronosRound(Configs.of(15, 3), pool(60), new SplittableRandom(1));
                var asked = round.next();
                var offsets = new double[asked.size()];
                for (int i = 0; i < offsets.length; i++) {
                    offsets[i] = i < liars ? 0 : truth;
                }
                round.take(offsets, HALF_WIDTH);
                assertThat(round.verdict()).as("%d ms, %d liars", bentMillis, liars).isEmpty();
            }
        }
    }

    @Test
    void whoIsHeardAndContradictsIsCountedWhenTooFewAreHeard() {
        // Ten of 15 answer, eleven are needed.
        var verdict =
                hold(Configs.of(15, 3), 15, 9, s -> index(s) < 5 ? SILENT : index(s) < 7 ? 9 : -9);
        assertThat(verdict).isEqualTo(new PoolVerdict.Unheard(15, 10, 8));
    }

    private static double choose(int n, int k) {
        double ways = 1;
        for (int i = 0; i < k; i++) {
            ways *= (double) (n - i) / (i + 1);
        }
        return ways;
    }
}
