package org.noonmark.serve.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Notices that a file was replaced, written anew, or got another owner or mode, once it has been
/// left alone for one look.
///
/// Owned by one thread.
public final class WatchedFile {
    /// What tells one content from another without reading it. The time of the last change of the
    /// inode is among it: a file that could not be read may be mended by its mode alone.
    private static final String TRACE = "unix:ino,size,lastModifiedTime,ctime";

    private static final Map<String, Object> MISSING = Map.of();

    private final Path path;
    private Map<String, Object> used;
    private Map<String, Object> last;

    /// What the file is now counts as known.
    public WatchedFile(Path path) {
        this.path = path;
        this.used = trace();
        this.last = used;
    }

    public Path path() {
        return path;
    }

    /// Whether it is another than what was taken into use, as often as it is asked until
    /// [#taken()]. Who writes it may need a moment, so a change is told only when the next look
    /// finds it as the look before did. A file that is missing is being replaced.
    public boolean hasSettledAnew() {
        var now = trace();
        boolean settled = now.equals(last) && !now.equals(used) && !now.equals(MISSING);
        last = now;
        return settled;
    }

    /// What the last look found was read and is in use.
    public void taken() {
        used = last;
    }

    private Map<String, Object> trace() {
        try {
            return Files.readAttributes(path, TRACE);
        } catch (IOException missing) {
            return MISSING;
        }
    }
}
