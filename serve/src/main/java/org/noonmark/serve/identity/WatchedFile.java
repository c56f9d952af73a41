package org.noonmark.serve.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/// Notices that a file was replaced or written anew, once it has been left alone for one look.
///
/// Owned by one thread.
public final class WatchedFile {
    /// What tells one content from another without reading it.
    private record Trace(FileTime modified, long bytes) {
        static final Trace MISSING = new Trace(FileTime.fromMillis(0), -1);
    }

    private final Path path;
    private Trace used;
    private Trace last;

    /// What the file is now counts as known.
    public WatchedFile(Path path) {
        this.path = path;
        this.used = trace();
        this.last = used;
    }

    public Path path() {
        return path;
    }

    /// Whether it is another than when last asked, or made; true once for each change. Who writes
    /// it may need a moment, so a change is told only when the next look finds it as the look
    /// before did. A file that is missing is being replaced.
    public boolean hasSettledAnew() {
        var now = trace();
        boolean settled = now.equals(last) && !now.equals(used) && !now.equals(Trace.MISSING);
        last = now;
        if (settled) {
            used = now;
        }
        return settled;
    }

    private Trace trace() {
        try {
            return new Trace(Files.getLastModifiedTime(path), Files.size(path));
        } catch (IOException missing) {
            return Trace.MISSING;
        }
    }
}
