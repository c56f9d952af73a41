package org.noonmark.guard.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.LogPosition;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.LogSource;
import org.noonmark.sigma.SigmaEvent;

/// Runs rules over the events of any number of sources.
///
/// For the same events in the same order it tells the same findings in the same order, with any
/// number of lanes.
public final class GuardHost implements AutoCloseable {
    private static final EventKind CANARY_KIND =
            new EventKind("canary", List.of(EventKind.View.of(LogSource.ANY)));

    private final HostSettings settings;
    private final InstantSource clock;
    private final Collector collector;
    private final Lane ownLane = new Lane();
    private final ArrayBlockingQueue<Batch> toMatch;
    private final ArrayBlockingQueue<Batch> toCollect;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong faults = new AtomicLong();
    private final Canaries canaries;
    private final HostSink sink;

    private HostRules rules;
    private Batch batch;
    private EventKind lastKind = CANARY_KIND;
    private @Nullable Instant lastCanaries;
    private boolean isClosed;

    /// A host whose lanes run already.
    public GuardHost(HostRules rules, HostSettings settings, InstantSource clock, HostSink sink) {
        this.rules = rules;
        this.settings = settings;
        this.clock = clock;
        this.batch = new Batch(rules);
        this.sink = sink;
        this.canaries = new Canaries(settings);
        this.collector = new Collector(rules, settings, canaries, sink);
        this.toCollect = new ArrayBlockingQueue<>(settings.queuedBatches());
        // What waits to be matched waits to be collected too, but for the one being collected.
        this.toMatch = new ArrayBlockingQueue<>(settings.queuedBatches() + 1 + settings.lanes());
        for (int i = 0; i < settings.lanes(); i++) {
            threads.add(Thread.ofPlatform().name("guard-match-" + i).daemon().start(this::match));
        }
        if (settings.lanes() > 0) {
            threads.add(Thread.ofPlatform().name("guard-collect").daemon().start(this::collect));
        }
    }

    /// Opens a source. Open those that are read together before the first event of any.
    public synchronized EventSource open(String name) {
        var source = new SourceClock(name, clock.instant());
        add(new Batch.Item(Batch.Mark.OPENED, source, null, null));
        return new EventSource() {
            @Override
            public void accept(LogEvent event) {
                take(source, event);
            }

            @Override
            public void close() {
                end(source);
            }
        };
    }

    private synchronized void take(SourceClock source, LogEvent event) {
        events.incrementAndGet();
        lastKind = event.kind();
        add(new Batch.Item(Batch.Mark.EVENT, source, event, null));
        if (batch.items.size() >= settings.batchSize()
                || (!settings.isLossless() && toCollect.isEmpty())) {
            handOver();
        }
    }

    private synchronized void end(SourceClock source) {
        add(new Batch.Item(Batch.Mark.ENDED, source, null, null));
        handOver();
    }

    private void add(Batch.Item item) {
        if (isClosed) {
            throw new IllegalStateException("must be open: host is closed");
        }
        batch.items.add(item);
    }

    /// True while the queue is at most half full. Who reads files, which can wait, reads on only
    /// then: nothing of them is dropped.
    public boolean hasRoom() {
        return settings.lanes() == 0 || toCollect.size() * 2 <= settings.queuedBatches();
    }

    /// Hands over what waits for a full batch.
    public synchronized void flush() {
        if (!batch.items.isEmpty()) {
            handOver();
        }
    }

    /// Lets time pass: hands over what waits, plants canaries when it is time, decides what only
    /// time decides. To be called a few times a second.
    public synchronized void tick() {
        if (isClosed) {
            return;
        }
        var now = clock.instant();
        var last = lastCanaries;
        if (last == null || Duration.between(last, now).compareTo(settings.canaryEvery()) >= 0) {
            lastCanaries = now;
            rules.canaries()
                    .forEach((pack, canary) -> plant(pack, canary.event(lastKind, now), now));
        }
        // Also an empty batch: it lets time pass for correlations.
        handOver();
        canaries.check(now, sink);
    }

    private void plant(String pack, SigmaEvent canary, Instant now) {
        canaries.sent(pack, now);
        add(new Batch.Item(Batch.Mark.CANARY, null, canary, pack));
    }

    /// Puts other rules in force for all events from now on. What correlations remember stays where
    /// a rule and all that it refers to are as they were; other correlations begin anew.
    public synchronized void swap(HostRules next) {
        flush();
        rules = next;
        batch = new Batch(next);
        canaries.keep(next);
    }

    public HostFigures figures() {
        var counted = collector.counted();
        return new HostFigures(
                events.get(),
                dropped.get(),
                counted.matches(),
                counted.findings(),
                counted.late(),
                counted.ahead(),
                counted.failed() + faults.get(),
                toCollect.size(),
                canaries.lastFound(),
                counted.correlations());
    }

    /// Finishes what was handed over and ends all threads.
    @Override
    public void close() {
        synchronized (this) {
            if (isClosed) {
                return;
            }
            flush();
            batch.isLast = true;
            handOver();
            isClosed = true;
        }
        Uninterrupted.join(threads);
    }

    private void handOver() {
        var full = batch;
        batch = new Batch(rules);
        full.at = clock.instant();
        if (settings.lanes() == 0) {
            ownLane.match(full);
            collectKept(full);
        } else if (settings.isLossless() || full.isLast || isMarker(full)) {
            Uninterrupted.put(toCollect, full);
            Uninterrupted.put(toMatch, full);
        } else if (toCollect.offer(full)) {
            Uninterrupted.put(toMatch, full);
        } else {
            drop(full);
        }
    }

    /// Ends of sources must not be lost, or they would hold correlations back.
    private static boolean isMarker(Batch batch) {
        return batch.items.stream()
                .anyMatch(item -> item.mark == Batch.Mark.OPENED || item.mark == Batch.Mark.ENDED);
    }

    private void drop(Batch full) {
        for (var item : full.items) {
            if (item.mark == Batch.Mark.EVENT) {
                dropped.incrementAndGet();
            }
        }
    }

    private void match() {
        var lane = new Lane();
        var last = Uninterrupted.take(toMatch);
        while (true) {
            lane.match(last);
            last.matched.countDown();
            if (last.isLast) {
                break;
            }
            last = Uninterrupted.take(toMatch);
        }
        // The other lanes end by the same batch.
        var end = new Batch(last.rules);
        end.isLast = true;
        boolean _ = toMatch.offer(end);
    }

    /// A fault in what looks at one batch must not end the watch.
    private void collectKept(Batch full) {
        try {
            collector.collect(full);
        } catch (RuntimeException fault) {
            faults.incrementAndGet();
            sink.failed(new LogPosition("", -1, -1), fault);
        }
    }

    private void collect() {
        boolean isLast = false;
        while (!isLast) {
            var next = Uninterrupted.take(toCollect);
            Uninterrupted.await(next.matched);
            collectKept(next);
            isLast = next.isLast;
        }
    }
}
