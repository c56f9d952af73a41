package org.noonmark.metrology.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// The scale after the fact: each epoch knows what came later.
///
/// KPW runs forwards and says which clocks are to be believed when. On its scale as hub a Kalman
/// filter of the believed clocks runs forwards and a smoother backwards (modified Bryson and
/// Frazier: Bierman, Int. J. Control 18 (1973) 65), which needs no inverse of a covariance that has
/// a common part nobody sees. What the smoothed states say of the hub corrects it.
///
/// Long records are smoothed at evenly spread nodes; between two the correction is a line.
public final class PaperScale {
    /// As many numbers are kept for the way back: 48 MB.
    private static final int MOST_NUMBERS = 6_000_000;

    private static final double UNKNOWN = 1e4;

    /// Seconds of white FM that are added to the noise of a reading, so that none is without.
    private static final double FLOOR = 1e-3;

    private final ClockReadings readings;
    private final List<ClockPrior> priors;
    private final double[] noise;
    private final ClockFilter filter = new ClockFilter();
    private final List<Node> nodes = new ArrayList<>();
    private final double[] forward;
    private final double[] block = new double[ClockFilter.STATES * ClockFilter.STATES];

    /// One node: what was predicted there, and what is read.
    private static final class Node {
        private final int epoch;
        private final boolean[] isRead;
        private final boolean[] isNew;
        private final double[] frequency;
        private double[] states = {};
        private double[] covariances = {};
        private double hub;

        Node(int epoch, int clocks) {
            this.epoch = epoch;
            isRead = new boolean[clocks];
            isNew = new boolean[clocks];
            frequency = new double[clocks];
        }
    }

    /// One contrast that was read, for the way back.
    private static final class Step {
        private final double[] coefficients;
        private final double[] column;
        private final double gain;
        private final double innovation;

        Step(double[] coefficients, ClockFilter filter) {
            this.coefficients = coefficients.clone();
            column = filter.lastColumn();
            gain = filter.gain;
            innovation = filter.innovation;
        }
    }

    private PaperScale(ClockReadings readings, List<ClockPrior> priors, ScaleSettings settings) {
        this.readings = readings;
        this.priors = List.copyOf(priors);
        noise = readings.noises();
        filter.reach(readings.clocks() - 1);
        int most = Math.max(3, MOST_NUMBERS / (filter.size * filter.size));
        int stride = Math.max(1, (readings.epochs() + most - 1) / most);
        var wasOut = new boolean[readings.clocks()];
        forward =
                EnsembleRun.of(
                        Algorithm.KPW,
                        readings,
                        priors,
                        settings,
                        (_, event) -> {
                            if (event instanceof ScaleEvent.PutOut out) {
                                wasOut[out.slot()] = true;
                            }
                        },
                        (epoch, scale) -> {
                            if (epoch % stride == 0 || epoch == readings.epochs() - 1) {
                                look(epoch, scale, wasOut);
                            }
                        });
    }

    /// The scale minus the hub at each epoch, in seconds.
    public static double[] of(
            ClockReadings readings, List<ClockPrior> priors, ScaleSettings settings) {
        if (readings.epochs() < 3) {
            throw new IllegalArgumentException("must be at least 3: epochs=" + readings.epochs());
        }
        var paper = new PaperScale(readings, priors, settings);
        if (paper.nodes.size() < 2) {
            return paper.forward;
        }
        paper.filterForwards();
        paper.smoothBackwards();
        return paper.corrected();
    }

    private void look(int epoch, TimeScale scale, boolean[] wasOut) {
        var node = new Node(epoch, readings.clocks());
        for (int k = 0; k < readings.clocks(); k++) {
            node.isRead[k] =
                    scale.standing(k) == ClockStanding.IN_USE
                            && !Double.isNaN(readings.clockMinusHub(k, epoch));
            node.isNew[k] = node.isRead[k] && wasOut[k];
            node.frequency[k] = scale.frequency(k);
            wasOut[k] &= !node.isRead[k];
        }
        if (IntStream.range(0, node.isRead.length).anyMatch(k -> node.isRead[k])) {
            nodes.add(node);
        }
    }

    private double reading(int clock, Node node) {
        return readings.clockMinusHub(clock, node.epoch) - forward[node.epoch];
    }

    private double secondsBefore(int index) {
        return index == 0
                ? 0
                : (readings.atNanos(nodes.get(index).epoch)
                                - readings.atNanos(nodes.get(index - 1).epoch))
                        / 1e9;
    }

    private double noiseVariance(int clock) {
        double own = priors.get(clock).whitePm();
        return noise[clock] * noise[clock] + own * own;
    }

    /// Lets every clock in at the first node, with the frequency that it has over the whole record.
    private void begin() {
        for (int k = 0; k < readings.clocks(); k++) {
            int first = -1;
            int last = -1;
            for (int n = 0; n < nodes.size(); n++) {
                if (nodes.get(n).isRead[k]) {
                    first = first < 0 ? n : first;
                    last = n;
                }
            }
            if (last > first) {
                begin(k, nodes.get(first), nodes.get(last));
            }
        }
    }

    private void begin(int clock, Node first, Node last) {
        double seconds = (readings.atNanos(last.epoch) - readings.atNanos(first.epoch)) / 1e9;
        double earlier =
                (readings.atNanos(first.epoch) - readings.atNanos(nodes.getFirst().epoch)) / 1e9;
        double frequency = (reading(clock, last) - reading(clock, first)) / seconds;
        insert(
                clock,
                reading(clock, first) - frequency * earlier,
                frequency,
                noiseVariance(clock) + 4 * priors.get(clock).phaseVariance(earlier),
                seconds);
    }

