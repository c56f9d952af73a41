package org.noonmark.sources;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.noonmark.events.EventSink;
import org.noonmark.events.StationEvent.ReadingRefused;
import org.noonmark.events.StationEvent.SourceReachable;
import org.noonmark.events.StationEvent.SourceUnreachable;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.Reading;
import org.noonmark.metrology.ReadingSink;
import org.noonmark.metrology.Upstream;
import org.noonmark.time.LeapTable;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;

/// Turns the lines of a reading file into readings, without any file: lines and clocks come in.
///
/// A line that cannot be used is refused with its number; at most ten events a minute tell so, the
/// rest is counted. Lines that were there before the start and are too old, and lines that are not
/// newer than the last one of their clock (a file was written anew), are skipped silently.
///
/// Belongs to one thread.
final class FileReadings implements GrowingFile.LineSink {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long OLDEST_COUNTER_NANOS = 900 * NANOS_PER_SECOND;
    private static final long AHEAD_NANOS = 2 * NANOS_PER_SECOND;
    private static final long EVENT_INTERVAL_NANOS = 6 * NANOS_PER_SECOND;
    private static final int EVENTS_AT_ONCE = 10;
    private static final int MAX_CLOCKS = 256;

    /// How many standard deviations the promised interval has to each side.
    private static final int COVERAGE = 3;

    /// What finding a host time on the counter may be off.
    private static final TimeDelta TIMELINE_ERROR = TimeDelta.ofMicros(2);

    private final ReadingFileConfig config;
    private final Supplier<LeapTable> leapTable;
    private final ReadingSink readings;
    private final EventSink events;
    private final HostTimeline timeline = new HostTimeline();
    private final Map<String, Long> lastLineNanos = new HashMap<>();
    private final Map<String, Long> newestNanos = new HashMap<>();
    private final Map<String, ClockId> reachable = new HashMap<>();
    private long nowNanos;
    private long eventBudgetNanos = EVENTS_AT_ONCE * EVENT_INTERVAL_NANOS;
    private boolean caughtUp;
    private long accepted;
    private long refused;
    private long skipped;

    FileReadings(
            ReadingFileConfig config,
            Supplier<LeapTable> leapTable,
            ReadingSink readings,
            EventSink events) {
        this.config = config;
        this.leapTable = leapTable;
        this.readings = readings;
        this.events = events;
    }

    /// Tells what both clocks show now, before lines are handed over.
    void now(long counterNanos, long realtimeNanos) {
        long elapsed = nowNanos == 0 ? 0 : counterNanos - nowNanos;
        eventBudgetNanos =
                Math.min(EVENTS_AT_ONCE * EVENT_INTERVAL_NANOS, eventBudgetNanos + elapsed);
        nowNanos = counterNanos;
        timeline.add(counterNanos, realtimeNanos);
    }

    /// Tells that every line that was there at the start is read.
    void caughtUp() {
        caughtUp = true;
    }

    @Override
    public void tooLong(long number) {
        refuse(config.file().toString(), number, "longer than " + ReadingLine.MAX_BYTES + " bytes");
    }

    @Override
    public void line(long number, String text) {
        switch (ReadingLine.parse(text, config.column(), number == 1)) {
            case ReadingLine.Empty() -> {}
            case ReadingLine.Wrong(var reason) -> refuse(config.file().toString(), number, reason);
            case ReadingLine.Measured measured -> take(number, measured);
        }
    }

    private void take(long number, ReadingLine.Measured measured) {
        boolean onCounter = config.column() == TimeColumn.COUNTER_NANOS;
        var counter =
                onCounter
                        ? recent(measured.time().toNanos())
                        : timeline.counterAt(nanosOf(measured.time()));
        // A counter begins again at each start of the machine and does not say of which it is: only
        // what is written while we look is of this one.
        boolean ofUnknownBoot = onCounter && !caughtUp;
        if (counter.isEmpty() || ofUnknownBoot) {
            late(number, measured.clock());
            return;
        }
        if (!newestNanos.containsKey(measured.clock()) && newestNanos.size() >= MAX_CLOCKS) {
            refuse(measured.clock(), number, "more than " + MAX_CLOCKS + " clocks in one file");
            return;
        }
        measured(number, measured, counter.getAsLong(), onCounter);
    }

