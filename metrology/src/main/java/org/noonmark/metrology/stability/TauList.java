package org.noonmark.metrology.stability;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Which averaging times to look at.
public sealed interface TauList {
    /// Every multiple of tau0.
    record All() implements TauList {}

    /// 1, 2, 4, 8 … times tau0.
    record Octave() implements TauList {}

    /// 1, 2, 4, 10, 20, 40, 100 … times tau0.
    record Decade() implements TauList {}

    /// `count` averaging factors in each decade, evenly spaced on a logarithmic scale as far as
    /// whole numbers allow.
    record ManyPerDecade(int count) implements TauList {
        public ManyPerDecade {
            if (count < 1 || count > 10_000) {
                throw new IllegalArgumentException("must be 1 to 10000: count=" + count);
            }
        }
    }

    /// These averaging times, in seconds. Each must be a multiple of tau0; for Theo1 and its kin
    /// the nearest possible one, 1.5 k tau0, is taken and said.
    record Explicit(List<Double> seconds) implements TauList {
        public Explicit {
            seconds = List.copyOf(seconds);
            for (double tau : seconds) {
                if (!(tau > 0) || Double.isInfinite(tau)) {
                    throw new IllegalArgumentException("must be > 0 and finite: tauSeconds=" + tau);
                }
            }
        }
    }

    static TauList all() {
        return new All();
    }

    static TauList octave() {
        return new Octave();
    }

    static TauList decade() {
        return new Decade();
    }

    static TauList perDecade(int count) {
        return new ManyPerDecade(count);
    }

    static TauList ofSeconds(List<Double> seconds) {
        return new Explicit(seconds);
    }

    /// The averaging factors from 1 to `largest`, ascending, each once.
    ///
    /// @throws IllegalArgumentException when an explicit time is no multiple of tau0
    default int[] factors(int largest, double tau0Seconds) {
        return switch (this) {
            case All() -> IntStream.rangeClosed(1, largest).toArray();
            case Octave() -> upTo(largest, IntStream.iterate(1, m -> m > 0, m -> m << 1));
            case Decade() -> upTo(largest, IntStream.range(0, 29).map(TauList::decadeFactor));
            case ManyPerDecade(int count) ->
                    upTo(
                            largest,
                            IntStream.rangeClosed(0, 9 * count + count / 3)
                                    .map(i -> (int) Math.round(Math.pow(10, (double) i / count))));
            case Explicit(var seconds) ->
                    upTo(
                            largest,
                            seconds.stream()
                                    .mapToInt(tau -> factor(tau, tau0Seconds, largest))
                                    .sorted());
        };
    }

    /// The even averaging factors of Theo1: those of [#factors] that are even, and for explicit
    /// times the even factor whose 0.75 m tau0 is nearest.
    default int[] evenFactors(int largest, double tau0Seconds) {
        if (this instanceof Explicit(var seconds)) {
            var nearest =
                    seconds.stream()
                            .mapToDouble(tau -> 2 * Math.rint(tau / (1.5 * tau0Seconds)))
                            .filter(m -> m <= largest)
                            .mapToInt(m -> Math.max(2, (int) m));
            return upTo(largest, nearest.sorted());
        }
        return Arrays.stream(factors(largest, tau0Seconds))
                .map(m -> m + (m & 1))
                .filter(m -> m <= largest)
                .distinct()
                .toArray();
    }

    private static int decadeFactor(int i) {
        int decade = i / 3;
        int power = (int) Math.min(Integer.MAX_VALUE, Math.round(Math.pow(10, decade)));
        return (int) Math.min(Integer.MAX_VALUE, (long) power * (i % 3 == 2 ? 4 : 1 + i % 3));
    }

    private static int[] upTo(int largest, IntStream ascending) {
        return ascending.takeWhile(m -> m <= largest).distinct().toArray();
    }

    private static int factor(double tau, double tau0, int largest) {
        double steps = tau / tau0;
        double rounded = Math.rint(steps);
        if (rounded < 1 || Math.abs(steps - rounded) > 1e-6 * rounded) {
            throw new IllegalArgumentException(
                    "must be a multiple of tau0=" + tau0 + " s: tauSeconds=" + tau);
        }
        return (int) Math.min(rounded, Math.max(largest, 0) + 1.0);
    }
}
