package org.noonmark.metrology.detection;

import java.util.Arrays;
import java.util.List;
import org.noonmark.metrology.detection.ClockDetector.Verdict;

/// Watches the clocks of an ensemble together, each against the mean of all, and says whether a
/// clock, a link that several share, or the hub changed.
///
/// When a detector of a clock, of a group's mean or of the hub is sure that something happened, the
/// estimates of all clocks for the same kind and onset are compared by likelihood: one clock
/// against the rest, one group against the rest, all clocks together (then it was the hub). What
/// was found is taken into all filters, and all tests start afresh.
///
/// Two clocks alone cannot tell which of them changed: the confidence is then about 0.5. A hub that
/// is one of the clocks cannot be told from its own clock: both are [Culprit.Hub].
///
/// Allocates only when it finds something. Not safe for more than one thread.
public final class EnsembleWatch {
    private final WatchedEnsemble ensemble;
    private final NoiseModel[] noise;
    private final MeanClock scale;
    private final ClockDetector[] clocks;
    private final GroupMean[] groupMeans;
    private final ClockDetector[] groups;
    private final ClockDetector[] hub;
    private final ClockDetector[] all;
    private final Suspects suspects;
    private final boolean[] isSuspect;
    private final boolean[] isMoved;
    private final double dt;
    private double lastSeconds = Double.NEGATIVE_INFINITY;

    /// A watch over clocks of which nothing was read yet; the rate of the policy is that of each
    /// clock, each group and the hub.
    public EnsembleWatch(WatchedEnsemble ensemble, DetectionPolicy policy) {
        this.ensemble = ensemble;
        int n = ensemble.clocks().size();
        dt = policy.intervalSeconds();
        noise = ensemble.clocks().toArray(NoiseModel[]::new);
        scale = new MeanClock(noise);
        scale.nominal(dt);
        clocks = new ClockDetector[n];
        for (int i = 0; i < n; i++) {
            clocks[i] = new ClockDetector(scale.seen(i), policy);
        }
        var members =
                ensemble.groups().stream()
                        .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                        .toArray(int[][]::new);
        groupMeans = new GroupMean[members.length];
        groups = new ClockDetector[members.length];
        for (int g = 0; g < members.length; g++) {
            groupMeans[g] = new GroupMean(members[g], noise, scale);
            groups[g] = new ClockDetector(groupMeans[g].seen(scale, scaleNoise()), policy);
        }
        hub =
                ensemble.hubNoise().stream()
                        .map(model -> new ClockDetector(scale.seen(model), policy))
                        .toArray(ClockDetector[]::new);
        all = Arrays.copyOf(clocks, n + groups.length + hub.length);
        System.arraycopy(groups, 0, all, n, groups.length);
        System.arraycopy(hub, 0, all, n + groups.length, hub.length);
        suspects = new Suspects(n, members);
        isSuspect = new boolean[n];
        isMoved = new boolean[n];
    }

    private NoiseModel scaleNoise() {
        return scale.seen(new NoiseModel(0, Double.MIN_VALUE, 0, 0, 0));
    }

    /// Takes in one epoch.
    ///
    /// @param seconds later than the one before, on any axis that does not jump
    /// @param clockMinusHub reading of each clock in seconds, `NaN` for one that was not read
    /// @return what was found, nearly always nothing
    /// @throws IllegalArgumentException when time does not increase
    public List<Finding> observe(double seconds, double[] clockMinusHub) {
        if (!(seconds > lastSeconds)) {
            throw new IllegalArgumentException("must increase: seconds=" + seconds);
        }
        lastSeconds = seconds;
        scale.form(seconds, clockMinusHub, clocks);
        take(seconds, clockMinusHub);
        return judge(clockMinusHub);
    }

    private void take(double seconds, double[] clockMinusHub) {
        double hubMinusScale = scale.hubMinusScale();
        for (int i = 0; i < clocks.length; i++) {
            if (!Double.isNaN(clockMinusHub[i])) {
                clocks[i].take(
                        seconds,
                        clockMinusHub[i] + hubMinusScale,
                        scale.whitePm(i),
                        scale.whiteFm(i),
                        scale.randomWalkFm(i));
            }
        }
        for (int g = 0; g < groups.length; g++) {
            double phase = groupMeans[g].phase(clockMinusHub, hubMinusScale);
            if (!Double.isNaN(phase)) {
                groups[g].take(seconds, phase);
            }
        }
        for (var one : hub) {
            one.take(seconds, hubMinusScale);
        }
    }