    private void measured(
            long number, ReadingLine.Measured measured, long counterNanos, boolean onCounter) {
        if (counterNanos <= newestNanos.getOrDefault(measured.clock(), Long.MIN_VALUE)) {
            skipped++;
            return;
        }
        var table = leapTable.get();
        var tai = onCounter ? taiByCounter(measured) : taiByHost(measured, table);
        if (ReplyRules.isInLeapWindow(table.toUtc(tai), tai, LeapWarning.NONE, table)) {
            refuse(measured.clock(), number, "too close to a leap second");
            return;
        }
        newestNanos.put(measured.clock(), counterNanos);
        reachable(measured.clock());
        var noise = measured.uncertainty().orElse(config.uncertainty());
        var bound = noise.multipliedBy(COVERAGE);
        accepted++;
        readings.accept(
                new Reading(
                        new ClockId(measured.clock()),
                        counterNanos,
                        tai.sinceEpoch().minus(TimeDelta.ofNanos(counterNanos)),
                        onCounter ? bound : bound.plus(TIMELINE_ERROR),
                        noise,
                        true,
                        LeapWarning.UNKNOWN,
                        new Upstream(0, config.referenceIdBits(), TimeDelta.ZERO)));
    }

    private OptionalLong recent(long counterNanos) {
        long age = nowNanos - counterNanos;
        return age > OLDEST_COUNTER_NANOS || age < -AHEAD_NANOS
                ? OptionalLong.empty()
                : OptionalLong.of(counterNanos);
    }

    private static long nanosOf(TimeDelta sinceEpoch) {
        return sinceEpoch.seconds() > Long.MAX_VALUE / NANOS_PER_SECOND - 1
                        || sinceEpoch.seconds() < Long.MIN_VALUE / NANOS_PER_SECOND + 1
                ? Long.MAX_VALUE
                : sinceEpoch.toNanos();
    }

    private static TaiInstant taiByCounter(ReadingLine.Measured measured) {
        return TaiInstant.ofEpoch(measured.time().plus(measured.clockMinusReference()));
    }

    private static TaiInstant taiByHost(ReadingLine.Measured measured, LeapTable table) {
        // The counter is found for the whole nanosecond, so the clock has to be, too.
        var host = TimeDelta.ofNanos(nanosOf(measured.time()));
        var utc = host.plus(measured.clockMinusReference());
        return table.toTai(UtcInstant.ofPosix(utc.seconds(), utc.attoseconds()));
    }

    private void late(long number, String clock) {
        if (caughtUp) {
            refuse(
                    clock,
                    number,
                    "its time is too old, in the future, or before the host's clock was set");
        } else {
            skipped++;
        }
    }

    private void reachable(String clock) {
        lastLineNanos.put(clock, nowNanos);
        if (reachable.put(clock, new ClockId(clock)) == null) {
            events.publish(new SourceReachable(clock));
        }
    }

    /// Reports clocks that fell silent.
    void checkSilence() {
        long limit = config.silence().toNanos();
        reachable
                .values()
                .removeIf(clock -> {
                    long last = lastLineNanos.getOrDefault(clock.name(), nowNanos);
                    boolean silent = nowNanos - last > limit;
                    if (silent) {
                        lose(clock, "no line for " + config.silence().toSeconds() + " s");
                    }
                    return silent;
                });
    }

    private void lose(ClockId clock, String why) {
        lastLineNanos.remove(clock.name());
        events.publish(new SourceUnreachable(clock.name(), why));
        readings.unreachable(clock);
    }

    private void refuse(String source, long number, String reason) {
        refused++;
        if (eventBudgetNanos >= EVENT_INTERVAL_NANOS) {
            eventBudgetNanos -= EVENT_INTERVAL_NANOS;
            events.publish(new ReadingRefused(source, config.file().toString(), number, reason));
        }
    }

    ReadingFileStatus status(String trouble) {
        return new ReadingFileStatus(config.file(), accepted, refused, skipped, trouble);
    }
}
