package org.noonmark.metrology.stability;

/// Squared magnitudes of the transform of one segment less its line, under a Hann window.
final class Periodogram {
    private final int length;
    private final Fft fft;
    private final double[] window;
    private final double[] local;
    private final double[] re;
    private final double[] im;
    private final double power;

    Periodogram(int length) {
        this.length = length;
        fft = new Fft(length);
        window = new double[length];
        local = new double[length];
        re = new double[length];
        im = new double[length];
        double squares = 0;
        for (int i = 0; i < length; i++) {
            window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / length);
            squares += window[i] * window[i];
        }
        power = squares;
    }

    /// The sum of the squared weights of the window.
    double power() {
        return power;
    }

    /// Adds the squares at frequencies 0 to length / 2, unless a value of the segment is missing.
    boolean add(double[] values, int start, double[] sums) {
        for (int i = 0; i < length; i++) {
            if (Double.isNaN(values[start + i])) {
                return false;
            }
        }
        LocalPhase.copy(values, start, length, local);
        for (int i = 0; i < length; i++) {
            re[i] = window[i] * local[i];
            im[i] = 0;
        }
        fft.transform(re, im);
        for (int k = 0; k < sums.length; k++) {
            int p = fft.position(k);
            sums[k] += re[p] * re[p] + im[p] * im[p];
        }
        return true;
    }
}
