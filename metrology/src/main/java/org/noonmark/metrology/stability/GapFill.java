package org.noonmark.metrology.stability;

/// Straight lines across what is missing; the ends are carried on level.
final class GapFill {
    private GapFill() {}

    static double[] straight(double[] x) {
        var filled = x.clone();
        int before = -1;
        for (int i = 0; i <= x.length; i++) {
            if (i < x.length && Double.isNaN(x[i])) {
                continue;
            }
            for (int j = before + 1; j < i; j++) {
                filled[j] = between(x, before, i, j);
            }
            before = i;
        }
        return filled;
    }

    private static double between(double[] x, int before, int after, int at) {
        if (before < 0) {
            return after < x.length ? x[after] : 0;
        }
        if (after >= x.length) {
            return x[before];
        }
        double share = (at - before) / (double) (after - before);
        return x[before] + share * (x[after] - x[before]);
    }
}
