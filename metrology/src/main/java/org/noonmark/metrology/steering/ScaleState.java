package org.noonmark.metrology.steering;

/// Phase, frequency and drift of the free scale minus UTC at one epoch, with covariance; immutable.
final class ScaleState {
    private static final int SIZE = 3;

    private final double[] mean;
    private final double[][] covariance;

    private ScaleState(double[] mean, double[][] covariance) {
        this.mean = mean;
        this.covariance = covariance;
    }

    /// A first reading; frequency and drift are 0 with these standard deviations.
    static ScaleState first(
            double phase, double phaseSpread, double frequencySpread, double driftSpread) {
        return new ScaleState(
                new double[] {phase, 0, 0},
                new double[][] {
                    {phaseSpread * phaseSpread, 0, 0},
                    {0, frequencySpread * frequencySpread, 0},
                    {0, 0, driftSpread * driftSpread}
                });
    }

    double phase() {
        return mean[0];
    }

    double frequency() {
        return mean[1];
    }

    double drift() {
        return mean[2];
    }

    double phaseSpread() {
        return Math.sqrt(covariance[0][0]);
    }

    double frequencySpread() {
        return Math.sqrt(covariance[1][1]);
    }

    /// The state `t` seconds later.
    ScaleState after(double t, ScaleModel model) {
        double[][] f = {{1, t, t * t / 2}, {0, 1, t}, {0, 0, 1}};
        var next = new double[SIZE];
        var half = new double[SIZE][SIZE];
        var p = noise(t, model);
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                next[i] += f[i][j] * mean[j];
                for (int k = 0; k < SIZE; k++) {
                    half[i][j] += f[i][k] * covariance[k][j];
                }
            }
        }
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                for (int k = 0; k < SIZE; k++) {
                    p[i][j] += half[i][k] * f[j][k];
                }
            }
        }
        return new ScaleState(next, p);
    }

    private static double[][] noise(double t, ScaleModel model) {
        double a = model.whiteFm();
        double b = model.randomWalkFm();
        double c = model.randomRunFm();
        double t2 = t * t;
        double t3 = t2 * t;
        double xy = b * t2 / 2 + c * t2 * t2 / 8;
        double xd = c * t3 / 6;
        double yd = c * t2 / 2;
        return new double[][] {
            {a * t + b * t3 / 3 + c * t2 * t3 / 20, xy, xd},
            {xy, b * t + c * t3 / 3, yd},
            {xd, yd, c * t}
        };
    }

    /// Standard deviation of what a phase reading would differ from the expectation.
    double innovationSpread(double spread) {
        return Math.sqrt(covariance[0][0] + spread * spread);
    }

    /// The state after a reading of the phase; Joseph's form keeps the covariance positive.
    ScaleState withPhase(double phase, double spread) {
        double variance = spread * spread;
        double s = covariance[0][0] + variance;
        var gain = new double[SIZE];
        var next = mean.clone();
        for (int i = 0; i < SIZE; i++) {
            gain[i] = covariance[i][0] / s;
            next[i] += gain[i] * (phase - mean[0]);
        }
        var p = new double[SIZE][SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                p[i][j] =
                        covariance[i][j]
                                - gain[i] * covariance[0][j]
                                - covariance[i][0] * gain[j]
                                + gain[i] * s * gain[j];
            }
        }
        return new ScaleState(next, p);
    }

    /// The same with a frequency that is less certain: something has happened to the scale.
    ScaleState withMoreFrequencySpread(double spread) {
        var p =
                new double[][] {
                    covariance[0].clone(), covariance[1].clone(), covariance[2].clone()
                };
        p[1][1] += spread * spread;
        return new ScaleState(mean, p);
    }

    /// The same with the phase known to `spread`, apart from all else.
    ScaleState withKnownPhase(double spread) {
        var p =
                new double[][] {
                    {spread * spread, 0, 0},
                    {0, covariance[1][1], covariance[1][2]},
                    {0, covariance[2][1], covariance[2][2]}
                };
        return new ScaleState(mean, p);
    }
}
