package org.noonmark.metrology.detection;

/// Kalman filter over phase, frequency and drift of one clock (Zucca and Tavella 2005, eq. 25).
///
/// It keeps the gains of the last update, because the signature of a fault depends on them.
final class ThreeStateFilter {
    double x;
    double y;
    double d;
    double p11;
    double p12;
    double p13;
    double p22;
    double p23;
    double p33;

    /// Gains, innovation and its variance of the last update.
    double k1;

    double k2;
    double k3;
    double innovation;
    double variance;

    /// Starts from one reading.
    void start(double phase, double phaseVariance, double frequencySigma, double driftSigma) {
        x = phase;
        y = 0;
        d = 0;
        p11 = phaseVariance;
        p12 = 0;
        p13 = 0;
        p22 = frequencySigma * frequencySigma;
        p23 = 0;
        p33 = driftSigma * driftSigma;
    }

    /// Moves the state `dt` > 0 seconds on.
    void predict(double dt, double whiteFm, double randomWalkFm) {
        double half = 0.5 * dt * dt;
        x += dt * y + half * d;
        y += dt * d;
        double m11 = p11 + dt * p12 + half * p13;
        double m12 = p12 + dt * p22 + half * p23;
        double m13 = p13 + dt * p23 + half * p33;
        double m22 = p22 + dt * p23;
        double m23 = p23 + dt * p33;
        p11 = m11 + dt * m12 + half * m13 + dt * (whiteFm + dt * dt * randomWalkFm / 3);
        p12 = m12 + dt * m13 + half * randomWalkFm;
        p13 = m13;
        p22 = m22 + dt * m23 + dt * randomWalkFm;
        p23 = m23;
    }

    /// Takes in a measured phase with its variance.
    void update(double phase, double phaseVariance) {
        innovation = phase - x;
        variance = p11 + phaseVariance;
        k1 = p11 / variance;
        k2 = p12 / variance;
        k3 = p13 / variance;
        x += k1 * innovation;
        y += k2 * innovation;
        d += k3 * innovation;
        double rest = phaseVariance / variance;
        p22 = Math.max(0, p22 - k2 * p12);
        p23 -= k2 * p13;
        p33 = Math.max(0, p33 - k3 * p13);
        p11 *= rest;
        p12 *= rest;
        p13 *= rest;
    }

    /// Adds a known change to the state, known up to a common factor's `factorVariance`.
    void shift(double dx, double dy, double dd, double factor, double factorVariance) {
        x += factor * dx;
        y += factor * dy;
        d += factor * dd;
        p11 += factorVariance * dx * dx;
        p12 += factorVariance * dx * dy;
        p13 += factorVariance * dx * dd;
        p22 += factorVariance * dy * dy;
        p23 += factorVariance * dy * dd;
        p33 += factorVariance * dd * dd;
    }

    /// Multiplies the covariance, when the noise behind it turned out to be another.
    void scale(double factor) {
        p11 *= factor;
        p12 *= factor;
        p13 *= factor;
        p22 *= factor;
        p23 *= factor;
        p33 *= factor;
    }
}
