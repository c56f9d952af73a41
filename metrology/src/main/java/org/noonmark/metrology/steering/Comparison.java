package org.noonmark.metrology.steering;

/// One value of UTC minus UTC(k), or UTCr minus UTC(k), as the BIPM publishes it.
///
/// @param mjd the epoch, 0 h UTC of this Modified Julian Day
/// @param utcMinusScaleSeconds UTC minus the output of the laboratory, in seconds
/// @param uncertaintySeconds standard deviation of its noise
public record Comparison(double mjd, double utcMinusScaleSeconds, double uncertaintySeconds) {
    public Comparison {
        if (!Double.isFinite(mjd) || !Double.isFinite(utcMinusScaleSeconds)) {
            throw new IllegalArgumentException(
                    "must be finite: mjd=%s, value=%s".formatted(mjd, utcMinusScaleSeconds));
        }
        if (!(uncertaintySeconds > 0) || Double.isInfinite(uncertaintySeconds)) {
            throw new IllegalArgumentException(
                    "must be > 0: uncertaintySeconds=" + uncertaintySeconds);
        }
    }
}
