package org.noonmark.metrology.cggtts;

/// The mean of a series of epochs and the standard uncertainty of that mean.
///
/// Neighbouring epochs are not independent: satellites stay for hours. The uncertainty is s/sqrt(n)
/// times the root of 1 + 2 sum (1 - k/n) rho(k) over the lags k at which the autocorrelation rho
/// stands out from that of independent values, up to the first that does not, and at most n/4 (N.
/// F. Zhang, Metrologia 43 (2006) S276). It is never taken as less than s/sqrt(n).
///
/// @param count n
/// @param mean in the unit of the values
/// @param deviation s, the standard deviation about the mean; `NaN` for one value
/// @param uncertainty of the mean; `NaN` for one value
/// @param lags over how many lags the series is correlated
public record SeriesMean(int count, double mean, double deviation, double uncertainty, int lags) {
    private static final double NORMAL_95 = 1.96;

    /// The mean of at least one value.
    public static SeriesMean of(double[] values) {
        int n = values.length;
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / n;
        double squares = products(values, mean, 0);
        double deviation = n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1));
        double factor = 1;
        double seen = 0;
        int lags = 0;
        for (int lag = 1; lag <= n / 4 && squares > 0; lag++) {
            double rho = products(values, mean, lag) / squares;
            if (Math.abs(rho) <= NORMAL_95 * Math.sqrt((1 + 2 * seen) / n)) {
                break;
            }
            factor += 2 * (1 - (double) lag / n) * rho;
            seen += rho * rho;
            lags = lag;
        }
        return new SeriesMean(
                n,
                mean,
                deviation,
                deviation / Math.sqrt(n) * Math.sqrt(Math.max(1, factor)),
                lags);
    }

    private static double products(double[] values, double mean, int lag) {
        double sum = 0;
        for (int i = 0; i + lag < values.length; i++) {
            sum += (values[i] - mean) * (values[i + lag] - mean);
        }
        return sum;
    }
}