    private void insert(
            int clock, double phase, double frequency, double phaseVariance, double seconds) {
        var prior = priors.get(clock);
        double drift = prior.driftSigma() * seconds;
        Arrays.fill(block, 0);
        block[0] = phaseVariance;
        block[4] =
                4 * prior.phaseVariance(seconds) / (seconds * seconds)
                        + prior.randomWalkFm() * seconds
                        + drift * drift;
        block[8] = prior.driftSigma() * prior.driftSigma();
        filter.insert(clock, phase, frequency, 0, block);
    }

    private void filterForwards() {
        begin();
        for (int n = 0; n < nodes.size(); n++) {
            var node = nodes.get(n);
            double seconds = secondsBefore(n);
            if (seconds > 0) {
                filter.predict(seconds);
                for (int k = 0; k < readings.clocks(); k++) {
                    if (filter.holds(k)) {
                        filter.addNoise(k, priors.get(k), seconds);
                    }
                }
            }
            renew(node);
            node.states = new double[filter.size];
            node.covariances = new double[filter.size * filter.size];
            filter.copyTo(node.states, node.covariances);
            contrasts(node, _ -> {});
            filter.symmetrize();
        }
    }

    /// A clock that was put out comes back with a phase of its own.
    private void renew(Node node) {
        for (int k = 0; k < readings.clocks(); k++) {
            if (node.isNew[k]) {
                double step = readings.stepSeconds();
                double spread = UNKNOWN * (priors.get(k).phaseVariance(step) + noiseVariance(k));
                insert(k, reading(k, node), node.frequency[k], spread, 1000 * step);
            }
        }
    }

    /// Reads each clock less the mean of those before it, weighted by their noise: the hub is in
    /// none of these, and their noises are independent of each other (Helmert).
    private void contrasts(Node node, Consumer<double[]> each) {
        var coefficients = new double[readings.clocks()];
        double sum = 0;
        double mean = 0;
        for (int k = 0; k < readings.clocks(); k++) {
            if (!node.isRead[k]) {
                continue;
            }
            double variance = noiseVariance(k) + FLOOR * priors.get(k).whiteFm();
            if (sum > 0) {
                coefficients[k] = 1;
                filter.update(coefficients, k + 1, reading(k, node) - mean, variance + 1 / sum);
                each.accept(coefficients);
            }
            // The next one is compared with the mean of all up to here.
            double share = 1 / (variance * sum + 1);
            for (int i = 0; i < k; i++) {
                coefficients[i] *= 1 - share;
            }
            coefficients[k] = -share;
            mean += share * (reading(k, node) - mean);
            sum += 1 / variance;
        }
    }

    /// The adjoint states come back from the last node; each corrects the prediction of its node.
    private void smoothBackwards() {
        var adjoint = new double[filter.size];
        for (int n = nodes.size() - 1; n >= 0; n--) {
            var node = nodes.get(n);
            throughReadings(node, adjoint);
            node.hub = hub(node, adjoint);
            node.covariances = new double[0];
            backwards(adjoint, secondsBefore(n), node.isNew);
        }
    }

    /// The hub minus the smoothed scale: what the readings are more than the smoothed phases.
    private double hub(Node node, double[] adjoint) {
        double top = 0;
        double bottom = 0;
        for (int k = 0; k < readings.clocks(); k++) {
            if (node.isRead[k]) {
                int at = ClockFilter.STATES * (k + 1);
                double phase = node.states[at];
                for (int c = 0; c < adjoint.length; c++) {
                    phase -= node.covariances[at * adjoint.length + c] * adjoint[c];
                }
                double share = 1 / (noiseVariance(k) + FLOOR * priors.get(k).whiteFm());
                top += share * (phase - reading(k, node));
                bottom += share;
            }
        }
        return top / bottom;
    }

    private void throughReadings(Node node, double[] adjoint) {
        filter.restore(node.states, node.covariances);
        var steps = new ArrayList<Step>();
        contrasts(node, coefficients -> steps.add(new Step(coefficients, filter)));
        for (var step : steps.reversed()) {
            double sum = step.innovation;
            for (int k = 0; k < adjoint.length; k++) {
                sum += step.column[k] * adjoint[k];
            }
            for (int k = 0; k < step.coefficients.length; k++) {
                adjoint[ClockFilter.STATES * (k + 1)] -= step.coefficients[k] * step.gain * sum;
            }
        }
    }

    /// Takes the adjoint over the step before a node; hub and new clocks know nothing of before.
    private static void backwards(double[] adjoint, double seconds, boolean[] isNew) {
        for (int first = 0; first < adjoint.length; first += ClockFilter.STATES) {
            int clock = first / ClockFilter.STATES - 1;
            if (clock < 0 || isNew[clock]) {
                adjoint[first] = 0;
                adjoint[first + 1] = 0;
                adjoint[first + 2] = 0;
                continue;
            }
            double x = adjoint[first];
            double y = adjoint[first + 1];
            adjoint[first + 1] = y + seconds * x;
            adjoint[first + 2] += seconds * (y + 0.5 * seconds * x);
        }
    }

    private double[] corrected() {
        var scale = forward.clone();
        int n = 1;
        for (int e = 0; e < scale.length; e++) {
            while (n < nodes.size() - 1 && nodes.get(n).epoch < e) {
                n++;
            }
            var before = nodes.get(n - 1);
            var node = nodes.get(n);
            double span = (double) (readings.atNanos(node.epoch) - readings.atNanos(before.epoch));
            double share =
                    Math.clamp((readings.atNanos(e) - readings.atNanos(before.epoch)) / span, 0, 1);
            scale[e] = forward[e] - (1 - share) * before.hub - share * node.hub;
        }
        return scale;
    }
}
