package org.noonmark.metrology.stability;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The stability statistics of one series of phase, with the section of NIST SP 1065 or the paper
/// that defines each.
///
/// m is the averaging factor, tau the averaging time, N the number of phase readings. Statistics of
/// two and more series: [GroslambertCovariance], [CorneredHat]. Statistics over time:
/// [DynamicDeviation].
public enum Statistic {
    /// Allan deviation, terms side by side (SP 1065 section 5.2.2, equation 10).
    ADEV(2, Unit.FRACTIONAL),
    /// Overlapping Allan deviation (SP 1065 section 5.2.4, equation 11).
    OADEV(2, Unit.FRACTIONAL),
    /// Modified Allan deviation (SP 1065 section 5.2.5, equation 14).
    MDEV(2, Unit.FRACTIONAL),
    /// Time deviation, tau MDEV / sqrt(3) (SP 1065 section 5.2.6, equation 15).
    TDEV(2, Unit.SECONDS),
    /// Hadamard deviation, terms side by side (SP 1065 section 5.2.8, equation 17).
    HDEV(3, Unit.FRACTIONAL),
    /// Overlapping Hadamard deviation (SP 1065 section 5.2.9, equation 19).
    OHDEV(3, Unit.FRACTIONAL),
    /// Total deviation (SP 1065 section 5.2.11, equation 25).
    TOTDEV(2, Unit.FRACTIONAL),
    /// Modified total deviation (SP 1065 section 5.2.12, equation 27).
    MTOTDEV(2, Unit.FRACTIONAL),
    /// Time total deviation, tau MTOTDEV / sqrt(3) (SP 1065 section 5.2.13, equation 28).
    TTOTDEV(2, Unit.SECONDS),
    /// Hadamard total deviation; at m = 1 the overlapping Hadamard deviation (SP 1065 section
    /// 5.2.14, equation 29).
    HTOTDEV(3, Unit.FRACTIONAL),
    /// Theo1, m even, tau = 0.75 m tau0 (SP 1065 section 5.2.15, equation 30).
    THEO1(2, Unit.FRACTIONAL),
    /// Theo1 with its bias removed by the mean ratio to the Allan variance (SP 1065 section 5.2.16,
    /// equation 31).
    THEOBR(2, Unit.FRACTIONAL),
    /// The Allan deviation up to a fifth of the record and ThêoBR beyond (SP 1065 section 5.2.16,
    /// equation 32).
    THEOH(2, Unit.FRACTIONAL),
    /// Parabolic deviation (Vernotte, Lenczner, Bourgeois and Rubiola, IEEE UFFC 63, 2016).
    PDEV(2, Unit.FRACTIONAL),
    /// Maximum time interval error in any window of m + 1 readings (SP 1065 section 5.2.17,
    /// equation 33; ITU-T G.810 appendix II.5).
    MTIE(1, Unit.SECONDS),
    /// Root mean square of the time interval error (SP 1065 section 5.2.18, equation 34).
    TIERMS(1, Unit.SECONDS);

    /// What the value is measured in.
    public enum Unit {
        /// Fractional frequency, without dimension.
        FRACTIONAL,
        /// Seconds of phase.
        SECONDS
    }

    private final int order;
    private final Unit unit;

    Statistic(int order, Unit unit) {
        this.order = order;
        this.unit = unit;
    }

    /// What the value is measured in.
    public Unit unit() {
        return unit;
    }

    /// The name as written on a command line: `oadev`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The statistic with this name, in any case.
    public static Optional<Statistic> parse(String name) {
        var wanted = name.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(s -> s.name().equals(wanted)).findFirst();
    }

    /// How many times the phase is differenced: the noise that the statistic can still tell apart.
    int order() {
        return order;
    }

    /// Whether the averaging factor is even and the averaging time three quarters of its span.
    boolean isTheoLike() {
        return this == THEO1 || this == THEOBR;
    }

    /// The averaging time of factor m, in steps.
    double steps(int factor) {
        return isTheoLike() ? 0.75 * factor : factor;
    }

    /// The largest averaging factor for which `readings` phase readings give at least one term.
    int largestFactor(int readings) {
        return switch (this) {
            case ADEV, OADEV, PDEV -> (readings - 1) / 2;
            case HDEV, OHDEV -> (readings - 1) / 3;
            case MDEV, TDEV, MTOTDEV, TTOTDEV -> readings / 3;
            case HTOTDEV -> Math.max((readings - 1) / 3, readings >= 4 ? 1 : 0);
            case TOTDEV -> readings >= 3 ? readings - 1 : 0;
            case THEO1 -> Math.max(0, (readings - 1) & ~1);
            case THEOBR -> readings < TheoRatio.LEAST_READINGS ? 0 : (readings - 1) & ~1;
            case THEOH, MTIE, TIERMS -> Math.max(0, readings - 1);
        };
    }

    /// The largest factor of a run in Stable32: readings over the stop ratio (Riley, The evolution
    /// of frequency stability analysis software, table III).
    int stable32LargestFactor(int readings) {
        int ratio =
                switch (this) {
                    case ADEV, HDEV -> 5;
                    case OADEV, MDEV, TDEV, OHDEV, TIERMS, PDEV -> 4;
                    case HTOTDEV, MTOTDEV, TTOTDEV -> 3;
                    case TOTDEV, MTIE -> 2;
                    case THEO1, THEOBR, THEOH -> 1;
                };
        return Math.min(readings / ratio, largestFactor(readings));
    }
}
