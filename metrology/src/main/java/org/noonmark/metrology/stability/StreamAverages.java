package org.noonmark.metrology.stability;

/// Differences of means of a stream at one averaging factor: MDEV and TDEV. Takes bridged readings
/// (see [GapBridge]) and counts which of them are there.
///
/// The sum of m neighbouring second differences gains the newest and loses the one m before, each
/// computed from the readings the same way, so that what rounding does to one it undoes later.
final class StreamAverages implements StreamTerms {
    private final int m;
    private final int needed;
    private final GapBridge bridge;
    private final CompensatedSum squares = new CompensatedSum();
    private double sum;
    private double lost;
    private long terms;
    private boolean counting;
    private int newest;
    private int middle;
    private int oldest;

    StreamAverages(int m, double leastShare, GapBridge bridge) {
        this.m = m;
        needed = GappedDifferences.needed(m, leastShare);
        this.bridge = bridge;
    }

    Moment averaged() {
        var mean = Moment.of(squares, terms);
        return new Moment(mean.meanSquare() / m / m, mean.terms());
    }

    @Override
    public void take(Ring ring, long from, long to) {
        int s0 = ring.slot(from);
        int s1 = ring.slot(Math.max(0, from - m));
        int s2 = ring.slot(Math.max(0, from - 2L * m));
        int s3 = ring.slot(Math.max(0, from - 3L * m));
        double block = 0;
        beginToCount(from);
        for (long t = from; t < to; t++) {
            if (counting) {
                count(t);
            }
            if (t >= 2L * m) {
                double x1 = ring.get(s1);
                double x2 = ring.get(s2);
                add((ring.get(s0) - x1) - (x1 - x2));
                if (t >= 3L * m) {
                    add((x2 - ring.get(s3)) - (x1 - x2));
                    s3 = ring.after(s3);
                }
                if (t >= 3L * m - 1 && counts(t)) {
                    double z = sum + lost;
                    block += z * z;
                    terms++;
                }
                s2 = ring.after(s2);
            }
            s1 = t >= m ? ring.after(s1) : s1;
            s0 = ring.after(s0);
        }
        squares.add(block);
    }

    /// Up to the first gap everything is there.
    private void beginToCount(long from) {
        if (!counting && bridge.isGapped()) {
            counting = true;
            newest = (int) Math.min(from, m);
            middle = (int) Math.clamp(from - m, 0L, m);
            oldest = (int) Math.clamp(from - 2L * m, 0L, m);
        }
    }

    private boolean counts(long t) {
        return !counting
                || (newest >= needed
                        && middle >= needed
                        && oldest >= needed
                        && endsCount(t)
                        && endsCount(t - m)
                        && endsCount(t - 2L * m));
    }

    /// Whether no gap that is too long has an end in the m readings up to number `last`.
    private boolean endsCount(long last) {
        return bridge.gapAt(last) <= m - needed && bridge.gapAt(last - m + 1) <= m - needed;
    }

    private void count(long t) {
        newest += bridge.present(t);
        if (t >= m) {
            int one = bridge.present(t - m);
            newest -= one;
            middle += one;
        }
        if (t >= 2L * m) {
            int one = bridge.present(t - 2L * m);
            middle -= one;
            oldest += one;
        }
        if (t >= 3L * m) {
            oldest -= bridge.present(t - 3L * m);
        }
    }

    private void add(double value) {
        double next = sum + value;
        double asAdded = next - sum;
        lost += (sum - (next - asAdded)) + (value - asAdded);
        sum = next;
    }
}
