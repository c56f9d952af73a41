package org.noonmark.metrology.stability;

import java.util.List;

/// A power-law noise model: the one-sided spectral density of the fractional frequency is the sum
/// of h f^alpha for alpha from 2 to -2 (NIST SP 1065 section 3.3, equation 5).
///
/// @param whitePm h(2), in s^3; white PM
/// @param flickerPm h(1), in s^2; flicker PM
/// @param whiteFm h(0), in s; white FM
/// @param flickerFm h(-1), without dimension; flicker FM
/// @param randomWalkFm h(-2), in 1/s; random-walk FM
public record NoiseCoefficients(
        double whitePm, double flickerPm, double whiteFm, double flickerFm, double randomWalkFm) {
    private static final double EULER = 0.5772156649015329;

    /// No noise.
    public static final NoiseCoefficients NONE = new NoiseCoefficients(0, 0, 0, 0, 0);

    public NoiseCoefficients {
        for (double h : new double[] {whitePm, flickerPm, whiteFm, flickerFm, randomWalkFm}) {
            if (!(h >= 0) || Double.isInfinite(h)) {
                throw new IllegalArgumentException("must be >= 0 and finite: h=" + h);
            }
        }
    }

    static NoiseCoefficients of(List<Double> fromWhitePm) {
        return new NoiseCoefficients(
                fromWhitePm.get(0),
                fromWhitePm.get(1),
                fromWhitePm.get(2),
                fromWhitePm.get(3),
                fromWhitePm.get(4));
    }

    /// One noise alone.
    ///
    /// @throws IllegalArgumentException for noise beyond random-walk FM
    public static NoiseCoefficients of(NoiseType type, double h) {
        return switch (type) {
            case WHITE_PM -> new NoiseCoefficients(h, 0, 0, 0, 0);
            case FLICKER_PM -> new NoiseCoefficients(0, h, 0, 0, 0);
            case WHITE_FM -> new NoiseCoefficients(0, 0, h, 0, 0);
            case FLICKER_FM -> new NoiseCoefficients(0, 0, 0, h, 0);
            case RANDOM_WALK_FM -> new NoiseCoefficients(0, 0, 0, 0, h);
            case FLICKER_WALK_FM, RANDOM_RUN_FM ->
                    throw new IllegalArgumentException("has no coefficient here: " + type);
        };
    }

    /// The coefficient of a noise, 0 beyond random-walk FM.
    public double of(NoiseType type) {
        return switch (type) {
            case WHITE_PM -> whitePm;
            case FLICKER_PM -> flickerPm;
            case WHITE_FM -> whiteFm;
            case FLICKER_FM -> flickerFm;
            case RANDOM_WALK_FM -> randomWalkFm;
            case FLICKER_WALK_FM, RANDOM_RUN_FM -> 0;
        };
    }

    /// The spectral density of the fractional frequency, in 1/Hz, at `hertz` > 0.
    public double frequencyDensity(double hertz) {
        return (whitePm * hertz + flickerPm) * hertz
                + whiteFm
                + (flickerFm + randomWalkFm / hertz) / hertz;
    }

    /// The spectral density of the phase, in s^2/Hz, at `hertz` > 0.
    public double phaseDensity(double hertz) {
        double omega = 2 * Math.PI * hertz;
        return frequencyDensity(hertz) / (omega * omega);
    }

    /// The deviation to be expected of readings every `tau0Seconds`, whose bandwidth is 1 / (2
    /// tau0).
    ///
    /// @throws IllegalArgumentException for statistics without a formula: those of MTIE and TIErms
    public double deviation(Statistic statistic, double tauSeconds, double tau0Seconds) {
        double bandwidth = 0.5 / tau0Seconds;
        double variance = 0;
        for (var type : FITTED) {
            double h = of(type);
            variance += h == 0 ? 0 : h * perUnit(statistic, type, tauSeconds, bandwidth);
        }
        return Math.sqrt(variance);
    }

    /// The noises that have a coefficient.
    static final List<NoiseType> FITTED =
            List.of(
                    NoiseType.WHITE_PM,
                    NoiseType.FLICKER_PM,
                    NoiseType.WHITE_FM,
                    NoiseType.FLICKER_FM,
                    NoiseType.RANDOM_WALK_FM);

    /// The variance at h = 1.
    static double perUnit(Statistic statistic, NoiseType type, double tau, double bandwidth) {
        return switch (statistic) {
            case ADEV, OADEV, TOTDEV, THEO1, THEOBR, THEOH -> allan(type, tau, bandwidth);
            case MDEV, MTOTDEV -> modified(type, tau, bandwidth);
            case TDEV, TTOTDEV -> tau * tau / 3 * modified(type, tau, bandwidth);
            case HDEV, OHDEV, HTOTDEV -> hadamard(type, tau, bandwidth);
            case PDEV -> parabolic(type, tau, bandwidth);
            case MTIE, TIERMS -> throw new IllegalArgumentException("has no formula: " + statistic);
        };
    }

    /// SP 1065 section 3.5, table 3 (IEEE 1139 table B.2).
    private static double allan(NoiseType type, double tau, double bandwidth) {
        double square = 4 * Math.PI * Math.PI * tau * tau;
        return switch (type) {
            case WHITE_PM -> 3 * bandwidth / square;
            case FLICKER_PM ->
                    (3 * (Math.log(Math.PI * bandwidth * tau) + EULER) + 2 * Math.log(2)) / square;
            case WHITE_FM -> 1 / (2 * tau);
            case FLICKER_FM -> 2 * Math.log(2);
            default -> 2 * Math.PI * Math.PI / 3 * tau;
        };
    }

    /// The unit of a variance at h = 1, as a power of tau0.
    private static double unit(NoiseType type, double tau0) {
        return Math.pow(tau0, -1.0 - type.alpha());
    }

    /// IEEE 1139 table B.2, for a bandwidth of 1 / (2 tau0): in flicker and random walk the limit
    /// for m large. Up to 64 readings exactly, see [FewReadings].
    private static double modified(NoiseType type, double tau, double bandwidth) {
        double pi2 = Math.PI * Math.PI;
        double m = 2 * bandwidth * tau;
        if (m < FewReadings.MOST + 0.5) {
            int readings = Math.max(1, (int) Math.rint(m));
            return FewReadings.modified(type, readings) * unit(type, 0.5 / bandwidth);
        }
        return switch (type) {
            case WHITE_PM -> 3 / (8 * pi2 * tau * tau * tau);
            case FLICKER_PM -> 3 * Math.log(256 / 27.0) / (8 * pi2 * tau * tau);
            case WHITE_FM -> (1 + 1 / (m * m)) / (4 * tau);
            case FLICKER_FM -> 2 * Math.log(3 * Math.pow(3, 11 / 16.0) / 4);
            default -> 11 * pi2 / 20 * tau;
        };
    }

    /// The integral of (8/3) sin^6(u) / u^2 S_y, u = pi tau f; SP 1065 section 5.2.8 for white and
    /// slower FM.
    private static double hadamard(NoiseType type, double tau, double bandwidth) {
        double square = Math.PI * Math.PI * tau * tau;
        return switch (type) {
            case WHITE_PM -> 5 * bandwidth / (6 * square);
            case FLICKER_PM ->
                    (10 * (Math.log(Math.PI * bandwidth * tau) + EULER) + Math.log(48))
                            / (12 * square);
            case WHITE_FM -> 1 / (2 * tau);
            case FLICKER_FM -> 0.5 * Math.log(256 / 27.0);
            default -> Math.PI * Math.PI / 3 * tau;
        };
    }

    /// Vernotte et al. 2016, table II, which is the limit for m large; up to 64 readings exactly,
    /// see [FewReadings].
    private static double parabolic(NoiseType type, double tau, double bandwidth) {
        double pi2 = Math.PI * Math.PI;
        double m = 2 * bandwidth * tau;
        if (m < FewReadings.MOST + 0.5) {
            int readings = Math.max(1, (int) Math.rint(m));
            return FewReadings.parabolic(type, readings) * unit(type, 0.5 / bandwidth);
        }
        return switch (type) {
            case WHITE_PM -> 3 / (2 * pi2 * tau * tau * tau);
            case FLICKER_PM -> 3 * (Math.log(16) - 1) / (2 * pi2 * tau * tau);
            case WHITE_FM -> 3 / (5 * tau);
            case FLICKER_FM -> 2 * (7 - Math.log(16)) / 5;
            default -> 26 * pi2 / 35 * tau;
        };
    }
}
