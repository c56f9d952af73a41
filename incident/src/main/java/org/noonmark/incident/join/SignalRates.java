package org.noonmark.incident.join;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// How often signals of any kind come, by how rare they say they are.
///
/// Each signal states a rate for its own kind. With many kinds, signals at least as rare come more
/// often than any one of them says; and a detector may be wrong. So occasions are counted, and what
/// was counted holds together with what was said.
final class SignalRates {
    /// Before anything is counted: five kinds of signals, each as often as it says, for 3 months.
    private static final double PRIOR_KINDS = 5;

    private static final double PRIOR_MONTHS = 3;
    private static final double PRIOR_TOTAL = 30;
    private static final int PER_OCTAVE = 4;
    private static final int BINS = 48 * PER_OCTAVE;

    private final long[] counts = new long[BINS];
    private double months;

    /// Counts one occasion.
    void see(double perMonth) {
        counts[bin(perMonth)]++;
    }

    /// Tells how long signals have been watched.
    void watched(double months) {
        this.months = Math.max(this.months, months);
    }

    /// Rate of signals of any kind that say that they are at least as rare, a month.
    double atLeastAsRare(double perMonth) {
        long seen = 0;
        int last = bin(perMonth);
        for (int k = 0; k <= last; k++) {
            seen += counts[k];
        }
        double counted = (seen + PRIOR_KINDS * perMonth * PRIOR_MONTHS) / (months + PRIOR_MONTHS);
        return Math.max(perMonth, counted);
    }

    /// Rate of all signals, a month.
    double total() {
        long seen = 0;
        for (long count : counts) {
            seen += count;
        }
        return (seen + PRIOR_TOTAL * PRIOR_MONTHS) / (months + PRIOR_MONTHS);
    }

    private static int bin(double perMonth) {
        double octave = Math.log(perMonth) / Math.log(2) + 24;
        return (int) Math.clamp(Math.ceil(octave * PER_OCTAVE), 0, BINS - 1);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeDouble(months);
        for (long count : counts) {
            out.writeLong(count);
        }
    }

    void read(DataInputStream in) throws IOException {
        months = in.readDouble();
        for (int k = 0; k < BINS; k++) {
            counts[k] = in.readLong();
        }
    }
}
