package org.noonmark.metrology.stability;

/// Second and third differences of a stream at one averaging factor: OADEV, OHDEV and the inside of
/// TOTDEV. What [Differences] and [GappedDifferences] do, one reading after the other.
final class StreamDifferences implements StreamTerms {
    private final int m;
    private final CompensatedSum second = new CompensatedSum();
    private final CompensatedSum third = new CompensatedSum();
    private long secondTerms;
    private long thirdTerms;

    StreamDifferences(int m) {
        this.m = m;
    }

    Moment second() {
        return Moment.of(second, secondTerms);
    }

    Moment third() {
        return Moment.of(third, thirdTerms);
    }

    @Override
    public void take(Ring ring, long from, long to) {
        long start = Math.max(from, 2L * m);
        if (start >= to) {
            return;
        }
        int s0 = ring.slot(start);
        int s1 = ring.slot(start - m);
        int s2 = ring.slot(start - 2L * m);
        int s3 = ring.slot(Math.max(0, start - 3L * m));
        double squares2 = 0;
        double squares3 = 0;
        for (long t = start; t < to; t++) {
            double x1 = ring.get(s1);
            double x2 = ring.get(s2);
            double d2 = (ring.get(s0) - x1) - (x1 - x2);
            if (!Double.isNaN(d2)) {
                squares2 += d2 * d2;
                secondTerms++;
            }
            if (t >= 3L * m) {
                double d3 = d2 - ((x1 - x2) - (x2 - ring.get(s3)));
                if (!Double.isNaN(d3)) {
                    squares3 += d3 * d3;
                    thirdTerms++;
                }
                s3 = ring.after(s3);
            }
            s0 = ring.after(s0);
            s1 = ring.after(s1);
            s2 = ring.after(s2);
        }
        second.add(squares2);
        third.add(squares3);
    }
}
