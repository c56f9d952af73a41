package org.noonmark.app.guard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.noonmark.app.status.StatusJson;
import org.noonmark.guard.follow.FollowPosition;

/// How far each log was read, across restarts.
///
/// @param positions by the log's name
public record GuardMemory(int format, Map<String, List<FollowPosition>> positions) {
    /// Its file in the data folder.
    public static final String FILE = "guard-memory.json";

    private static final int FORMAT = 1;

    public GuardMemory {
        positions = Map.copyOf(positions);
    }

    public static GuardMemory of(Map<String, List<FollowPosition>> positions) {
        return new GuardMemory(FORMAT, positions);
    }

    /// What an earlier run wrote; nothing when it is damaged or of another release.
    public static Optional<GuardMemory> read(byte[] bytes) {
        return StatusJson.read(bytes, GuardMemory.class)
                .filter(memory -> memory.format() == FORMAT);
    }

    public byte[] write() {
        return StatusJson.write(this);
    }
}
