package org.noonmark.metrology.stability;

/// Windows of a modified total variance (of bridged phase) or a Hadamard total variance (of bridged
/// frequency) of a stream at one averaging factor. Each reading closes a window, which costs O(m).
final class StreamReflected implements StreamTerms {
    private final int m;
    private final int needed;
    private final GapBridge bridge;
    private final ReflectedWindow window;
    private final double[] local;
    private final CompensatedSum squares = new CompensatedSum();
    private long terms;

    StreamReflected(int m, double leastShare, GapBridge bridge) {
        this.m = m;
        needed = GappedDifferences.needed(m, leastShare);
        this.bridge = bridge;
        window = new ReflectedWindow(m);
        local = new double[3 * m];
    }

    Moment moment() {
        return Moment.of(squares, terms);
    }

    @Override
    public void take(Ring ring, long from, long to) {
        for (long t = Math.max(from, 3L * m - 1); t < to; t++) {
            long start = t - 3L * m + 1;
            if (counts(start)) {
                ring.copy(start, local.length, local);
                squares.add(window.meanSquare(local, 0));
                terms++;
            }
        }
    }

    private boolean counts(long start) {
        if (!bridge.isGapped()) {
            return true;
        }
        for (int third = 0; third < 3; third++) {
            int there = 0;
            for (int i = 0; i < m; i++) {
                there += bridge.present(start + (long) third * m + i);
            }
            long first = start + (long) third * m;
            int most = m - needed;
            if (there < needed
                    || bridge.gapAt(first) > most
                    || bridge.gapAt(first + m - 1) > most) {
                return false;
            }
        }
        return true;
    }
}
