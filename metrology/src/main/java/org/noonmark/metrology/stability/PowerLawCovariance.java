package org.noonmark.metrology.stability;

/// Generalised autocovariances of power-law noise and of its differences (Greenhall and Riley, PTTI
/// 2003, equations 7 to 10).
final class PowerLawCovariance {
    private PowerLawCovariance() {}

    /// Of the integrated process w, equation 7.
    static double w(double t, int alpha) {
        double x = Math.abs(t);
        if (x == 0) {
            return 0;
        }
        double squared = x * x;
        return switch (alpha) {
            case 2 -> -x;
            case 1 -> squared * Math.log(x);
            case 0 -> x * squared;
            case -1 -> -squared * squared * Math.log(x);
            case -2 -> -squared * squared * x;
            case -3 -> squared * squared * squared * Math.log(x);
            case -4 -> squared * squared * squared * x;
            default -> throw new IllegalArgumentException("must be 2 to -4: alpha=" + alpha);
        };
    }

    /// Of the phase x, equation 8; an infinite filter factor stands for its limit.
    static double x(double t, double filter, int alpha) {
        if (Double.isInfinite(filter)) {
            return w(t, alpha + 2);
        }
        double step = 1 / filter;
        return filter * filter * (2 * w(t, alpha) - w(t - step, alpha) - w(t + step, alpha));
    }

    /// Of the d-th difference z of the phase, equation 9.
    static double z(double t, double filter, int alpha, int d) {
        double sum = 0;
        for (int k = -d; k <= d; k++) {
            double sign = (k & 1) == 0 ? 1 : -1;
            sum += sign * binomial(2 * d, d + k) * x(t + k, filter, alpha);
        }
        return sum;
    }

    /// Equation 10.
    static double basicSum(
            double longest, double summands, double stride, double filter, int alpha, int d) {
        double first = z(0, filter, alpha, d);
        double last = z(longest / stride, filter, alpha, d);
        double sum = first * first + (1 - longest / summands) * last * last;
        for (int j = 1; j < longest; j++) {
            double covariance = z(j / stride, filter, alpha, d);
            sum += 2 * (1 - j / summands) * covariance * covariance;
        }
        return sum;
    }

    /// Equation 13: the degrees of freedom as a sum.
    static double edf(
            double longest, double summands, double stride, double filter, int alpha, int d) {
        double variance = z(0, filter, alpha, d);
        return variance
                * variance
                * summands
                / basicSum(longest, summands, stride, filter, alpha, d);
    }

    static double binomial(int n, int k) {
        double value = 1;
        for (int i = 1; i <= k; i++) {
            value = value * (n - k + i) / i;
        }
        return value;
    }
}
