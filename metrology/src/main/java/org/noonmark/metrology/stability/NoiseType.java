package org.noonmark.metrology.stability;

import java.util.Optional;

/// The power-law noises: the spectrum of the fractional frequency goes as f to the power alpha
/// (NIST SP 1065 section 3.3, table 2; IEEE 1139-2022).
public enum NoiseType {
    WHITE_PM(2, "W PM"),
    FLICKER_PM(1, "F PM"),
    WHITE_FM(0, "W FM"),
    FLICKER_FM(-1, "F FM"),
    RANDOM_WALK_FM(-2, "RW FM"),
    FLICKER_WALK_FM(-3, "FW FM"),
    RANDOM_RUN_FM(-4, "RR FM");

    private final int alpha;
    private final String label;

    NoiseType(int alpha, String label) {
        this.alpha = alpha;
        this.label = label;
    }

    /// The exponent of f in the spectral density of y.
    public int alpha() {
        return alpha;
    }

    /// The usual short name, as in `W FM`.
    public String label() {
        return label;
    }

    /// The noise with this exponent, or nothing outside 2 to -4.
    public static Optional<NoiseType> ofAlpha(int alpha) {
        return alpha > 2 || alpha < -4 ? Optional.empty() : Optional.of(values()[2 - alpha]);
    }

    /// The noise nearest to this exponent.
    static NoiseType nearest(int alpha) {
        return values()[2 - Math.clamp(alpha, -4, 2)];
    }
}
