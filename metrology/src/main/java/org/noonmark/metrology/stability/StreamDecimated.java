package org.noonmark.metrology.stability;

/// Every m-th reading of a stream: ADEV and HDEV, and what identifies the noise.
final class StreamDecimated implements StreamTerms {
    private static final int MOST_DIFFERENCES = 3;

    private final int m;
    private final Lag1.Sums[] lag1 = new Lag1.Sums[MOST_DIFFERENCES + 1];
    private final CompensatedSum second = new CompensatedSum();
    private final CompensatedSum third = new CompensatedSum();
    private double x1;
    private double x2;
    private double x3;
    private long taken;
    private long secondTerms;
    private long thirdTerms;

    StreamDecimated(int m) {
        this.m = m;
        for (int d = 0; d <= MOST_DIFFERENCES; d++) {
            lag1[d] = new Lag1.Sums();
        }
    }

    Moment second() {
        return Moment.of(second, secondTerms);
    }

    Moment third() {
        return Moment.of(third, thirdTerms);
    }

    double autocorrelation(int d) {
        return lag1[d].autocorrelation();
    }

    double b1() {
        return lag1[1].variance() / (0.5 * second().meanSquare());
    }

    @Override
    public void take(Ring ring, long from, long to) {
        for (long t = (from + m - 1) / m * m; t < to; t += m) {
            add(ring.at(t));
        }
    }

    private void add(double x) {
        lag1[0].add(x);
        if (taken >= 1) {
            lag1[1].add(x - x1);
        }
        if (taken >= 2) {
            double difference = (x - x1) - (x1 - x2);
            lag1[2].add(difference);
            if (!Double.isNaN(difference)) {
                second.add(difference * difference);
                secondTerms++;
            }
        }
        if (taken >= 3) {
            lag1[3].add((x - x1) - 2 * (x1 - x2) + (x2 - x3));
            double difference = ((x - x1) - (x1 - x2)) - ((x1 - x2) - (x2 - x3));
            if (!Double.isNaN(difference)) {
                third.add(difference * difference);
                thirdTerms++;
            }
        }
        x3 = x2;
        x2 = x1;
        x1 = x;
        taken++;
    }
}
