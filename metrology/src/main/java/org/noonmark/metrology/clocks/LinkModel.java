package org.noonmark.metrology.clocks;

/// How a link or counter disturbs a reading.
///
/// @param whiteSeconds standard deviation of white phase noise of each reading
/// @param flickerTdevSeconds time deviation of its flicker phase noise, the same at every tau
/// @param diurnalSeconds amplitude of the daily variation
public record LinkModel(double whiteSeconds, double flickerTdevSeconds, double diurnalSeconds) {
    /// A link that adds nothing.
    public static final LinkModel PERFECT = new LinkModel(0, 0, 0);

    /// A counter or phase comparator in the same room: 10 ps a reading (assumption of this
    /// project).
    public static final LinkModel LOCAL = new LinkModel(1e-11, 0, 0);

    public LinkModel {
        if (!(whiteSeconds >= 0) || !(flickerTdevSeconds >= 0) || !(diurnalSeconds >= 0)) {
            throw new IllegalArgumentException(
                    "must be >= 0: %s, %s, %s"
                            .formatted(whiteSeconds, flickerTdevSeconds, diurnalSeconds));
        }
    }

    /// h(1) of the flicker phase noise: TDEV^2 = ln(256/27) h(1) / (8 pi^2) (IEEE 1139 table B.2).
    double flickerPm() {
        double tdev2 = flickerTdevSeconds * flickerTdevSeconds;
        return 8 * Math.PI * Math.PI * tdev2 / Math.log(256 / 27.0);
    }
}
