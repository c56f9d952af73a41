package org.noonmark.incident.coincidence;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;

/// When in the week clocks of the site change: a factor for each of its 168 hours, 1 on average.
///
/// Each hour's factor is drawn to 1 by [#PRIOR] changes, so that little history means no rhythm.
final class Rhythm {
    private static final int HOURS = 168;
    private static final double PRIOR = 5;

    private final ZoneId zone;
    private final long[] counts = new long[HOURS];
    private long all;

    Rhythm(ZoneId zone) {
        this.zone = zone;
    }

    void add(Instant time) {
        counts[hour(time)]++;
        all++;
    }

    private int hour(Instant time) {
        var local = time.atZone(zone);
        return (local.getDayOfWeek().getValue() - 1) * 24 + local.getHour();
    }

    /// The mean factor of the hours at both ends of an exposure.
    double factor(Instant from, Instant to) {
        return (factor(hour(from)) + factor(hour(to))) / 2;
    }

    private double factor(int hour) {
        return (counts[hour] + PRIOR) / ((double) all / HOURS + PRIOR);
    }

    void write(DataOutput out) throws IOException {
        for (long count : counts) {
            out.writeLong(count);
        }
    }

    void read(DataInput in) throws IOException {
        all = 0;
        for (int i = 0; i < HOURS; i++) {
            counts[i] = Counts.checked(in.readLong());
            all += counts[i];
        }
    }
}
