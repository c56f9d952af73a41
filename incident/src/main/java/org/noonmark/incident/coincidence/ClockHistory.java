package org.noonmark.incident.coincidence;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.fact.Fact.Trouble;

/// What became of the clocks of one host.
///
/// Only days on which the host was heard of count as observed: a silent host is not a quiet one.
final class ClockHistory {
    private static final long SECONDS_PER_DAY = 86_400;

    private final Map<Trouble, Episodes> byTrouble = new EnumMap<>(Trouble.class);
    private long days;
    private long lastDay = Long.MIN_VALUE;

    /// Notes that the host was heard of; returns whether this is another day.
    boolean heard(Instant time) {
        long day = Math.floorDiv(time.getEpochSecond(), SECONDS_PER_DAY);
        if (day <= lastDay) {
            return false;
        }
        lastDay = day;
        days++;
        return true;
    }

    /// Whole days before the one that is not over.
    long days() {
        return Math.max(0, days - 1);
    }

    double hours() {
        return 24.0 * days();
    }

    Episodes.@Nullable Episode add(
            Trouble trouble, Instant time, double size, Consumer<Episodes.Episode> learn) {
        return byTrouble.computeIfAbsent(trouble, _ -> new Episodes()).add(time, size, learn);
    }

    Episodes of(Trouble trouble) {
        return byTrouble.getOrDefault(trouble, new Episodes());
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(days);
        out.writeLong(lastDay);
        out.writeByte(byTrouble.size());
        for (var one : byTrouble.entrySet()) {
            Texts.write(one.getKey(), out);
            one.getValue().write(out);
        }
    }

    static ClockHistory read(DataInput in) throws IOException {
        var read = new ClockHistory();
        read.days = Counts.checked(in.readLong());
        read.lastDay = in.readLong();
        long kinds = Counts.checked(in.readByte(), Trouble.values().length);
        for (int i = 0; i < kinds; i++) {
            read.byTrouble.put(Texts.trouble(in), Episodes.read(in));
        }
        return read;
    }
}
