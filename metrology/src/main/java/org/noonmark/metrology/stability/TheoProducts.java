package org.noonmark.metrology.stability;

/// Theo1 in O(N log^2 m) instead of O(N m), exactly.
///
/// The square of s(i) - x(i+k) - x(i+m-k), s(i) = x(i) + x(i+m), summed over windows i and over k
/// with weight 1/k, is: the harmonic number times the sum of s^2; less twice the sum of s(i) times
/// x weighted by distance; plus squares of x, each with the weights of its places; plus twice the
/// sum of x(i+k) x(i+m-k) / k. The second and last are sums of products weighted by distance, which
/// one Fourier transform each gives ([ToeplitzForm]). The last runs over pairs centred inside the
/// block only: all pairs of the block, less two triangles of pairs centred too near an end, which
/// [TheoTriangles] gives.
///
/// The windows are taken m at a time, and from each stretch of 2m readings its own line is taken
/// away, to which the terms are blind: products then are no larger than the terms they make.
final class TheoProducts {
    private final double[] x;
    private final int m;
    private final int h;
    private final double harmonic;
    private final double[] local;
    private final double[] sums;
    private final double[] even;
    private final double[] odd;
    private final ToeplitzForm distance;
    private final ToeplitzForm pairs;
    private final TheoTriangles triangles;

    private TheoProducts(double[] x, int m) {
        this.x = x;
        this.m = m;
        h = m / 2;
        harmonic = TheoTerms.harmonic(h);
        int windows = x.length - m;
        int block = Math.min(m, windows);
        local = new double[block + m];
        sums = new double[block];
        even = new double[(block + m + 1) / 2];
        odd = new double[(block + m) / 2];
        var fft = new Fft(Fft.sizeFor(block + m));
        distance = new ToeplitzForm(fft, 1, m - 1, this::place);
        var half = new Fft(Fft.sizeFor((block + m + 1) / 2 + h));
        pairs =
                new ToeplitzForm(
                        half, 1 - h, h - 1, e -> e == 0 ? 2.0 / h : 1.0 / (h - Math.abs(e)));
        triangles = new TheoTriangles(h, (windows + block - 1) / block);
    }

    /// The weight of the reading j places into a window: 1/k for k = j and for k = m - j.
    private double place(int j) {
        return j == h ? 2.0 / h : 1.0 / Math.min(j, m - j);
    }

    /// The sum over all windows.
    static double sum(double[] x, int m) {
        return new TheoProducts(x, m).sum();
    }

    private double sum() {
        int windows = x.length - m;
        var total = new CompensatedSum();
        for (int start = 0; start < windows; start += sums.length) {
            int count = Math.min(sums.length, windows - start);
            LocalPhase.copy(x, start, count + m, local);
            addBlock(count, total);
            triangles.add(local, count + m);
        }
        total.add(-triangles.sum());
        return total.value();
    }

    private void addBlock(int count, CompensatedSum total) {
        int length = count + m;
        var squares = new CompensatedSum();
        for (int i = 0; i < count; i++) {
            sums[i] = local[i] + local[i + m];
            squares.add(sums[i] * sums[i]);
        }
        total.add(harmonic * squares.value());
        total.add(-2 * distance.apply(sums, 0, count, local, 0, length));
        addPlaces(count, total);
        int evens = (length + 1) / 2;
        for (int i = 0; i < evens; i++) {
            even[i] = local[2 * i];
        }
        for (int i = 0; i < length / 2; i++) {
            odd[i] = local[2 * i + 1];
        }
        total.add(pairs.applyEven(even, 0, evens, odd, 0, length / 2));
    }

    /// The squares of single readings, each weighted by its places in all windows.
    private void addPlaces(int count, CompensatedSum total) {
        var window = new CompensatedSum();
        for (int i = 0; i < count; i++) {
            window.add(local[i] * local[i]);
        }
        var sum = new CompensatedSum();
        for (int j = 1; j < m; j++) {
            window.add(local[j + count - 1] * local[j + count - 1]);
            window.add(-local[j - 1] * local[j - 1]);
            sum.add(place(j) * window.value());
        }
        total.add(sum.value());
    }
}
