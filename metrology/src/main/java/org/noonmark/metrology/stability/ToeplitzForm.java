package org.noonmark.metrology.stability;

import java.util.Arrays;

/// Sums of products weighted by distance, sum over i, j of w(j - i) a(i) b(j), in O(n log n).
///
/// One complex transform carries a and b together; the weights are transformed once.
final class ToeplitzForm {
    /// The weight of a distance.
    @FunctionalInterface
    interface Weight {
        double at(int distance);
    }

    /// Long sums are made of parts, so that a strong spectrum does not swallow the many small
    /// values after it.
    private static final int PART = 256;

    private final Fft fft;
    private final double[] weightRe;
    private final double[] weightIm;
    private final double[] re;
    private final double[] im;

    /// @param fft large enough for b and for every distance not to wrap round
    /// @param least the least distance with a weight; `most` the largest
    ToeplitzForm(Fft fft, int least, int most, Weight weight) {
        this.fft = fft;
        int n = fft.size();
        weightRe = new double[n];
        weightIm = new double[n];
        re = new double[n];
        im = new double[n];
        for (int distance = least; distance <= most; distance++) {
            weightRe[Math.floorMod(distance, n)] = weight.at(distance);
        }
        fft.transform(weightRe, weightIm);
    }

    /// Transforms both at once, a as real and b as imaginary part; returns the length.
    private int transform(
            double[] a, int startA, int lengthA, double[] b, int startB, int lengthB) {
        int n = fft.size();
        System.arraycopy(a, startA, re, 0, lengthA);
        System.arraycopy(b, startB, im, 0, lengthB);
        Arrays.fill(re, lengthA, n, 0);
        Arrays.fill(im, lengthB, n, 0);
        fft.transform(re, im);
        return n;
    }

    /// The sum for `a` of `lengthA` values from `startA` on, and `b` likewise.
    double apply(double[] a, int startA, int lengthA, double[] b, int startB, int lengthB) {
        int n = transform(a, startA, lengthA, b, startB, lengthB);
        var sum = new CompensatedSum();
        for (int start = 0; start < n; start += PART) {
            double part = 0;
            for (int p = start; p < Math.min(n, start + PART); p++) {
                int q = Fft.mirror(p);
                double cross = re[p] * im[q] + im[p] * re[q];
                double power = re[p] * re[p] + im[p] * im[p] - re[q] * re[q] - im[q] * im[q];
                part += 0.5 * cross * weightRe[p] - 0.25 * power * weightIm[p];
            }
            sum.add(part);
        }
        return sum.value() / n;
    }

    /// The sum of a with itself plus that of b with itself, for weights that are even.
    double applyEven(double[] a, int startA, int lengthA, double[] b, int startB, int lengthB) {
        int n = transform(a, startA, lengthA, b, startB, lengthB);
        var sum = new CompensatedSum();
        for (int start = 0; start < n; start += PART) {
            double part = 0;
            for (int p = start; p < Math.min(n, start + PART); p++) {
                part += (re[p] * re[p] + im[p] * im[p]) * weightRe[p];
            }
            sum.add(part);
        }
        return sum.value() / n;
    }
}
