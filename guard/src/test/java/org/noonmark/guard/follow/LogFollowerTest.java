package org.noonmark.guard.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.format.LogFormats;
import org.noonmark.guard.reader.Collected;
import org.noonmark.guard.reader.ReadSettings;
import org.noonmark.sigma.LogSource;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;

class LogFollowerTest {
    private static final LogSource TEXT = new LogSource("test", "", "");
    private static final LogFormats FORMATS = new LogFormats(TEXT);

    @TempDir Path folder;
    private Path log;
    private TaiInstant now = Collected.tai("2026-11-23T12:00:00Z");
    private final Collected read = new Collected();
    private final List<FollowNotice> notices = new ArrayList<>();
    private int written;

    @BeforeEach
    void nameLog() {
        log = folder.resolve("auth.log");
    }

    /// Each reading of the clock is a millisecond later, and 1 us wide.
    private TimeInterval clock() {
        now = now.plus(TimeDelta.ofMillis(1));
        return TimeInterval.around(now, TimeDelta.ofMicros(1));
    }

    private LogFollower follow(boolean isFromBeginning, List<FollowPosition> stored) {
        return follow(log.toString(), isFromBeginning, stored);
    }

    private LogFollower follow(
            String pattern, boolean isFromBeginning, List<FollowPosition> stored) {
        Supplier<TimeInterval> clock = this::clock;
        return new LogFollower(
                List.of(pattern),
                (path, head, index, offset) ->
                        FORMATS.named("text")
                                .orElseThrow()
                                .reader(
                                        new ReadSettings(
                                                path, Collected.CLOCK, index, offset, 1 << 20)),
                new FollowSettings(isFromBeginning, TimeDelta.ofSeconds(30), 1 << 20),
                clock,
                Collected.LEAPS,
                stored);
    }

    private void look(LogFollower follower) {
        boolean hasMore = follower.look(read, notices::add);
        while (hasMore) {
            hasMore = follower.look(read, notices::add);
        }
    }

