package org.noonmark.metrology.stability;

import org.jspecify.annotations.Nullable;

/// Sums of products over triangles of pairs, for [TheoProducts]: over readings a <= b of one parity
/// at either end of a block, with a + b < m, of 4 x(a) x(b) / (m - (b - a)).
///
/// Counting readings of one parity from the end, the pairs are i <= j with i + j < size and the
/// weight is 2 / (h - (j - i)). A triangle is a square, which is a [ToeplitzForm], and two
/// triangles of half the size; the first square and triangle are symmetric about i = j. Blocks are
/// collected, so that each square's weights are transformed once for all of them.
final class TheoTriangles {
    private static final int DIRECT_SIZE = 48;

    private final int h;
    private final double[][] ends;
    private final @Nullable Fft[] transforms = new Fft[32];
    private int filled;

    /// @param blocks how many blocks will come
    TheoTriangles(int h, int blocks) {
        this.h = h;
        ends = new double[4 * blocks][];
    }

    /// Takes both ends of a block of `length` readings.
    void add(double[] local, int length) {
        for (int parity = 0; parity < 2; parity++) {
            var head = new double[h];
            var tail = new double[h];
            for (int i = 0; 2 * i + parity < 2 * h; i++) {
                head[i] = local[2 * i + parity];
                tail[i] = local[length - 1 - 2 * i - parity];
            }
            ends[filled + 2 * parity] = head;
            ends[filled + 2 * parity + 1] = tail;
        }
        filled += 4;
    }

    /// The sum over both triangles of all blocks.
    double sum() {
        var total = new CompensatedSum();
        for (int parity = 0; parity < 2; parity++) {
            int size = h - parity;
            int half = (size + 1) / 2;
            // Over all i, j; the pairs i <= j are half of that and half of the diagonal.
            var all = new CompensatedSum();
            square(parity, 0, 0, half, all);
            var off = new CompensatedSum();
            triangle(parity, 0, half, size - half, off);
            all.add(2 * off.value());
            all.add(diagonal(parity, half));
            total.add(0.5 * all.value());
        }
        return total.value();
    }

    private double diagonal(int parity, int half) {
        var sum = new CompensatedSum();
        for (int e = 2 * parity; e < filled; e = next(e)) {
            var v = ends[e];
            for (int i = 0; i < half; i++) {
                sum.add(v[i] * v[i]);
            }
        }
        return 2.0 / h * sum.value();
    }

    /// Ends lie in fours: head and tail of even readings, head and tail of odd ones.
    private static int next(int end) {
        return (end & 1) == 0 ? end + 1 : end + 3;
    }

    /// The pairs i0 + i, j0 + j with i + j < size.
    private void triangle(int parity, int i0, int j0, int size, CompensatedSum sum) {
        if (size <= DIRECT_SIZE) {
            direct(parity, i0, j0, size, sum);
            return;
        }
        int half = (size + 1) / 2;
        square(parity, i0, j0, half, sum);
        triangle(parity, i0 + half, j0, size - half, sum);
        triangle(parity, i0, j0 + half, size - half, sum);
    }

    private void square(int parity, int i0, int j0, int side, CompensatedSum sum) {
        int shift = j0 - i0;
        var form =
                new ToeplitzForm(
                        transform(2 * side),
                        1 - side,
                        side - 1,
                        d -> 2.0 / (h - Math.abs(shift + d)));
        for (int e = 2 * parity; e < filled; e = next(e)) {
            sum.add(form.apply(ends[e], i0, side, ends[e], j0, side));
        }
    }

    private Fft transform(int length) {
        int size = Fft.sizeFor(length);
        int power = Integer.numberOfTrailingZeros(size);
        var known = transforms[power];
        var fft = known == null ? new Fft(size) : known;
        transforms[power] = fft;
        return fft;
    }

    private void direct(int parity, int i0, int j0, int size, CompensatedSum sum) {
        var weights = new double[2 * size];
        for (int d = 1 - size; d < size; d++) {
            weights[size + d] = 2.0 / (h - Math.abs(j0 - i0 + d));
        }
        for (int e = 2 * parity; e < filled; e = next(e)) {
            var v = ends[e];
            double products = 0;
            for (int i = 0; i < size; i++) {
                double row = 0;
                for (int j = 0; i + j < size; j++) {
                    row += weights[size + j - i] * v[j0 + j];
                }
                products += row * v[i0 + i];
            }
            sum.add(products);
        }
    }
}
