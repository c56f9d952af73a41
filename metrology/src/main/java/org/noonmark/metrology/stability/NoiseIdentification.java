package org.noonmark.metrology.stability;

/// Which power-law noise dominates at one averaging time, and how that is known.
///
/// @param type the noise that the interval and the bias factor assume
/// @param method how it was found
/// @param alpha the exponent before rounding where the method gives one, otherwise that of `type`
public record NoiseIdentification(NoiseType type, Method method, double alpha) {
    /// Ways to know the noise.
    public enum Method {
        /// Lag-1 autocorrelation of the averaged data, at least 30 of them (Riley and Greenhall,
        /// EFTF 2004; NIST SP 1065 section 5.5.6).
        LAG_1_AUTOCORRELATION,
        /// The ratio of the standard to the Allan variance, B1 (NIST SP 1065 section 5.5.2).
        B1_RATIO,
        /// B1 says phase noise, and R(n), the ratio of the modified to the Allan variance, says
        /// which (NIST SP 1065 section 5.5.2).
        B1_AND_R_RATIO,
        /// The ratio of Theo1 to the Allan variance (Taylor and Howe, FCS 2006).
        THEO1_RATIO,
        /// The caller said so.
        GIVEN,
        /// Too few data to tell: white FM is assumed, or what a shorter averaging time showed.
        ASSUMED,
        /// The terms are all 0: there is no noise to tell. White FM stands in, and there is no
        /// interval.
        NO_VARIATION
    }

    static NoiseIdentification given(NoiseType type) {
        return new NoiseIdentification(type, Method.GIVEN, type.alpha());
    }

    /// The same noise, carried to an averaging time that does not tell its own.
    NoiseIdentification carried() {
        return method == Method.GIVEN ? this : new NoiseIdentification(type, Method.ASSUMED, alpha);
    }

    /// What is said of a variance that came out as 0, unless the caller gave the noise.
    NoiseIdentification ofVariance(double variance) {
        return variance == 0 && method != Method.GIVEN
                ? new NoiseIdentification(NoiseType.WHITE_FM, Method.NO_VARIATION, 0)
                : this;
    }

    static NoiseIdentification assumed() {
        return new NoiseIdentification(NoiseType.WHITE_FM, Method.ASSUMED, 0);
    }
}