    private void write(Path file, int lines) throws IOException {
        var text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append("line ").append(written++).append('\n');
        }
        append(file, text.toString());
    }

    private static void append(Path file, String text) throws IOException {
        Files.write(
                file,
                text.getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private List<String> lines() {
        return read.events().stream().map(LogEvent::text).toList();
    }

    /// Every line that was written, once and in order.
    private void assertAllRead() {
        var expected = new ArrayList<String>();
        for (int i = 0; i < written; i++) {
            expected.add("line " + i);
        }
        assertThat(lines()).isEqualTo(expected);
    }

    private List<FollowNotice.Kind> kinds() {
        return notices.stream().map(FollowNotice::kind).toList();
    }

    private static void truncate(Path file) throws IOException {
        try (var channel = java.nio.channels.FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
    }

    @Test
    void readsWhatIsAddedAfterTheFirstLook() throws IOException {
        append(log, "old\nhalf of a ");
        try (var follower = follow(false, List.of())) {
            look(follower);
            assertThat(lines()).isEmpty();
            append(log, "line\n");
            look(follower);
        }
        assertThat(lines()).containsExactly("half of a line");
    }

    @Test
    void vouchesForTheTimeBetweenTwoLooks() throws IOException {
        write(log, 1);
        try (var follower = follow(true, List.of())) {
            look(follower);
            var before = now;
            now = now.plus(TimeDelta.ofSeconds(100));
            write(log, 1);
            look(follower);
            var own = read.events().get(1).times().own();
            assertThat(own.latest()).isLessThanOrEqualTo(now.plus(TimeDelta.ofMillis(1)));
            // The writer may have held the line for the ten seconds of slack.
            assertThat(own.earliest()).isGreaterThan(before.minus(TimeDelta.ofSeconds(11)));
        }
    }

    @Test
    void goesOnInTheNewFileAfterARename() throws IOException {
        try (var follower = follow(true, List.of())) {
            write(log, 3);
            look(follower);
            write(log, 2);
            Files.move(log, folder.resolve("auth.log.1"));
            write(log, 2);
            look(follower);
        }
        assertAllRead();
        assertThat(kinds()).containsExactly(FollowNotice.Kind.ROTATED);
    }

    @Test
    void readsWhatIsWrittenToTheRenamedFile() throws IOException {
        try (var follower = follow(true, List.of())) {
            write(log, 3);
            look(follower);
            var old = folder.resolve("auth.log.1");
            Files.move(log, old);
            look(follower);
            write(old, 2);
            look(follower);
            write(log, 2);
            look(follower);
        }
        assertAllRead();
    }

    @Test
    void findsTheRestInTheCopyWhenTheLogWasCopiedAndEmptied() throws IOException {
        try (var follower = follow(true, List.of())) {
            write(log, 3);
            look(follower);
            write(log, 2);
            Files.copy(log, folder.resolve("auth.log.1"));
            truncate(log);
            write(log, 2);
            look(follower);
        }
        assertAllRead();
        assertThat(kinds()).endsWith(FollowNotice.Kind.ROTATED);
    }

    @Test
    void noticesACopyEvenWhenTheLogHasOutgrownItsOldLength() throws IOException {
        try (var follower = follow(true, List.of())) {
            write(log, 3);
            look(follower);
            Files.copy(log, folder.resolve("auth.log.1"));
            truncate(log);
            write(log, 50);
            look(follower);
        }
        assertAllRead();
    }

    @Test
    void tellsThatALogWasEmptied() throws IOException {
        try (var follower = follow(true, List.of())) {
            write(log, 3);
            look(follower);
            truncate(log);
            look(follower);
            write(log, 1);
            look(follower);
        }
        assertAllRead();
        var notice = notices.getLast();
        assertThat(notice.kind()).isEqualTo(FollowNotice.Kind.SHRANK);
        assertThat(notice.detail()).contains("had 21 bytes and has 0");
    }

    @Test
    void tellsThatALogWasRewritten() throws IOException {
        try (var follower = follow(true, List.of())) {
            append(log, "one\ntwo\n");
            look(follower);
            Files.writeString(log, "ONE\ntwo\n");
            look(follower);
        }
        assertThat(notices.getLast().kind()).isEqualTo(FollowNotice.Kind.REWRITTEN);
        assertThat(lines()).containsExactly("one", "two", "ONE", "two");
    }

    @Test
    void tellsThatALogIsGoneAndReadsItWhenItComesBack() throws IOException {
        try (var follower = follow(true, List.of())) {
            look(follower);
            write(log, 1);
            look(follower);
            Files.delete(log);
            look(follower);
            write(log, 1);
            look(follower);
        }
        assertAllRead();
        assertThat(kinds()).contains(FollowNotice.Kind.APPEARED, FollowNotice.Kind.DISAPPEARED);
    }

    @Test
    void followsALinkToAnotherFile() throws IOException {
        var one = folder.resolve("one");
        var two = folder.resolve("two");
        write(one, 2);
        Files.createSymbolicLink(log, one);
        try (var follower = follow(true, List.of())) {
            look(follower);
            write(one, 1);
            write(two, 1);
            Files.delete(log);
            Files.createSymbolicLink(log, two);
            look(follower);
        }
        assertAllRead();
    }

    @Test
    void patternReadsEachFileOnceThroughRotation() throws IOException {
        try (var follower = follow(folder + "/auth.log*", true, List.of())) {
            write(log, 3);
            look(follower);
            Files.move(log, folder.resolve("auth.log.1"));
            write(log, 2);
            look(follower);
            Files.copy(log, folder.resolve("auth.log.2"));
            look(follower);
            truncate(log);
            write(log, 1);
            look(follower);
        }
        assertAllRead();
    }

    @Test
    void copyInTheMakingIsNotReadAgain() throws IOException {
        try (var follower = follow(folder + "/auth.log*", true, List.of())) {
            write(log, 9);
            look(follower);
            var copy = folder.resolve("auth.log.1");
            var bytes = Files.readAllBytes(log);
            Files.write(copy, java.util.Arrays.copyOf(bytes, 20));
            look(follower);
            Files.write(copy, bytes);
            look(follower);
        }
        assertAllRead();
    }

    @Test
    void compressedFilesAreLeftOut() throws IOException {
        try (var out =
                new GZIPOutputStream(Files.newOutputStream(folder.resolve("auth.log.2.gz")))) {
            out.write(65);
        }
        try (var follower = follow(folder + "/auth.log*", true, List.of())) {
            look(follower);
        }
        assertThat(read.events()).isEmpty();
    }

    @Test
    void goesOnAfterARestart() throws IOException {
        List<FollowPosition> stored;
        try (var follower = follow(true, List.of())) {
            write(log, 3);
            append(log, "line ");
            look(follower);
            stored = follower.positions();
        }
        append(log, "3\n");
        written = 4;
        try (var follower = follow(false, stored)) {
            look(follower);
        }
        assertAllRead();
        assertThat(read.events().getLast().position().index()).isEqualTo(3);
        assertThat(read.events().getLast().position().offsetBytes()).isEqualTo(21);
    }

    @Test
    void readsTheFilesThatWereRotatedWhileItWasDown() throws IOException {
        List<FollowPosition> stored;
        try (var follower = follow(true, List.of())) {
            write(log, 3);
            look(follower);
            stored = follower.positions();
        }
        write(log, 2);
        Files.move(log, folder.resolve("auth.log.2"));
        setChanged("auth.log.2", 1);
        write(folder.resolve("auth.log.1"), 2);
        setChanged("auth.log.1", 2);
        write(log, 2);
        try (var follower = follow(false, stored)) {
            look(follower);
        }
        assertAllRead();
        assertThat(kinds()).containsOnly(FollowNotice.Kind.ROTATED);
    }

    private void setChanged(String name, long minute) throws IOException {
        var time =
                java.nio.file.attribute.FileTime.fromMillis(1_700_000_000_000L + minute * 60_000);
        Files.setLastModifiedTime(folder.resolve(name), time);
    }

    @Test
    void tellsThatThePlaceIsLost() throws IOException {
        List<FollowPosition> stored;
        try (var follower = follow(true, List.of())) {
            write(log, 3);
            look(follower);
            stored = follower.positions();
        }
        Files.writeString(log, "something else altogether\n");
        try (var follower = follow(false, stored)) {
            look(follower);
        }
        assertThat(kinds()).containsExactly(FollowNotice.Kind.PLACE_LOST);
        assertThat(lines()).last().isEqualTo("something else altogether");
    }

    /// As `sed -i` does it: a new file in the place of the log, without what somebody did not like.
    @Test
    void tellsThatTheLogWasReplacedByAnother() throws IOException {
        try (var follower = follow(true, List.of())) {
            write(log, 30);
            look(follower);
            var cleaned = folder.resolve("sedX1");
            Files.writeString(cleaned, String.join("\n", lines().subList(0, 20)) + "\n");
            Files.move(cleaned, log, StandardCopyOption.REPLACE_EXISTING);
            append(log, "written afterwards\n");
            look(follower);
        }
        assertThat(kinds()).contains(FollowNotice.Kind.REWRITTEN);
        assertThat(lines()).contains("written afterwards");
    }

    @Test
    void aFileThatOnlyBeginsLikeTheLogIsNoCopyOfIt() throws IOException {
        try (var follower = follow(true, List.of())) {
            write(log, 30);
            look(follower);
            Files.writeString(folder.resolve("auth.log.x"), "l");
            truncate(log);
            write(log, 1);
            look(follower);
        }
        assertThat(kinds()).contains(FollowNotice.Kind.SHRANK);
    }
}
