package org.noonmark.metrology.stability;

import java.util.random.RandomGenerator;

/// Makes phase with a given power-law spectrum (Kasdin and Walter, Discrete simulation of power law
/// noise, FCS 1992; NIST SP 1065 section 8).
///
/// White noise of variance Q is filtered by (1 - z^-1)^(-(2 - alpha) / 2), which makes the spectrum
/// of the phase 2 Q tau0 |2 sin(pi f tau0)|^(alpha - 2): the wanted one well below half the
/// sampling rate. The randomness is passed in; the same seed gives the same phase.
public final class PowerLawNoise {
    private PowerLawNoise() {}

    /// Phase with these coefficients; each noise is made from numbers of its own.
    public static PhaseSeries phase(
            NoiseCoefficients noise, int readings, double tau0Seconds, RandomGenerator random) {
        var sum = new double[readings];
        for (var type : NoiseCoefficients.FITTED) {
            double h = noise.of(type);
            if (h > 0) {
                var one = one(type.alpha(), h, readings, tau0Seconds, random);
                for (int i = 0; i < readings; i++) {
                    sum[i] += one[i];
                }
            }
        }
        return PhaseSeries.adopt(sum, tau0Seconds);
    }

    private static double[] one(
            int alpha, double h, int readings, double tau0, RandomGenerator random) {
        double exponent = alpha - 2;
        double g = h / (4 * Math.PI * Math.PI);
        double variance = g / (2 * Math.pow(2 * Math.PI, exponent) * Math.pow(tau0, exponent + 1));
        double sigma = Math.sqrt(variance);
        var x = new double[readings];
        for (int i = 0; i < readings; i++) {
            x[i] = sigma * random.nextGaussian();
        }
        if ((alpha & 1) != 0) {
            x = halfIntegrated(x);
        }
        for (int k = 0; k < (2 - alpha) / 2; k++) {
            integrate(x);
        }
        return x;
    }

    private static void integrate(double[] x) {
        var sum = new CompensatedSum();
        for (int i = 0; i < x.length; i++) {
            sum.add(x[i]);
            x[i] = sum.value();
        }
    }

    /// The white noise through (1 - z^-1)^(-1/2), whose response is h(k) = h(k-1) (k - 1/2) / k.
    private static double[] halfIntegrated(double[] white) {
        int n = white.length;
        var fft = new Fft(Fft.sizeFor(Math.max(1, 2 * n)));
        var re = new double[fft.size()];
        var im = new double[fft.size()];
        double response = 1;
        for (int k = 0; k < n; k++) {
            re[k] = white[k];
            im[k] = response;
            response *= (k + 0.5) / (k + 1);
        }
        fft.transform(re, im);
        multiplyParts(re, im);
        return firstOfInverse(fft, re, im, n);
    }

    /// From the spectrum of a + i b to that of the convolution of a and b, conjugated.
    private static void multiplyParts(double[] re, double[] im) {
        var productRe = new double[re.length];
        var productIm = new double[re.length];
        for (int p = 0; p < re.length; p++) {
            int q = Fft.mirror(p);
            double aRe = 0.5 * (re[p] + re[q]);
            double aIm = 0.5 * (im[p] - im[q]);
            double bRe = 0.5 * (im[p] + im[q]);
            double bIm = 0.5 * (re[q] - re[p]);
            productRe[p] = aRe * bRe - aIm * bIm;
            productIm[p] = -(aRe * bIm + aIm * bRe);
        }
        System.arraycopy(productRe, 0, re, 0, re.length);
        System.arraycopy(productIm, 0, im, 0, im.length);
    }

    /// The first values of the inverse transform of a conjugated spectrum in bit-reversed order.
    private static double[] firstOfInverse(Fft fft, double[] re, double[] im, int count) {
        int n = fft.size();
        var orderedRe = new double[n];
        var orderedIm = new double[n];
        for (int f = 0; f < n; f++) {
            orderedRe[f] = re[fft.position(f)];
            orderedIm[f] = im[fft.position(f)];
        }
        fft.transform(orderedRe, orderedIm);
        var values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = orderedRe[fft.position(i)] / n;
        }
        return values;
    }
}
