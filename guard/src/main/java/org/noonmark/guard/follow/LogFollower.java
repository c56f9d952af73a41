package org.noonmark.guard.follow;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.reader.ReadSink;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeInterval;

/// Reads what is added to logs, look by look.
public final class LogFollower implements Closeable {
    private final List<String> patterns;
    private final FollowedLogs logs;
    private final FollowSettings settings;
    private final Supplier<TimeInterval> clock;
    private final LeapTable leaps;
    private final List<FollowPosition> stored;

    /// By device and inode, the oldest first: a rotated file is read before the one that follows.
    private final Map<String, Tail> tails = new LinkedHashMap<>();

    /// Files that had nothing in them at the last look, and when that was.
    private final Map<String, TimeInterval> empty = new HashMap<>();

    private final Set<String> unreadable = new HashSet<>();
    private @Nullable TimeInterval lastLook;

    /// @param patterns paths, with wildcards in the last part or without
    /// @param clock the standard time, as an interval
    /// @param stored what [#positions] gave before a restart, else empty
    public LogFollower(
            List<String> patterns,
            FollowedLogs logs,
            FollowSettings settings,
            Supplier<TimeInterval> clock,
            LeapTable leaps,
            List<FollowPosition> stored) {
        this.patterns = List.copyOf(patterns);
        this.logs = logs;
        this.settings = settings;
        this.clock = clock;
        this.leaps = leaps;
        this.stored = List.copyOf(stored);
    }

    /// Reads everything that was added since the last look, up to the bound for each file.
    ///
    /// @return whether there is more: look again at once
    public boolean look(ReadSink sink, Consumer<FollowNotice> notices) {
        var start = clock.get();
        var found = FollowPaths.find(patterns);
        boolean hasMore = false;
        if (lastLook == null) {
            var resumption = new Resumption(stored, found, tails, this::open);
            resumption.run((kind, path, detail) -> tell(notices, kind, path, detail, start));
        }
        markGone(found, start, notices);
        for (var tail : List.copyOf(tails.values())) {
            hasMore |= read(tail, start, sink, notices);
        }
        for (var entry : found.entrySet()) {
            if (!tails.containsKey(entry.getKey())) {
                var tail = adopt(entry.getKey(), entry.getValue(), start, notices);
                hasMore |= tail != null && read(tail, start, sink, notices);
            }
        }
        finish(start, sink);
        lastLook = start;
        return hasMore;
    }

    private void markGone(
            Map<String, Path> found, TimeInterval start, Consumer<FollowNotice> notices) {
        for (var tail : tails.values()) {
            if (found.containsKey(tail.key())) {
                tail.returned();
            } else if (!tail.isGone()) {
                tail.gone(start);
                tellGone(tail, start, notices);
            }
        }
    }

    private static void tellGone(Tail tail, TimeInterval start, Consumer<FollowNotice> notices) {
        var path = Path.of(tail.path());
        if (FollowPaths.keyOf(path) == null) {
            tell(notices, FollowNotice.Kind.DISAPPEARED, tail.path(), "is gone", start);
        } else if (FollowPaths.rotated(path).stream()
                .anyMatch(file -> tail.key().equals(FollowPaths.keyOf(file)))) {
            tell(notices, FollowNotice.Kind.ROTATED, tail.path(), "goes on in a new file", start);
        } else {
            tell(
                    notices,
                    FollowNotice.Kind.REWRITTEN,
                    tail.path(),
                    "is another file now, and what it held is in none beside it",
                    start);
        }
    }

    private boolean read(
            Tail tail, TimeInterval start, ReadSink sink, Consumer<FollowNotice> notices) {
        try {
            boolean hasMore = false;
            if (!tail.isIntact()) {
                hasMore = replaced(tail, start, sink, notices);
            }
            return tail.read(start, clock, leaps, settings.maxBytesPerLook(), sink) || hasMore;
        } catch (IOException failed) {
            unreadable(tail.path(), failed, start, notices);
            return false;
        }
    }

    /// What was read is not what the file holds: a copy of it may hold the lines that were not read
    /// yet.
    private boolean replaced(
            Tail tail, TimeInterval start, ReadSink sink, Consumer<FollowNotice> notices)
            throws IOException {
        boolean hasMore = false;
        boolean isKept = false;
        boolean isHandedOn = false;
        long readBytes = tail.offset();
        for (var path : FollowPaths.rotated(Path.of(tail.path()))) {
            var key = FollowPaths.keyOf(path);
            if (key == null || key.equals(tail.key())) {
                continue;
            }
            var copy = FileChannel.open(path, StandardOpenOption.READ);
            boolean isCopy = !tails.containsKey(key) && tail.fits(copy);
            // A copy holds all that was read; a file that only begins like it may be a decoy.
            isKept |= isCopy || (copy.size() >= readBytes && tail.beginsLike(copy));
            if (!isCopy) {
                copy.close();
                continue;
            }
            var rest = tail.rest(key, copy);
            tails.put(key, rest);
            rest.gone(start);
            isHandedOn = true;
            hasMore = rest.read(start, clock, leaps, settings.maxBytesPerLook(), sink);
            break;
        }
        if (!isHandedOn) {
            tail.end(sink);
        }
        tellReplaced(tail, isKept, readBytes, start, notices);
        tail.restart(logs.open(tail.path(), new byte[0], 0, 0));
        return hasMore;
    }

