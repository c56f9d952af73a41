package org.noonmark.station;

import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;

/// Keeps served time on one continuous, strictly rising line that follows the estimate with a
/// bounded slew.
///
/// One thread.
final class ServedTime {
    /// Served time approaches the estimate with this time constant, as far as the bound lets it.
    private static final double TIME_CONSTANT_SECONDS = 8;

    private final double largestSlew;
    private ServedLine line;
    private double estimateMinusServed;

    ServedTime(double largestSlew, ServedLine first) {
        this.largestSlew = largestSlew;
        this.line = first;
    }

    ServedLine line() {
        return line;
    }

    /// What was left to slew when the line was last drawn, seconds.
    double estimateMinusServed() {
        return estimateMinusServed;
    }

    /// Sets served time without regard to the line before: only before anything was served as good.
    void set(long counterNanos, TaiInstant tai, double frequency) {
        estimateMinusServed = 0;
        line = new ServedLine(counterNanos, tai, frequency, 0, counterNanos);
    }

    /// Draws a new line from where the old one is now, towards the estimate.
    void follow(long counterNanos, TaiInstant estimate, double frequency) {
        var served = line.taiAt(counterNanos);
        double ahead = estimate.minus(served).toSeconds();
        estimateMinusServed = ahead;
        double slew = Math.clamp(ahead / TIME_CONSTANT_SECONDS, -largestSlew, largestSlew);
        long duration = slew == 0 ? 0 : (long) Math.min(ahead / slew * 1e9, 0x1p60);
        line = new ServedLine(counterNanos, served, frequency, slew, counterNanos + duration);
    }

    /// Moves the line itself when the counter is known to have missed some time.
    void counterMissed(long counterNanos, TimeDelta missing, double frequency) {
        set(counterNanos, line.taiAt(counterNanos).plus(missing), frequency);
    }
}
