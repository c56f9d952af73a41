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

    /// For so long a new line goes on as the one before: who still holds that one, between its
    /// reading of the counter and the publication of the new, gives the same time.
    private static final long LEAD_NANOS = 100_000_000;

    private final double largestSlew;
    private ServedLine line;
    private double estimateMinusServed;
    private double lowest;
    private double highest;

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

    /// The least that the estimate will be ahead of served time while the line holds, seconds; not
    /// above zero.
    double lowestEstimateMinusServed() {
        return lowest;
    }

    /// The most; not below zero.
    double highestEstimateMinusServed() {
        return highest;
    }

    /// Sets served time without regard to the line before: only before anything was served as good.
    void set(long counterNanos, TaiInstant tai, double frequency) {
        estimateMinusServed = 0;
        lowest = 0;
        highest = 0;
        line = new ServedLine(counterNanos, tai, frequency, 0, counterNanos);
    }

    /// Draws a new line from where the old one is now, towards the estimate; the old one stays when
    /// it bends just now.
    void follow(long counterNanos, TaiInstant estimate, double frequency) {
        long joint = counterNanos + LEAD_NANOS;
        double ahead = estimateMinusServed(joint, counterNanos, estimate, frequency);
        double slew = Math.clamp(ahead / TIME_CONSTANT_SECONDS, -largestSlew, largestSlew);
        long duration = slew == 0 ? 0 : (long) Math.min(ahead / slew * 1e9, 0x1p60);
        line = line.thenFrom(counterNanos, joint, frequency, slew, joint + duration).orElse(line);
        estimateMinusServed = estimateMinusServed(counterNanos, counterNanos, estimate, frequency);
        lowest = Math.min(0, estimateMinusServed);
        highest = Math.max(0, estimateMinusServed);
        for (long bend : new long[] {line.jointCounterNanos(), line.slewEndCounterNanos()}) {
            if (bend > counterNanos) {
                double there = estimateMinusServed(bend, counterNanos, estimate, frequency);
                lowest = Math.min(lowest, there);
                highest = Math.max(highest, there);
            }
        }
    }

    private double estimateMinusServed(
            long then, long counterNanos, TaiInstant estimate, double frequency) {
        double seconds = (then - counterNanos) * 1e-9;
        return estimate.plus(TimeDelta.ofNanos(then - counterNanos))
                        .minus(line.taiAt(then))
                        .toSeconds()
                + seconds * frequency;
    }

    /// Moves the line itself when the counter is known to have missed some time.
    void counterMissed(long counterNanos, TimeDelta missing, double frequency) {
        set(counterNanos, line.taiAt(counterNanos).plus(missing), frequency);
    }
}