    private static void tellReplaced(
            Tail tail,
            boolean isKept,
            long readBytes,
            TimeInterval start,
            Consumer<FollowNotice> notices)
            throws IOException {
        long size = tail.sizeBytes();
        if (isKept) {
            tell(notices, FollowNotice.Kind.ROTATED, tail.path(), "was copied and emptied", start);
        } else if (size < readBytes) {
            tell(
                    notices,
                    FollowNotice.Kind.SHRANK,
                    tail.path(),
                    "had %d bytes and has %d, and no copy is beside it".formatted(readBytes, size),
                    start);
        } else {
            tell(
                    notices,
                    FollowNotice.Kind.REWRITTEN,
                    tail.path(),
                    "no longer holds the %d bytes that were read from it".formatted(readBytes),
                    start);
        }
    }

    /// Begins to read a file; null while it is empty, may be a copy in the making, or cannot be
    /// opened.
    private @Nullable Tail adopt(
            String key, Path path, TimeInterval start, Consumer<FollowNotice> notices) {
        try {
            var file = FileChannel.open(path, StandardOpenOption.READ);
            if (file.size() == 0 || isCopyInTheMaking(path, file)) {
                if (file.size() == 0) {
                    empty.put(key, start);
                }
                file.close();
                return null;
            }
            unreadable.remove(path.toString());
            boolean isFirst = lastLook == null;
            long offset = copiedBytes(file);
            if (isFirst && offset == 0 && !settings.isFromBeginning() && !isStored(path)) {
                offset = Fingerprint.lastLineStart(file);
            }
            if (!isFirst
                    && tails.values().stream().noneMatch(t -> t.path().equals(path.toString()))) {
                tell(notices, FollowNotice.Kind.APPEARED, path.toString(), "is there", start);
            }
            return open(path.toString(), key, file, offset, 0, empty.remove(key));
        } catch (IOException failed) {
            unreadable(path.toString(), failed, start, notices);
            return null;
        }
    }

    private boolean isStored(Path path) {
        return stored.stream().anyMatch(position -> position.path().equals(path.toString()));
    }

    /// Copies are made beside a log; what stands in its place is the log.
    private boolean isCopyInTheMaking(Path path, FileChannel file) throws IOException {
        for (var tail : tails.values()) {
            if (!tail.path().equals(path.toString())
                    && file.size() < tail.offset()
                    && tail.beginsLike(file)) {
                return true;
            }
        }
        return false;
    }

    /// How much of a new file was read in a file that it is a copy of.
    private long copiedBytes(FileChannel file) throws IOException {
        for (var tail : tails.values()) {
            if (tail.offset() > 0 && tail.fits(file)) {
                return tail.offset();
            }
        }
        return 0;
    }

    /// Opens a file at a place.
    private Tail open(
            String path,
            String key,
            FileChannel file,
            long offset,
            long index,
            @Nullable TimeInterval before)
            throws IOException {
        var head = Fingerprint.read(file, 0, (int) Math.min(file.size(), 1 << 12));
        var tail =
                new Tail(
                        path,
                        key,
                        file,
                        logs.open(path, head, index, offset),
                        offset,
                        index,
                        before);
        tails.put(key, tail);
        return tail;
    }

    private void finish(TimeInterval start, ReadSink sink) {
        for (var tail : List.copyOf(tails.values())) {
            if (tail.isOver(start, settings.grace())) {
                tail.end(sink);
                tails.remove(tail.key());
                close(tail);
            }
        }
    }

    private static void close(Tail tail) {
        try {
            tail.close();
        } catch (IOException failed) {
            // Nothing was written: a descriptor that the system does not take back cannot lose
            // data.
            throw new java.io.UncheckedIOException("cannot close " + tail.path(), failed);
        }
    }

    private void unreadable(
            String path, IOException failed, TimeInterval start, Consumer<FollowNotice> notices) {
        if (unreadable.add(path)) {
            tell(
                    notices,
                    FollowNotice.Kind.UNREADABLE,
                    path,
                    String.valueOf(failed.getMessage()),
                    start);
        }
    }

    private static void tell(
            Consumer<FollowNotice> notices,
            FollowNotice.Kind kind,
            String path,
            String detail,
            TimeInterval when) {
        notices.accept(new FollowNotice(kind, path, detail, when));
    }

    /// How far each file was read, for going on after a restart. Whatever is not a whole line yet
    /// is read again then.
    public List<FollowPosition> positions() {
        return lastLook == null ? stored : tails.values().stream().map(Tail::position).toList();
    }

    /// Closes the files; what is not a whole line is not read.
    @Override
    public void close() {
        tails.values().forEach(LogFollower::close);
        tails.clear();
    }
}
