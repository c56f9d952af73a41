package org.noonmark.metrology.stability;

/// Time interval errors of a stream at one averaging factor: TIErms.
final class StreamIntervals implements StreamTerms {
    private final int m;
    private final CompensatedSum squares = new CompensatedSum();
    private long terms;

    StreamIntervals(int m) {
        this.m = m;
    }

    Moment moment() {
        return Moment.of(squares, terms);
    }

    @Override
    public void take(Ring ring, long from, long to) {
        double block = 0;
        long start = Math.max(from, m);
        int s0 = ring.slot(start);
        int s1 = ring.slot(start - m);
        for (long t = start; t < to; t++) {
            double error = ring.get(s0) - ring.get(s1);
            s0 = ring.after(s0);
            s1 = ring.after(s1);
            if (!Double.isNaN(error)) {
                block += error * error;
                terms++;
            }
        }
        squares.add(block);
    }
}
