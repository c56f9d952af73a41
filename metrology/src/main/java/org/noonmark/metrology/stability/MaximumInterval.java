package org.noonmark.metrology.stability;

import java.util.Arrays;

/// Maximum time interval error: the largest difference between any two readings of a window of m +
/// 1 (SP 1065 equation 33), for ascending averaging factors.
///
/// Holds the largest and the smallest reading of every window of 2^k, doubled as m grows; any
/// window is covered by two of those. One factor costs O(N), all octaves together O(N log N). A
/// missing reading is passed over; a window counts when at least two of its readings are there.
final class MaximumInterval {
    private final double[] most;
    private final double[] least;
    private final int[] presentBefore;
    private final int size;
    private int width = 1;

    MaximumInterval(PhaseSeries phase) {
        var x = phase.values();
        size = x.length;
        most = new double[size];
        least = new double[size];
        for (int i = 0; i < size; i++) {
            boolean there = !Double.isNaN(x[i]);
            most[i] = there ? x[i] : Double.NEGATIVE_INFINITY;
            least[i] = there ? x[i] : Double.POSITIVE_INFINITY;
        }
        presentBefore = phase.hasGaps() ? countPresent(x) : new int[0];
    }

    private static int[] countPresent(double[] x) {
        var before = new int[x.length + 1];
        for (int i = 0; i < x.length; i++) {
            before[i + 1] = before[i] + (!Double.isNaN(x[i]) ? 1 : 0);
        }
        return before;
    }

    /// The largest time interval error, with the number of windows; factors must ascend from call
    /// to call.
    ///
    /// @throws IllegalStateException when they do not
    MaximumError at(int m) {
        int window = m + 1;
        while (2L * width <= window) {
            widen();
        }
        int shift = window - width;
        if (shift < 0) {
            throw new IllegalStateException("must ascend: m=" + m);
        }
        return presentBefore.length == 0 ? complete(window, shift) : gapped(window, shift);
    }

    private void widen() {
        int valid = size - 2 * width + 1;
        for (int i = 0; i < valid; i++) {
            most[i] = Math.max(most[i], most[i + width]);
            least[i] = Math.min(least[i], least[i + width]);
        }
        width *= 2;
    }

    private MaximumError complete(int window, int shift) {
        double largest = Double.NEGATIVE_INFINITY;
        int windows = size - window + 1;
        for (int i = 0; i < windows; i++) {
            double high = Math.max(most[i], most[i + shift]);
            double low = Math.min(least[i], least[i + shift]);
            largest = Math.max(largest, high - low);
        }
        return new MaximumError(windows <= 0 ? Double.NaN : largest, Math.max(0, windows));
    }

    private MaximumError gapped(int window, int shift) {
        double largest = Double.NaN;
        long counted = 0;
        for (int i = 0; i + window <= size; i++) {
            if (presentBefore[i + window] - presentBefore[i] >= 2) {
                double high = Math.max(most[i], most[i + shift]);
                double low = Math.min(least[i], least[i + shift]);
                largest = counted == 0 ? high - low : Math.max(largest, high - low);
                counted++;
            }
        }
        return new MaximumError(largest, counted);
    }

    /// The largest error in seconds, `NaN` without windows, and how many windows were looked at.
    record MaximumError(double seconds, long windows) {}

    /// The largest error of each of the ascending factors.
    static MaximumError[] atEach(PhaseSeries phase, int[] ascendingFactors) {
        var scan = new MaximumInterval(phase);
        return Arrays.stream(ascendingFactors).mapToObj(scan::at).toArray(MaximumError[]::new);
    }
}
