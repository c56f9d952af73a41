package org.noonmark.metrology.stability;

/// Differences of neighbouring regressions of a stream at one averaging factor m > 1: PDEV. What
/// [ParabolicTerms] and [GappedParabolicTerms] do, one reading after the other.
///
/// Two running regressions follow each other m readings apart; their sums are kept in two doubles
/// each, so that nothing is lost as they run on.
final class StreamParabolic implements StreamTerms {
    private final int m;
    private final int needed;
    private final double scale;
    private final Regression newer = new Regression();
    private final Regression older = new Regression();
    private final CompensatedSum squares = new CompensatedSum();
    private double base = Double.NaN;
    private double waiting = Double.NaN;
    private long terms;

    StreamParabolic(int m, double leastShare) {
        this.m = m;
        needed = Math.max(2, GappedDifferences.needed(m, leastShare));
        scale = m * ((double) m * m - 1) / 12;
    }

    Moment moment() {
        return Moment.of(squares, terms);
    }

    @Override
    public void take(Ring ring, long from, long to) {
        int s0 = ring.slot(from);
        int s1 = ring.slot(Math.max(0, from - m));
        int s2 = ring.slot(Math.max(0, from - 2L * m));
        for (long t = from; t < to; t++) {
            double x0 = ring.get(s0);
            double x1 = Double.NaN;
            double x2 = Double.NaN;
            s0 = ring.after(s0);
            if (t >= m) {
                x1 = ring.get(s1);
                s1 = ring.after(s1);
            }
            if (t >= 2L * m) {
                x2 = ring.get(s2);
                s2 = ring.after(s2);
            }
            if (Double.isNaN(base)) {
                base = x0;
            }
            newer.slide(x0, x1);
            if (t >= m) {
                older.slide(x1, x2);
            }
            if (t >= 2L * m - 1) {
                // The last term of a record is left out: it waits until the next reading comes.
                if (!Double.isNaN(waiting)) {
                    squares.add(waiting * waiting);
                    terms++;
                }
                waiting = (newer.slope() - older.slope()) * scale;
            }
        }
    }

    /// Sums over the last m readings, time counted from the first of them.
    private final class Regression {
        private final TwoDoubles sum = new TwoDoubles();
        private final TwoDoubles moment = new TwoDoubles();
        private long count;
        private long times;
        private long timesSquared;

        /// The newest reading comes in and the oldest, m before it, goes out.
        void slide(double in, double out) {
            if (!Double.isNaN(out)) {
                sum.add(-(out - base));
                count--;
            }
            moment.add(-sum.high());
            moment.add(-sum.low());
            timesSquared += count - 2 * times;
            times -= count;
            if (!Double.isNaN(in)) {
                double value = in - base;
                sum.add(value);
                double product = (m - 1) * value;
                moment.add(product);
                moment.add(Math.fma(m - 1, value, -product));
                count++;
                times += m - 1;
                timesSquared += (long) (m - 1) * (m - 1);
            }
        }

        double slope() {
            if (count < needed) {
                return Double.NaN;
            }
            double mean = (double) times / count;
            double spread = timesSquared - count * mean * mean;
            double product = mean * sum.high();
            double rest = Math.fma(mean, sum.high(), -product) + mean * sum.low();
            return ((moment.high() - product) + (moment.low() - rest)) / spread;
        }
    }

    /// A sum in two doubles.
    private static final class TwoDoubles {
        private double high;
        private double low;

        void add(double value) {
            double next = high + value;
            double asAdded = next - high;
            double rest = (high - (next - asAdded)) + (value - asAdded) + low;
            high = next + rest;
            low = rest - (high - next);
        }

        double high() {
            return high;
        }

        double low() {
            return low;
        }
    }
}
