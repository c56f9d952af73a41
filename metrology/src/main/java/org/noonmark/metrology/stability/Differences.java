package org.noonmark.metrology.stability;

/// Mean squares of the second and third differences of phase at one averaging factor, and of the
/// mean of m neighbouring second differences: all that OADEV, OHDEV, MDEV and TDEV need, in one
/// pass.
///
/// With d2(i) = x(i+2m) - 2 x(i+m) + x(i) and d3(i) = d2(i+m) - d2(i), the sum z(i) of d2(i) to
/// d2(i+m-1) grows by d3(i) from one i to the next, so that MDEV costs one addition a reading. The
/// sum is set anew every 16m readings, at most every [#BLOCK], so that rounding does not pile up:
/// from d2 for small m, from exact block sums for large.
///
/// @param second mean square of d2, for OADEV and the inside of TOTDEV
/// @param third mean square of d3, for OHDEV
/// @param averaged mean square of z / m, for MDEV
record Differences(Moment second, Moment third, Moment averaged) {
    private static final int BLOCK = 4096;

    /// Up to here a sum of d2 is as quick as block sums, and keeps more digits.
    private static final int SMALL_FACTOR = 256;

    /// For readings without gaps.
    static Differences of(double[] x, BlockSums sums, int m) {
        long n2 = x.length - 2L * m;
        long n3 = x.length - 3L * m;
        var second = new CompensatedSum();
        var third = new CompensatedSum();
        var averaged = new CompensatedSum();
        if (n3 >= 0) {
            int block = Math.clamp(16L * m, 64, BLOCK);
            for (int start = 0; start <= n3; start += block) {
                int end = (int) Math.min(n3, (long) start + block);
                double z =
                        m < SMALL_FACTOR
                                ? sumOfSecond(x, m, start)
                                : sums.thirdDifference(start, m);
                fused(x, m, start, end, end - start < block, z, second, third, averaged);
            }
        }
        secondOnly(x, m, (int) Math.max(0, n3), (int) Math.max(0, n2), second);
        double inverse = 1.0 / m / m;
        var mean = n3 < 0 ? Moment.NONE : Moment.of(averaged, n3 + 1);
        return new Differences(
                Moment.of(second, n2),
                Moment.of(third, n3),
                new Moment(mean.meanSquare() * inverse, mean.terms()));
    }

    private static double sumOfSecond(double[] x, int m, int start) {
        double sum = 0;
        for (int i = start; i < start + m; i++) {
            sum += (x[i + 2 * m] - x[i + m]) - (x[i + m] - x[i]);
        }
        return sum;
    }

    /// Terms `start` to `end`, and after the last block the last term of z, of which there is one
    /// more than of d3.
    private static void fused(
            double[] x,
            int m,
            int start,
            int end,
            boolean last,
            double zAtStart,
            CompensatedSum second,
            CompensatedSum third,
            CompensatedSum averaged) {
        double z = zAtStart;
        double squares2 = 0;
        double squares3 = 0;
        double squaresZ = 0;
        int m2 = 2 * m;
        int m3 = 3 * m;
        for (int i = start; i < end; i++) {
            double x1 = x[i + m];
            double x2 = x[i + m2];
            double d2 = (x2 - x1) - (x1 - x[i]);
            double d3 = ((x[i + m3] - x2) - (x2 - x1)) - d2;
            squares2 += d2 * d2;
            squares3 += d3 * d3;
            squaresZ += z * z;
            z += d3;
        }
        if (last) {
            squaresZ += z * z;
        }
        second.add(squares2);
        third.add(squares3);
        averaged.add(squaresZ);
    }

    /// The terms of d2 near the end, where there is no d3.
    private static void secondOnly(double[] x, int m, int start, int end, CompensatedSum second) {
        for (int block = start; block < end; block += BLOCK) {
            double squares = 0;
            int stop = (int) Math.min(end, (long) block + BLOCK);
            for (int i = block; i < stop; i++) {
                double d2 = (x[i + 2 * m] - x[i + m]) - (x[i + m] - x[i]);
                squares += d2 * d2;
            }
            second.add(squares);
        }
    }
}
