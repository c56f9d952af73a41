package org.noonmark.metrology.steering;

/// Root mean square and largest size of an output.
final class OutputSum {
    private double squares;
    private double worst;
    private int count;

    void add(double seconds) {
        squares += seconds * seconds;
        worst = Math.max(worst, Math.abs(seconds));
        count++;
    }

    double rms() {
        return Math.sqrt(squares / count);
    }

    double worst() {
        return worst;
    }

    int count() {
        return count;
    }
}