    private List<Finding> judge(double[] clockMinusHub) {
        Arrays.fill(isSuspect, false);
        ClockDetector loudest = null;
        boolean isSure = false;
        for (int i = 0; i < all.length; i++) {
            boolean isRead = i >= clocks.length || !Double.isNaN(clockMinusHub[i]);
            var verdict = isRead ? all[i].verdict() : Verdict.QUIET;
            if (verdict == Verdict.DETECTED && !all[i].isStep()) {
                return List.of(noise(i));
            }
            if (verdict == Verdict.SUSPECT || verdict == Verdict.DETECTED) {
                isSure |= verdict == Verdict.DETECTED;
                if (loudest == null || statistic(all[i]) > statistic(loudest)) {
                    loudest = all[i];
                }
            }
        }
        if (loudest == null) {
            return List.of();
        }
        compare(loudest.leader());
        markMoved(suspects.culprit());
        System.arraycopy(isMoved, 0, isSuspect, 0, isMoved.length);
        return isSure ? List.of(settle(loudest)) : List.of();
    }

    private static double statistic(ClockDetector detector) {
        return detector.leader().bestStatistic();
    }

    /// Asks every clock what the loudest one's likeliest fault would be with it.
    private void compare(OnsetBank loudest) {
        double onset = loudest.onset(loudest.best());
        for (int i = 0; i < clocks.length; i++) {
            var bank = clocks[i].bank(loudest.kind);
            int slot = bank.standingFor(onset);
            double variance =
                    slot < 0
                            ? Double.POSITIVE_INFINITY
                            : bank.sizeVariance(slot) * scale.ownShare(i, dt);
            suspects.put(i, slot < 0 ? 0 : bank.size(slot), variance);
        }
        double size = 0;
        double variance = 1;
        double statistic = 0;
        for (var one : hub) {
            var bank = one.bank(loudest.kind);
            int slot = bank.standingFor(onset);
            if (slot >= 0) {
                size = bank.size(slot);
                variance = bank.sizeVariance(slot);
                statistic = size * size / variance;
            }
        }
        suspects.compare(size, variance, statistic);
    }

    private void markMoved(Culprit culprit) {
        Arrays.fill(isMoved, false);
        switch (culprit) {
            case Culprit.OneClock(int clock) -> isMoved[clock] = true;
            case Culprit.SharedLink(int group) ->
                    ensemble.groups().get(group).forEach(clock -> isMoved[clock] = true);
            case Culprit.Hub() -> {}
        }
    }

    private Finding settle(ClockDetector loudest) {
        var said = loudest.describe();
        double sigma = Math.sqrt(suspects.variance());
        // The loudest detector knows how uncertain the onset makes its size; the culprit's own
        // change is larger by the part that the scale took.
        double spread = said.size().sigma() / Math.abs(said.size().value());
        double wide = Math.max(sigma, spread * Math.abs(suspects.size()));
        var size = Estimate.normal(suspects.size(), wide);
        var found =
                new Detection(
                        said.kind(),
                        said.detectedSeconds(),
                        said.onset(),
                        size,
                        said.statistic(),
                        said.threshold(),
                        said.kindConfidence());
        takeIn(found);
        return new Finding(named(suspects.culprit()), suspects.confidence(), found);
    }

    private void takeIn(Detection found) {
        double moved = 0;
        for (int i = 0; i < clocks.length; i++) {
            moved += isMoved[i] ? scale.weight(i) : 0;
        }
        for (int i = 0; i < clocks.length; i++) {
            compensate(clocks[i], found, (isMoved[i] ? 1 : 0) - moved);
        }
        for (int g = 0; g < groups.length; g++) {
            compensate(groups[g], found, groupMeans[g].part(isMoved) - moved);
        }
        boolean isHub = suspects.culprit() instanceof Culprit.Hub;
        for (var one : hub) {
            compensate(one, found, (isHub ? 1 : 0) - moved);
        }
    }

    private static void compensate(ClockDetector detector, Detection found, double part) {
        detector.compensate(found.kind(), found.onset().value(), found.size().times(part));
    }

    /// A clock that is the hub is called so.
    private Culprit named(Culprit culprit) {
        boolean isHub =
                ensemble.hubClock().isPresent()
                        && culprit instanceof Culprit.OneClock(int clock)
                        && clock == ensemble.hubClock().getAsInt();
        return isHub ? new Culprit.Hub() : culprit;
    }

    private Finding noise(int detector) {
        var found = all[detector].settle();
        Culprit culprit =
                detector < clocks.length
                        ? new Culprit.OneClock(detector)
                        : detector < clocks.length + groups.length
                                ? new Culprit.SharedLink(detector - clocks.length)
                                : new Culprit.Hub();
        return new Finding(named(culprit), 1, found);
    }

    /// Whether a clock should not be used at this epoch: what is wrong is not clear yet, or was
    /// found just now.
    public boolean isSuspect(int clock) {
        return isSuspect[clock];
    }

    /// Forgets a clock: its next reading starts anew, as after it was replaced.
    public void reset(int clock) {
        clocks[clock].reset();
        for (int g = 0; g < groups.length; g++) {
            if (ensemble.groups().get(g).contains(clock)) {
                groups[g].reset();
            }
        }
    }
}
