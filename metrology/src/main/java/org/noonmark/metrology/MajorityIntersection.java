package org.noonmark.metrology;

import java.util.Arrays;

/// Where a strict majority of intervals agrees.
///
/// Points are counted by how many of `n` intervals cover them (Marzullo 1984). The *hull* is the
/// smallest interval that holds every point covered by at least `floor(n/2) + 1` of them: as long
/// as fewer than half of the sources lie, the true value is inside it, whatever the liars say. (The
/// common choice, the region of largest coverage, is tighter but lets one liar with a tiny interval
/// cut the truth away; here it is the *core* and only says who is a falseticker.)
///
/// @param voters number of intervals
/// @param coverage the largest number of intervals that share a point
/// @param low lower end of the hull, seconds
/// @param high upper end of the hull, seconds
/// @param coreLow lower end of the hull of the points with the largest coverage
/// @param coreHigh upper end of it
public record MajorityIntersection(
        int voters, int coverage, double low, double high, double coreLow, double coreHigh) {

    /// Intersects closed intervals `[lows[i], highs[i]]`.
    ///
    /// @throws IllegalArgumentException when there is none, or one has `low > high` or a NaN
    public static MajorityIntersection of(double[] lows, double[] highs) {
        int n = lows.length;
        if (n == 0 || highs.length != n) {
            throw new IllegalArgumentException("must have equal lengths > 0: " + n);
        }
        for (int i = 0; i < n; i++) {
            if (!(lows[i] <= highs[i])) {
                throw new IllegalArgumentException(
                        "low must not be above high: " + lows[i] + " > " + highs[i]);
            }
        }
        double[] starts = lows.clone();
        double[] ends = highs.clone();
        Arrays.sort(starts);
        Arrays.sort(ends);
        int best = largestCoverage(starts, ends);
        int majority = n / 2 + 1;
        double[] core = hullOfCoverage(starts, ends, best);
        double[] hull = best >= majority ? hullOfCoverage(starts, ends, majority) : core;
        return new MajorityIntersection(n, best, hull[0], hull[1], core[0], core[1]);
    }

    private static int largestCoverage(double[] starts, double[] ends) {
        int best = 0;
        int open = 0;
        int ended = 0;
        for (double start : starts) {
            while (ends[ended] < start) {
                ended++;
                open--;
            }
            open++;
            best = Math.max(best, open);
        }
        return best;
    }

    /// The first start at which `wanted` intervals are open, and the last end at which they still
    /// were.
    private static double[] hullOfCoverage(double[] starts, double[] ends, int wanted) {
        double low = Double.NaN;
        double high = Double.NaN;
        int open = 0;
        int s = 0;
        for (double end : ends) {
            while (s < starts.length && starts[s] <= end) {
                open++;
                if (open >= wanted && Double.isNaN(low)) {
                    low = starts[s];
                }
                s++;
            }
            if (open >= wanted) {
                high = end;
            }
            open--;
        }
        return new double[] {low, high};
    }

    /// Whether more than half of the voters share a point.
    public boolean isMajority() {
        return 2 * coverage > voters;
    }

    /// Whether `[low, high]` meets the region of largest coverage.
    public boolean meetsCore(double otherLow, double otherHigh) {
        return otherLow <= coreHigh && otherHigh >= coreLow;
    }
}
