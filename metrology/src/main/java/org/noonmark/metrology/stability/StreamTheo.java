package org.noonmark.metrology.stability;

/// Theo1 of a stream at one even averaging factor. Each reading closes a window, which costs O(m).
final class StreamTheo implements StreamTerms {
    private final int m;
    private final double harmonic;
    private final double[] local;
    private final GappedTheo.Window window = new GappedTheo.Window();
    private final CompensatedSum squares = new CompensatedSum();
    private final CompensatedSum weights = new CompensatedSum();
    private long terms;

    StreamTheo(int m) {
        this.m = m;
        harmonic = TheoTerms.harmonic(m / 2);
        local = new double[m + 1];
    }

    Moment moment() {
        return terms == 0
                ? Moment.NONE
                : new Moment(harmonic * squares.value() / weights.value(), terms);
    }

    @Override
    public void take(Ring ring, long from, long to) {
        for (long t = Math.max(from, m); t < to; t++) {
            ring.copy(t - m, local.length, local);
            window.measure(local, 0, m);
            squares.add(window.squares);
            weights.add(window.weight);
            terms += window.terms;
        }
    }
}
