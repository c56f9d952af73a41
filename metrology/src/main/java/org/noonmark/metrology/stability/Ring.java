package org.noonmark.metrology.stability;

/// The last readings of a stream, addressed by their number from the beginning.
final class Ring {
    private final double[] values;
    private long end;

    /// @param capacity how many readings are kept
    Ring(int capacity) {
        values = new double[capacity];
    }

    private Ring(double[] values, long end) {
        this.values = values;
        this.end = end;
    }

    /// A ring like this one as it was when only `readings` had come, as far as they are kept.
    Ring copyUpTo(long readings) {
        return new Ring(values.clone(), readings);
    }

    void append(double value) {
        values[slot(end)] = value;
        end++;
    }

    /// How many readings have come.
    long end() {
        return end;
    }

    int capacity() {
        return values.length;
    }

    /// Reading number `index`, one of the last [#capacity].
    double at(long index) {
        return values[slot(index)];
    }

    /// Where reading number `index` lies; the next one lies at [#after] it.
    int slot(long index) {
        return (int) (index % values.length);
    }

    int after(int slot) {
        return slot + 1 == values.length ? 0 : slot + 1;
    }

    /// What lies at `slot`.
    double get(int slot) {
        return values[slot];
    }

    /// Copies readings from number `start` on.
    void copy(long start, int count, double[] into) {
        int first = slot(start);
        int straight = Math.min(count, values.length - first);
        System.arraycopy(values, first, into, 0, straight);
        System.arraycopy(values, 0, into, straight, count - straight);
    }
}
