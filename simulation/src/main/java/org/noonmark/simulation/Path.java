package org.noonmark.simulation;

import java.util.SplittableRandom;

/// The way to a server and back.
///
/// @param forwardSeconds least delay towards the server
/// @param backSeconds least delay of the answer; the difference is the asymmetry
/// @param jitterSeconds mean of the exponential part added to each
/// @param loss probability that a datagram is lost
/// @param duplication probability that it arrives twice
/// @param reordering probability that it is held back by up to twenty times the jitter
public record Path(
        double forwardSeconds,
        double backSeconds,
        double jitterSeconds,
        double loss,
        double duplication,
        double reordering) {
    public static final Path LAN = new Path(100e-6, 100e-6, 20e-6, 0, 0, 0);
    public static final Path INTERNET = new Path(10e-3, 10e-3, 300e-6, 0.01, 0.001, 0.01);

    public Path withAsymmetry(double forwardMinusBackSeconds) {
        return new Path(
                forwardSeconds + forwardMinusBackSeconds,
                backSeconds,
                jitterSeconds,
                loss,
                duplication,
                reordering);
    }

    public Path withTrouble(double newLoss, double newDuplication, double newReordering) {
        return new Path(
                forwardSeconds, backSeconds, jitterSeconds, newLoss, newDuplication, newReordering);
    }

    long delayNanos(boolean forward, SplittableRandom random) {
        double delay = forward ? forwardSeconds : backSeconds;
        delay -= jitterSeconds * Math.log(1 - random.nextDouble());
        if (reordering > 0 && random.nextDouble() < reordering) {
            delay += jitterSeconds * 20 * random.nextDouble();
        }
        return Math.max(1, Math.round(delay * 1e9));
    }

    boolean loses(SplittableRandom random) {
        return loss > 0 && random.nextDouble() < loss;
    }

    boolean duplicates(SplittableRandom random) {
        return duplication > 0 && random.nextDouble() < duplication;
    }
}
