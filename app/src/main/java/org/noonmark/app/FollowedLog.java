package org.noonmark.app;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.noonmark.app.config.GuardConfig;
import org.noonmark.app.status.StatusReport;
import org.noonmark.events.EventSink;
import org.noonmark.events.GuardEvent;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.follow.FollowNotice;
import org.noonmark.guard.follow.FollowPosition;
import org.noonmark.guard.follow.FollowSettings;
import org.noonmark.guard.follow.LogFollower;
import org.noonmark.guard.format.LogFormats;
import org.noonmark.guard.host.EventSource;
import org.noonmark.guard.reader.EnduringReader;
import org.noonmark.guard.reader.LogFormat;
import org.noonmark.guard.reader.LogReader;
import org.noonmark.guard.reader.ReadProblem;
import org.noonmark.guard.reader.ReadSettings;
import org.noonmark.guard.reader.ReadSink;
import org.noonmark.sigma.LogSource;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;

/// One log that a station follows: its events go to the host, its troubles to the station's events.
/// Belongs to the guard's thread, but for [#report].
final class FollowedLog implements ReadSink, AutoCloseable {
    private static final int PROBLEMS_IN_A_MINUTE = 5;
    private static final long MINUTE_NANOS = 60_000_000_000L;

    /// All public rules take about half a second for so long a command line; the rest is cut off
    /// and told.
    private static final int MOST_BYTES_OF_AN_EVENT = 1 << 17;

    /// A quarter of what the host's queue holds of short lines.
    private static final int MOST_BYTES_OF_A_LOOK = 1 << 18;

    private final GuardConfig.Log log;
    private final LogClock clock;
    private final LogFormats formats = new LogFormats(LogSource.ANY);
    private final LogFollower follower;
    private final EventSource source;
    private final EventSink sink;
    private long minuteBegan;
    private int told;
    private long untold;
    private boolean firstLookDone;
    private volatile String kind = "";
    private volatile String state = "not looked at yet";
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong problems = new AtomicLong();

    /// @param time standard time, as an interval
    /// @param stored how far it was read before, or nothing
    FollowedLog(
            GuardConfig.Log log,
            Supplier<TimeInterval> time,
            LeapTable leaps,
            List<FollowPosition> stored,
            EventSource source,
            EventSink sink) {
        this.log = log;
        this.source = source;
        this.sink = sink;
        this.clock =
                new LogClock(
                        leaps,
                        log.zone(),
                        OptionalInt.empty(),
                        log.clockError().map(error -> TimeDelta.ofNanos(error.toNanos())),
                        LogClock.DEFAULT_SLACK);
        var usual = FollowSettings.USUAL;
        this.follower =
                new LogFollower(
                        List.of(log.path().toString()),
                        this::open,
                        new FollowSettings(log.isFromStart(), usual.grace(), MOST_BYTES_OF_A_LOOK),
                        time,
                        leaps,
                        stored);
    }

    private LogReader open(String path, byte[] head, long firstIndex, long firstOffsetBytes) {
        var settings =
                new ReadSettings(
                        log.name(), clock, firstIndex, firstOffsetBytes, MOST_BYTES_OF_AN_EVENT);
        var format = formats.named(log.kind());
        var chosen = format.isPresent() ? format : known(head);
        kind = chosen.map(LogFormat::name).orElse("auto");
        state = "followed";
        sink.publish(new GuardEvent.LogFollowed(log.name(), firstOffsetBytes));
        return new EnduringReader(
                settings,
                rest ->
                        chosen.map(known -> known.reader(rest))
                                .orElseGet(() -> formats.detecting(rest)));
    }

    /// The format of a file that begins so; none while there is nothing to see.
    private Optional<LogFormat> known(byte[] head) {
        return head.length == 0 ? Optional.empty() : Optional.of(formats.detect(head, head.length));
    }

    /// Reads what is new.
    ///
    /// @param nowNanos of the local counter
    /// @return whether there is more at once
    boolean look(long nowNanos) {
        if (nowNanos - minuteBegan >= MINUTE_NANOS) {
            minuteBegan = nowNanos;
            told = 0;
        }
        boolean hasMore = follower.look(this, this::noticed);
        if (!firstLookDone) {
            firstLookDone = true;
            if (!Files.exists(log.path())) {
                missing("there is no such file yet");
            }
        }
        return hasMore;
    }

    private void noticed(FollowNotice notice) {
        switch (notice.kind()) {
            case APPEARED, ROTATED -> state = "followed";
            case SHRANK, REWRITTEN, PLACE_LOST ->
                    sink.publish(new GuardEvent.LogReplaced(log.name(), notice.detail()));
            case DISAPPEARED, UNREADABLE -> missing(notice.detail());
        }
    }

    private void missing(String reason) {
        state = "missing: " + reason;
        sink.publish(new GuardEvent.LogMissing(log.name(), reason));
    }

    @Override
    public void event(LogEvent event) {
        events.incrementAndGet();
        source.accept(event);
    }

    @Override
    public void problem(ReadProblem problem) {
        problems.incrementAndGet();
        if (told == PROBLEMS_IN_A_MINUTE) {
            untold++;
            return;
        }
        told++;
        var at = problem.position();
        sink.publish(
                new GuardEvent.LogUnreadable(
                        log.name(),
                        "event %d, byte %d".formatted(at.index(), at.offsetBytes()),
                        problem.detail(),
                        untold));
        untold = 0;
    }

    String name() {
        return log.name();
    }

    List<FollowPosition> positions() {
        return follower.positions();
    }

    StatusReport.Log report() {
        return new StatusReport.Log(
                log.name(), log.path().toString(), kind, state, events.get(), problems.get());
    }

    @Override
    public void close() {
        follower.close();
        source.close();
    }
}
