package org.noonmark.guard.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.format.LogFormats;
import org.noonmark.guard.reader.Collected;
import org.noonmark.guard.reader.ReadSettings;
import org.noonmark.sigma.LogSource;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;

/// A writer that rotates its log in every way, and a station that looks and restarts in between.
///
/// There is a look between two rotations, as there is with looks every 100 ms.
class LogFollowerSimulationTest {
    private static final LogFormats FORMATS = new LogFormats(new LogSource("test", "", ""));

    @TempDir Path folder;
    private final Collected read = new Collected();
    private TaiInstant now = Collected.tai("2026-11-23T12:00:00Z");
    private int written;
    private int rotations;
    private boolean isLookedAt;
    private boolean isDeleted;

    private TimeInterval clock() {
        now = now.plus(TimeDelta.ofMillis(1));
        return TimeInterval.around(now, TimeDelta.ofMicros(1));
    }

    private LogFollower follow(String pattern, List<FollowPosition> stored) {
        return new LogFollower(
                List.of(pattern),
                (path, _, index, offset) ->
                        FORMATS.named("text")
                                .orElseThrow()
                                .reader(
                                        new ReadSettings(
                                                path, Collected.CLOCK, index, offset, 1 << 20)),
                new FollowSettings(true, TimeDelta.ofMillis(5), 1 << 20),
                this::clock,
                Collected.LEAPS,
                stored);
    }

    private void look(LogFollower follower) {
        while (follower.look(read, _ -> {})) {
            // There is more.
        }
    }

    private void write(Path log, Random random) throws IOException {
        var text = new StringBuilder();
        for (int i = random.nextInt(30); i >= 0; i--) {
            text.append("event ").append(written++);
            text.append(" of many".repeat(random.nextInt(8))).append('\n');
        }
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /// Renames, copies and empties, or deletes the log; each leaves a file that grows anew.
    private void rotate(Path log, Random random) throws IOException {
        if (!isLookedAt || !Files.exists(log)) {
            return;
        }
        isLookedAt = false;
        var old = folder.resolve("app.log." + ++rotations);
        switch (random.nextInt(4)) {
            case 0 -> Files.move(log, old);
            case 1 -> {
                Files.move(log, old);
                write(old, random);
                write(log, random);
            }
            case 2 -> {
                Files.copy(log, old);
                try (var file = FileChannel.open(log, StandardOpenOption.WRITE)) {
                    file.truncate(0);
                }
            }
            default -> {
                Files.delete(log);
                isDeleted = true;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyLineIsReadOnceAndInOrder(int seed) throws IOException {
        var random = new Random(seed);
        var log = folder.resolve("app.log");
        var follower = follow(log.toString(), List.of());
        for (int step = 0; step < 300; step++) {
            switch (random.nextInt(8)) {
                case 0 -> rotate(log, random);
                case 1 -> {
                    // Down for a moment; what is read is kept, what is not is found again, unless
                    // the file that held it is deleted by then.
                    if (isDeleted) {
                        look(follower);
                    }
                    isDeleted = false;
                    var stored = follower.positions();
                    follower.close();
                    follower = follow(log.toString(), stored);
                    isLookedAt = false;
                }
                case 2, 3 -> {
                    look(follower);
                    isDeleted = false;
                    isLookedAt = Files.exists(log) && Files.size(log) > 0;
                }
                default -> write(log, random);
            }
        }
        look(follower);
        follower.close();
        assertThat(differences()).isEmpty();
    }

    /// Where lines are missing, read again, or out of order.
    private List<String> differences() {
        var found = new ArrayList<String>();
        int next = 0;
        for (int number : numbers()) {
            if (number != next) {
                found.add("expected " + next + " and read " + number);
            }
            next = number + 1;
        }
        if (next != written) {
            found.add("expected " + written + " lines and read up to " + next);
        }
        return found;
    }

    private List<Integer> numbers() {
        return read.events().stream()
                .map(LogEvent::text)
                .map(t -> t.split(" ", -1)[1])
                .map(Integer::valueOf)
                .toList();
    }
}
