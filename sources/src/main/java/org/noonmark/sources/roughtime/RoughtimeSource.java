package org.noonmark.sources.roughtime;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.noonmark.events.AuthenticationEvent.RoughtimeMalfeasance;
import org.noonmark.events.EventSink;
import org.noonmark.events.StationEvent.SourceReachable;
import org.noonmark.events.StationEvent.SourceUnreachable;
import org.noonmark.metrology.Reading;
import org.noonmark.metrology.ReadingSink;
import org.noonmark.metrology.Upstream;
import org.noonmark.sources.PacedThread;
import org.noonmark.time.LeapTable;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.TimeDelta;
import org.noonmark.wire.ntp.ReferenceId;

/// Measures again and again, gives the station what the majority agrees on, and tells when a server
/// is caught. Its interval is seconds wide: it can contradict better clocks, it cannot lead them.
public final class RoughtimeSource implements AutoCloseable {
    private static final String NAME = RoughtimeSourceConfig.CLOCK.name();

    /// Whoever followed it alone would say that far away from a reference clock.
    private static final int STRATUM = 14;

    private static final int REFERENCE = ReferenceId.ofLetters("RGHT");

    private static final Duration STEP = Duration.ofSeconds(15);

    /// So many one after the other when the station starts, since it wants to see more than one.
    private static final int FIRST_MEASUREMENTS = 5;

    /// Steps from one measurement to the next while something waits for it.
    private static final int URGENT_STEPS = 4;

    private static final long KEEP_AGAIN_NANOS = Duration.ofDays(1).toNanos();

    private final RoughtimeSourceConfig config;
    private final RoughtimeClient client;
    private final Supplier<LeapTable> leapTable;
    private final ReportKeeper reports;
    private final ReadingSink readings;
    private final EventSink events;
    private final ChainObserver observer;
    private final PacedThread thread;
    private final Map<Set<String>, Kept> kept = new HashMap<>();
    private long steps;
    private boolean reachable;
    private boolean told;

    /// @param place where the report on some servers is
    private record Kept(long counterNanos, String place) {}

    /// @param observer told of each measurement, before the station has its reading
    public RoughtimeSource(
            RoughtimeSourceConfig config,
            RoughtimeClient client,
            Supplier<LeapTable> leapTable,
            ReportKeeper reports,
            ReadingSink readings,
            EventSink events,
            ChainObserver observer) {
        this.config = config;
        this.client = client;
        this.leapTable = leapTable;
        this.reports = reports;
        this.readings = readings;
        this.events = events;
        this.observer = observer;
        this.thread = new PacedThread(NAME, STEP, this::step);
    }

    public void start() {
        thread.start();
    }

    private void step() {
        long stepsBetween = Math.max(1, config.interval().dividedBy(STEP));
        long step = steps++;
        boolean urgent = step % URGENT_STEPS == 0 && observer.isUrgent();
        if (step >= FIRST_MEASUREMENTS && step % stepsBetween != 0 && !urgent) {
            return;
        }
        observer.begins();
        take(client.measure(config.peers(), leapTable.get()));
    }

    /// Passes on what a measurement found.
    void take(ChainResult result) {
        observer.found(result);
        if (result.hasMalfeasance()) {
            events.publish(malfeasance(result));
        }
        result.agreement().ifPresentOrElse(this::agreed, () -> disagreed(result));
    }

    private void agreed(ChainResult.Agreement agreement) {
        readings.accept(reading(agreement));
        if (!reachable) {
            reachable = true;
            told = false;
            events.publish(new SourceReachable(NAME));
        }
    }

    private void disagreed(ChainResult result) {
        reachable = false;
        if (!told) {
            told = true;
            events.publish(new SourceUnreachable(NAME, whyNot(result)));
            readings.unreachable(RoughtimeSourceConfig.CLOCK);
        }
    }

    private static String whyNot(ChainResult result) {
        var silent =
                result.failures().stream()
                        .map(failure -> failure.peer().name() + " (" + failure.reason() + ")")
                        .distinct()
                        .collect(Collectors.joining(", "));
        return silent.isEmpty()
                ? "no majority of the parties agrees"
                : "no majority of the parties agrees; without an answer: " + silent;
    }

    static Reading reading(ChainResult.Agreement agreement) {
        var tai = agreement.tai();
        var bound = TimeDelta.max(tai.radius(), TimeDelta.ofMillis(1));
        return new Reading(
                RoughtimeSourceConfig.CLOCK,
                agreement.counterNanos(),
                tai.midpoint().sinceEpoch().minus(TimeDelta.ofNanos(agreement.counterNanos())),
                bound,
                bound,
                true,
                LeapWarning.UNKNOWN,
                new Upstream(STRATUM, REFERENCE, TimeDelta.ZERO));
    }

    private RoughtimeMalfeasance malfeasance(ChainResult result) {
        return new RoughtimeMalfeasance(
                String.join(", ", result.contradicting()),
                String.join(", ", result.outvoted()),
                keep(result));
    }

    /// Where the proof is kept. Of the same servers one a day is enough: who lies all the time must
    /// not use up the places of others.
    private String keep(ChainResult result) {
        long now = result.answers().getLast().receivedCounterNanos();
        kept.values().removeIf(report -> now - report.counterNanos >= KEEP_AGAIN_NANOS);
        var who = result.outvoted().isEmpty() ? result.contradicting() : result.outvoted();
        var before = kept.get(who);
        if (before != null) {
            return before.place;
        }
        try {
            var place = reports.keep(MalfeasanceReport.toJson(result.links()));
            kept.put(who, new Kept(now, place));
            return place;
        } catch (IOException failed) {
            return "not kept: " + failed.getMessage();
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
