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
        for (long t = Math.max(from, m); t < to; t++) {
            double error = ring.at(t) - ring.at(t - m);
            if (!Double.isNaN(error)) {
                block += error * error;
                terms++;
            }
        }
        squares.add(block);
    }
}
