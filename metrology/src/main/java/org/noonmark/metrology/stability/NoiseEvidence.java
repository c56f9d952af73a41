package org.noonmark.metrology.stability;

/// What [NoiseFinder] looks at: a record, or the sums of a stream.
interface NoiseEvidence {
    /// N, the number of phase readings.
    long readings();

    /// The largest averaging factor up to `most` that can be asked about; at least 1.
    int factorUpTo(int most);

    /// r1 of the d-th differences of every m-th reading (see [Lag1]).
    double autocorrelation(int m, int d);

    /// B1 (see [VarianceRatios]).
    double b1(int m);

    /// R(n), `NaN` where it is not known.
    double modifiedRatio(int m);

    /// The evidence of a whole record; what it costs is kept by its kernels.
    record OfRecord(PhaseSeries phase, Kernels kernels) implements NoiseEvidence {
        @Override
        public long readings() {
            return phase.size();
        }

        @Override
        public int factorUpTo(int most) {
            return Math.max(1, most);
        }

        @Override
        public double autocorrelation(int m, int d) {
            return Lag1.autocorrelation(phase.values(), m, d);
        }

        @Override
        public double b1(int m) {
            return VarianceRatios.b1(phase.values(), m);
        }

        @Override
        public double modifiedRatio(int m) {
            return kernels.of(Statistic.MDEV, m).moment().meanSquare()
                    / kernels.of(Statistic.OADEV, m).moment().meanSquare();
        }
    }
}
