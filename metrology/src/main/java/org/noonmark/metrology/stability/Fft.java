package org.noonmark.metrology.stability;

/// A forward complex Fourier transform of a power of two, whose output stays in bit-reversed order.
///
/// X(f) = sum over j of x(j) exp(-2 pi i f j / n). Products of spectra and sums over all
/// frequencies need no particular order; where one is needed, [#position] says where a frequency
/// lies and [#mirror] where its negative lies. Twiddle factors come from the library sine, none by
/// recurrence, so the error stays at a few units of the last place times log n.
final class Fft {
    private final int size;
    private final double[] cos;
    private final double[] sin;

    /// @param size a power of two
    Fft(int size) {
        if (Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("must be a power of two: size=" + size);
        }
        this.size = size;
        cos = new double[size];
        sin = new double[size];
        for (int half = 1; half < size; half *= 2) {
            for (int j = 0; j < half; j++) {
                double angle = Math.PI * j / half;
                cos[half + j] = Math.cos(angle);
                sin[half + j] = -Math.sin(angle);
            }
        }
    }

    /// The smallest size that holds `length` values.
    static int sizeFor(int length) {
        return length <= 1 ? 1 : Integer.highestOneBit(length - 1) << 1;
    }

    int size() {
        return size;
    }

    /// Transforms in place; the spectrum is left in bit-reversed order.
    void transform(double[] re, double[] im) {
        transform(re, im, 0, size);
    }

    /// Decimation in frequency, one half after the other so that the halves stay in the cache.
    private void transform(double[] re, double[] im, int start, int length) {
        int half = length >> 1;
        if (half >= 2) {
            butterflies(re, im, start, half);
            transform(re, im, start, half);
            transform(re, im, start + half, half);
        } else if (half == 1) {
            double r = re[start + 1];
            double i = im[start + 1];
            re[start + 1] = re[start] - r;
            im[start + 1] = im[start] - i;
            re[start] += r;
            im[start] += i;
        }
    }

    private void butterflies(double[] re, double[] im, int start, int half) {
        for (int j = 0; j < half; j++) {
            int a = start + j;
            int b = a + half;
            double c = cos[half + j];
            double s = sin[half + j];
            double r = re[a] - re[b];
            double i = im[a] - im[b];
            re[a] += re[b];
            im[a] += im[b];
            re[b] = r * c - i * s;
            im[b] = r * s + i * c;
        }
    }

    /// Where the spectrum of frequency `index` lies after [#transform].
    int position(int index) {
        return size == 1
                ? 0
                : Integer.reverse(index) >>> (32 - Integer.numberOfTrailingZeros(size));
    }

    /// The position of the negative of the frequency at `position`.
    static int mirror(int position) {
        return position == 0 ? 0 : position ^ (Integer.highestOneBit(position) - 1);
    }
}
