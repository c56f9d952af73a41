package org.noonmark.metrology.stability;

import java.util.Arrays;

/// Stands in for what is missing where an average needs a value, and counts what is there.
///
/// A gap of g readings is bridged by the straight line through the mean of the g readings before it
/// and the mean of the g after it (fewer where there are fewer). Against a line between the two
/// nearest readings that keeps white PM from entering an average g times over; against leaving the
/// places out it keeps the frequency from entering. At the ends the nearest mean is carried on
/// level.
final class GapFill {
    private final double[] filled;
    private final int[] presentBefore;

    /// 0 where a value is there, otherwise the length of the gap it is in.
    private final int[] gap;

    GapFill(double[] values) {
        filled = values.clone();
        presentBefore = new int[values.length + 1];
        gap = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            presentBefore[i + 1] = presentBefore[i] + (Double.isNaN(values[i]) ? 0 : 1);
        }
        var present = places(values);
        int i = 0;
        while (i < values.length) {
            int end = i;
            while (end < values.length && Double.isNaN(values[end])) {
                end++;
            }
            if (end > i) {
                bridge(values, i, end, present);
                Arrays.fill(gap, i, end, end - i);
            }
            i = end + 1;
        }
    }

    /// The places of the values that are there, ascending: a gap finds its neighbours in them
    /// without a step over the gaps around it.
    private int[] places(double[] values) {
        var places = new int[presentBefore[values.length]];
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                places[presentBefore[i]] = i;
            }
        }
        return places;
    }

    /// The values with every gap bridged.
    double[] filled() {
        return filled;
    }

    /// How many of the values from `start` up to but not including `end` are there.
    int present(int start, int end) {
        return presentBefore[end] - presentBefore[start];
    }

    /// Whether an average over m values from `start` on counts: at least `needed` of them are
    /// there, and none belongs to a gap longer than what may be missing, of which only an end lies
    /// in the average.
    boolean counts(int start, int m, int needed) {
        return present(start, start + m) >= needed
                && gap[start] <= m - needed
                && gap[start + m - 1] <= m - needed;
    }

    private void bridge(double[] values, int start, int end, int[] present) {
        var before = new Mean();
        var after = new Mean();
        int next = presentBefore[start];
        for (int k = next - 1; k >= 0 && before.count < end - start; k--) {
            before.add(present[k], values[present[k]]);
        }
        for (int k = next; k < present.length && after.count < end - start; k++) {
            after.add(present[k], values[present[k]]);
        }
        for (int i = start; i < end; i++) {
            filled[i] = between(before, after, i);
        }
    }

    static double between(Mean before, Mean after, int i) {
        if (before.count == 0 || after.count == 0) {
            return before.count > 0 ? before.value() : after.count > 0 ? after.value() : 0;
        }
        double share = (i - before.time()) / (after.time() - before.time());
        return before.value() + share * (after.value() - before.value());
    }

    /// The mean of some readings and of their times.
    static final class Mean {
        private double times;
        private double values;
        private int count;

        void add(int time, double value) {
            if (!Double.isNaN(value)) {
                times += time;
                values += value;
                count++;
            }
        }

        int count() {
            return count;
        }

        double time() {
            return times / count;
        }

        double value() {
            return values / count;
        }
    }
}
