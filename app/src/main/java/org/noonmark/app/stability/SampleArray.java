package org.noonmark.app.stability;

import java.util.Arrays;
import org.noonmark.metrology.formats.SampleSink;

/// Collects readings, and their stamps and lines when they have any.
final class SampleArray implements SampleSink {
    private static final int MOST = Integer.MAX_VALUE - 16;

    private double[] values = new double[1024];
    private double[] stamps = new double[0];
    private long[] lines = new long[0];
    private int count;
    private boolean isStamped;

    @Override
    public void sample(long line, double stampSeconds, double value) {
        if (count == 0) {
            isStamped = !Double.isNaN(stampSeconds);
        }
        if (count == values.length || (isStamped && count == stamps.length)) {
            grow(Math.max(1024, (int) Math.min(MOST, count + (count >> 1) + 1024L)));
        }
        if (isStamped) {
            stamps[count] = stampSeconds;
            lines[count] = line;
        }
        values[count] = value;
        count++;
    }

    /// Makes room for `expected` readings at once, so that the arrays need not be copied later.
    void expect(long expected) {
        if (expected > values.length) {
            grow((int) Math.min(MOST, expected));
        }
    }

    private void grow(int length) {
        values = Arrays.copyOf(values, length);
        if (isStamped) {
            stamps = Arrays.copyOf(stamps, length);
            lines = Arrays.copyOf(lines, length);
        }
    }

    int count() {
        return count;
    }

    boolean isStamped() {
        return isStamped;
    }

    /// The readings; without a copy when there is no room left over.
    double[] values() {
        return values.length == count ? values : Arrays.copyOf(values, count);
    }

    double[] stamps() {
        return Arrays.copyOf(stamps, count);
    }

    double firstStampSeconds() {
        return stamps[0];
    }

    double stamp(int index) {
        return stamps[index];
    }

    double value(int index) {
        return values[index];
    }

    long line(int index) {
        return index < lines.length ? lines[index] : 0;
    }
}
