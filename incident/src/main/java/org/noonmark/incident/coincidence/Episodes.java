package org.noonmark.incident.coincidence;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Changes of one kind of one host, those that follow each other closely taken as one.
///
/// A restart writes many lines and is one change-point. An episode takes in what comes within
/// [#GAP] of its last change, for at most [#LONGEST]; its size is that of its largest change. It
/// counts as history only when the next one begins, so that it is not compared with itself.
final class Episodes {
    static final Duration GAP = Duration.ofMinutes(30);
    static final Duration LONGEST = Duration.ofHours(6);
    private static final Duration RECENT = Duration.ofDays(14);
    private static final int KEPT = 32;

    /// One episode, with the size that it has by now.
    record Episode(Instant begin, Instant last, double size) {
        boolean takes(Instant time) {
            return !time.isBefore(begin.minus(GAP))
                    && !time.isAfter(last.plus(GAP))
                    && !time.isAfter(begin.plus(LONGEST));
        }
    }

    private final Deque<Episode> recent = new ArrayDeque<>();
    private final Sizes past;
    private @Nullable Episode running;

    Episodes() {
        this(new Sizes());
    }

    private Episodes(Sizes past) {
        this.past = past;
    }

    /// Adds a change; returns the episode when it is new or grew, null when it says nothing new.
    ///
    /// @param learn takes an episode that has become history
    @Nullable Episode add(Instant time, double size, Consumer<Episode> learn) {
        var now = running;
        if (now != null && now.takes(time)) {
            var last = time.isAfter(now.last) ? time : now.last;
            running = new Episode(now.begin, last, Math.max(size, now.size));
            return size > now.size ? running : null;
        }
        if (recent.stream().anyMatch(one -> one.takes(time))) {
            return null;
        }
        var begun = new Episode(time, time, size);
        if (now != null && time.isBefore(now.begin)) {
            becomePast(begun, learn);
            return begun;
        }
        if (now != null) {
            becomePast(now, learn);
        }
        running = begun;
        return begun;
    }

    private void becomePast(Episode episode, Consumer<Episode> learn) {
        past.add(episode.size);
        recent.addLast(episode);
        if (recent.size() > KEPT) {
            recent.removeFirst();
        }
        learn.accept(episode);
    }

    /// Past episodes, without the running one.
    Sizes past() {
        return past;
    }

    /// How many past episodes of at least that size began in the 14 days before.
    long recently(double size, Instant before) {
        var from = before.minus(RECENT);
        return recent.stream()
                .filter(one -> one.size >= size)
                .filter(one -> one.begin.isAfter(from) && one.begin.isBefore(before))
                .count();
    }

    static double recentHours() {
        return RECENT.toHours();
    }

    void write(DataOutput out) throws IOException {
        past.write(out);
        out.writeByte(recent.size());
        for (var one : recent) {
            write(one, out);
        }
        out.writeBoolean(running != null);
        if (running != null) {
            write(running, out);
        }
    }

    static Episodes read(DataInput in) throws IOException {
        var read = new Episodes(Sizes.read(in));
        long kept = Counts.checked(in.readByte(), KEPT);
        for (int i = 0; i < kept; i++) {
            read.recent.addLast(episode(in));
        }
        if (in.readBoolean()) {
            read.running = episode(in);
        }
        return read;
    }

    private static void write(Episode one, DataOutput out) throws IOException {
        Texts.write(one.begin, out);
        Texts.write(one.last, out);
        out.writeDouble(one.size);
    }

    private static Episode episode(DataInput in) throws IOException {
        return new Episode(Texts.instant(in), Texts.instant(in), in.readDouble());
    }
}
