package org.noonmark.sources.khronos;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// One round: whom to ask next, and what the answers mean (RFC 9523 section 3.2).
///
/// A sample is drawn at random from the whole pool. It is good when what is left of it after
/// trimming lies within 2 w and near the station's interval, all of it: the mean of some that lie
/// and some that do not would pass. After K samples that are not, or when there are too few servers
/// for another one, all that were not asked yet are asked (panic mode), and the trimmed mean of the
/// whole pool decides. No server is asked twice in a round, and nothing but the whole pool accuses
/// the station.
final class KhronosRound {
    private final KhronosConfig config;
    private final List<InetAddress> order;
    private double[] offsets = {};
    private int asked;
    private int lastAsked;
    private int failed;
    private boolean panicking;
    private Optional<PoolVerdict> verdict = Optional.empty();

    /// @param random unpredictable in production: whoever foresees a sample can be in it
    KhronosRound(KhronosConfig config, List<InetAddress> pool, RandomGenerator random) {
        this.config = config;
        this.order = new ArrayList<>(pool);
        for (int i = order.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            order.set(i, order.set(j, order.get(i)));
        }
        if (order.size() < config.sampleSize()) {
            verdict = Optional.of(new PoolVerdict.Unheard(0, 0, 0));
        }
    }

    /// What was found; empty while there is somebody to ask.
    Optional<PoolVerdict> verdict() {
        return verdict;
    }

    /// Whether samples failed and the whole pool decided.
    boolean isPanic() {
        return panicking;
    }

    /// Whom to ask now, each once.
    List<InetAddress> next() {
        int remaining = order.size() - asked;
        panicking = failed >= config.attempts() || remaining < config.sampleSize();
        lastAsked = panicking ? remaining : config.sampleSize();
        asked += lastAsked;
        return List.copyOf(order.subList(asked - lastAsked, asked));
    }

    /// Takes the answers of those whom [#next] named.
    ///
    /// @param serverMinusStation seconds, of those that told the time
    /// @param halfWidthSeconds of the station's interval
    void take(double[] serverMinusStation, double halfWidthSeconds) {
        int before = offsets.length;
        offsets = Arrays.copyOf(offsets, before + serverMinusStation.length);
        System.arraycopy(serverMinusStation, 0, offsets, before, serverMinusStation.length);
        if (!panicking) {
            var good =
                    TrimmedMean.of(serverMinusStation, lastAsked)
                            .filter(mean -> isGood(mean, halfWidthSeconds));
            if (good.isPresent()) {
                verdict = good.map(PoolVerdict.Agrees::new);
                return;
            }
            failed++;
        }
        if (panicking || asked == order.size()) {
            panicking = true;
            verdict = Optional.of(ofWholePool(halfWidthSeconds));
        }
    }

    private boolean isGood(TrimmedMean mean, double halfWidthSeconds) {
        double twoW = 2 * config.agreement().toSeconds();
        double near = Math.min(twoW, config.threshold().toSeconds());
        return mean.spreadSeconds() <= twoW && mean.isWithin(halfWidthSeconds + near);
    }

    private PoolVerdict ofWholePool(double halfWidthSeconds) {
        double limit = halfWidthSeconds + config.threshold().toSeconds();
        return TrimmedMean.of(offsets, asked)
                .<PoolVerdict>map(mean ->
                        Math.abs(mean.seconds()) > limit
                                ? new PoolVerdict.Disagrees(mean)
                                : new PoolVerdict.Agrees(mean))
                .orElseGet(() -> new PoolVerdict.Unheard(asked, offsets.length, away(limit)));
    }

    /// How many are farther from the station than a limit, on the side where there are more.
    private int away(double limitSeconds) {
        long before = Arrays.stream(offsets).filter(offset -> offset < -limitSeconds).count();
        long after = Arrays.stream(offsets).filter(offset -> offset > limitSeconds).count();
        return (int) Math.max(before, after);
    }
}
