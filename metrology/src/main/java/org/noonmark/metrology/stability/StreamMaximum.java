package org.noonmark.metrology.stability;

/// Maximum time interval error of a stream at one averaging factor: the largest and the smallest of
/// the last m + 1 readings from two queues of readings that may still become one.
final class StreamMaximum implements StreamTerms {
    private final int m;
    private final Queue high;
    private final Queue low;
    private int present;
    private long windows;
    private double largest = Double.NaN;

    StreamMaximum(int m) {
        this.m = m;
        high = new Queue(m + 1);
        low = new Queue(m + 1);
    }

    MaximumInterval.MaximumError error() {
        return new MaximumInterval.MaximumError(largest, windows);
    }

    @Override
    public void take(Ring ring, long from, long to) {
        int newest = ring.slot(from);
        int leaving = ring.slot(Math.max(0, from - m - 1));
        for (long t = from; t < to; t++) {
            double x = ring.get(newest);
            newest = ring.after(newest);
            if (!Double.isNaN(x)) {
                high.push(t, x, 1);
                low.push(t, x, -1);
                present++;
            }
            if (t > m) {
                if (!Double.isNaN(ring.get(leaving))) {
                    high.drop(t - m - 1);
                    low.drop(t - m - 1);
                    present--;
                }
                leaving = ring.after(leaving);
            }
            if (t >= m && present >= 2) {
                double error = high.first() - low.first();
                largest = windows == 0 ? error : Math.max(largest, error);
                windows++;
            }
        }
    }

    /// Readings in order of arrival, each larger (or smaller) than all after it.
    private static final class Queue {
        private final long[] indices;
        private final double[] values;
        private int head;
        private int size;

        Queue(int capacity) {
            indices = new long[capacity + 1];
            values = new double[capacity + 1];
        }

        void push(long index, double value, int sign) {
            while (size > 0 && sign * values[place(size - 1)] <= sign * value) {
                size--;
            }
            int at = place(size);
            indices[at] = index;
            values[at] = value;
            size++;
        }

        void drop(long index) {
            if (size > 0 && indices[head] == index) {
                head = place(1);
                size--;
            }
        }

        double first() {
            return values[head];
        }

        private int place(int offset) {
            int at = head + offset;
            return at < values.length ? at : at - values.length;
        }
    }
}
