package org.noonmark.guard.follow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.noonmark.time.TimeInterval;

/// Finds again, after a restart, what was read before it.
final class Resumption {
    /// Begins to read a file at a place.
    interface Opener {
        Tail open(
                String path,
                String key,
                FileChannel file,
                long offset,
                long index,
                @Nullable TimeInterval before)
                throws IOException;
    }

    /// Takes what cannot be gone on with.
    interface Telling {
        void tell(FollowNotice.Kind kind, String path, String detail);
    }

    private final List<FollowPosition> stored;
    private final Map<String, Path> found;
    private final Map<String, Tail> tails;
    private final Opener opener;

    Resumption(
            List<FollowPosition> stored,
            Map<String, Path> found,
            Map<String, Tail> tails,
            Opener opener) {
        this.stored = stored;
        this.found = found;
        this.tails = tails;
        this.opener = opener;
    }

    /// Goes on where reading stopped before a restart, in whatever files the logs are now.
    void run(Telling telling) {
        var resumed = new LinkedHashMap<String, Path>();
        for (var position : stored) {
            try {
                var stopped = resume(position);
                if (stopped.isPresent()) {
                    resumed.merge(position.path(), stopped.get(), Resumption::later);
                } else {
                    telling.tell(
                            FollowNotice.Kind.PLACE_LOST,
                            position.path(),
                            "what was read before the restart is in no file any more");
                }
            } catch (IOException failed) {
                telling.tell(
                        FollowNotice.Kind.UNREADABLE,
                        position.path(),
                        String.valueOf(failed.getMessage()));
            }
        }
        for (var entry : resumed.entrySet()) {
            try {
                readBetween(Path.of(entry.getKey()), entry.getValue());
            } catch (IOException failed) {
                telling.tell(
                        FollowNotice.Kind.UNREADABLE,
                        entry.getKey(),
                        String.valueOf(failed.getMessage()));
            }
        }
    }

    private static Path later(Path one, Path other) {
        return FollowPaths.changed(one).compareTo(FollowPaths.changed(other)) > 0 ? one : other;
    }

    /// Opens the file that reading stopped in; empty when there is none any more.
    private Optional<Path> resume(FollowPosition position) throws IOException {
        var log = Path.of(position.path());
        var candidates = new ArrayList<Path>();
        var same = found.get(position.fileKey());
        if (same != null) {
            candidates.add(same);
        }
        candidates.add(log);
        candidates.addAll(FollowPaths.rotated(log));
        for (var path : candidates) {
            var key = FollowPaths.keyOf(path);
            if (key == null || tails.containsKey(key)) {
                continue;
            }
            var file = FileChannel.open(path, StandardOpenOption.READ);
            // Where nothing was read yet, every file fits: then only the very file will do.
            boolean isSame = position.offsetBytes() > 0 || key.equals(position.fileKey());
            if (isSame && Fingerprint.of(position).fits(file)) {
                opener.open(
                        position.path(), key, file, position.offsetBytes(), position.index(), null);
                return Optional.of(path);
            }
            file.close();
        }
        return Optional.empty();
    }

    /// Files that the log became after the one that reading stopped in, and before the one it is.
    private void readBetween(Path log, Path stopped) throws IOException {
        if (stopped.equals(log)) {
            return;
        }
        for (var path : FollowPaths.rotated(log)) {
            var key = FollowPaths.keyOf(path);
            boolean isLater = FollowPaths.changed(path).compareTo(FollowPaths.changed(stopped)) > 0;
            if (key == null || !isLater || tails.containsKey(key)) {
                continue;
            }
            var file = FileChannel.open(path, StandardOpenOption.READ);
            boolean isCopy = tails.values().stream().anyMatch(tail -> begins(tail, file));
            if (isCopy || file.size() == 0) {
                file.close();
            } else {
                opener.open(log.toString(), key, file, 0, 0, null);
            }
        }
    }

    private static boolean begins(Tail tail, FileChannel file) {
        try {
            return tail.beginsLike(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read beside " + tail.path(), failed);
        }
    }
}
