package org.noonmark.app;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.noonmark.app.config.Configuration;
import org.noonmark.app.config.GuardConfig;
import org.noonmark.app.guard.FindingPace;
import org.noonmark.app.guard.GuardMemory;
import org.noonmark.app.guard.RulePacks;
import org.noonmark.app.guard.WatchedPacks;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.status.StatusReport;
import org.noonmark.events.GuardEvent;
import org.noonmark.events.StationEvent;
import org.noonmark.guard.event.LogPosition;
import org.noonmark.guard.follow.FollowPosition;
import org.noonmark.guard.host.Finding;
import org.noonmark.guard.host.GuardHost;
import org.noonmark.guard.host.HostRules;
import org.noonmark.guard.host.HostSettings;
import org.noonmark.guard.host.HostSink;
import org.noonmark.sigma.correlation.CorrelationLimits;
import org.noonmark.sources.PacedThread;
import org.noonmark.time.JavaTimeScale;
import org.noonmark.time.TimeDelta;

/// The guard of a running station: follows logs, runs rules over them, tells what they find.
///
/// One thread looks at the logs ten times a second, another at the packs every few seconds; the
/// host has threads of its own for matching. Time never waits for any of them.
final class LogGuard implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration PACKS_EVERY = Duration.ofSeconds(2);
    private static final int SAVED_EVERY_LOOKS = 50;
    private static final int TOLD_RULES = 10;
    private static final long FAILURES_EVERY_NANOS = 60_000_000_000L;

    /// A tenth of a second's reading.
    private static final int MOST_ROUNDS = 10;

    /// Small enough that no log can take a station's memory.
    private static final CorrelationLimits LIMITS =
            new CorrelationLimits(10_000, 10_000, 50_000, 20);

    private static final int REPORTED_RULES = 100;

    private final RunningStation station;
    private final DataFolder folder;
    private final WatchedPacks packs;
    private final GuardHost host;
    private final InstantSource clock;
    private final List<FollowedLog> logs = new ArrayList<>();
    private final Told told = new Told();
    private final PacedThread looking;
    private final PacedThread caring;
    private volatile RulePacks inForce;
    private volatile HostRules rules;
    private Map<String, List<FollowPosition>> saved = Map.of();
    private int looks;
    private boolean isClosed;
    private long missedTold;

    private LogGuard(
            GuardConfig config, RunningStation station, DataFolder folder, WatchedPacks packs) {
        this.station = station;
        this.folder = folder;
        this.packs = packs;
        this.inForce = packs.packs();
        this.rules = compile(inForce);
        this.clock = steady();
        var leaps = station.snapshot().leapTable();
        this.host =
                new GuardHost(
                        rules,
                        HostSettings.live(config.partitions(), config.lateness(), leaps),
                        clock,
                        told);
        var before = memory();
        for (var log : config.logs()) {
            logs.add(
                    new FollowedLog(
                            log,
                            () -> station.time().interval(),
                            leaps,
                            before.getOrDefault(log.name(), List.of()),
                            host.open(log.name()),
                            station::publish));
        }
        this.looking = new PacedThread("guard-logs", LOOK_EVERY, this::look);
        this.caring = new PacedThread("guard-rules", PACKS_EVERY, this::care);
    }

    /// A guard that runs; nothing when no log is to be followed. Rules that cannot be read are an
    /// alarm, and keep nobody from the time.
    static Optional<LogGuard> start(
            Configuration configuration, RunningStation station, DataFolder folder) {
        if (configuration.guard().isEmpty()) {
            return Optional.empty();
        }
        var config = configuration.guard().orElseThrow();
        var packs =
                WatchedPacks.read(
                        config,
                        trouble ->
                                station.publish(new GuardEvent.RulesNotLoaded("[guard]", trouble)));
        var guard = new LogGuard(config, station, folder, packs);
        guard.tellRules();
        guard.looking.start();
        guard.caring.start();
        return Optional.of(guard);
    }

    private static HostRules compile(RulePacks packs) {
        return HostRules.of(packs.packs().stream().map(RulePacks.Loaded::pack).toList(), LIMITS);
    }

    /// A clock that no step moves: the time at the start, by the best clock that there was, and the
    /// local counter since. Canaries and windows are paced by it.
    private InstantSource steady() {
        var time = station.time();
        var began =
                time.state().isUsable()
                        ? JavaTimeScale.toInstant(
                                time.interval().midpoint(), station.snapshot().leapTable())
                        : Instant.now();
        long counter = station.counterNanos();
        return () -> began.plusNanos(station.counterNanos() - counter);
    }

    private Map<String, List<FollowPosition>> memory() {
        try {
            var bytes = folder.read(GuardMemory.FILE);
            var memory = bytes.flatMap(GuardMemory::read);
            if (bytes.isPresent() && memory.isEmpty()) {
                station.publish(
                        new StationEvent.StateFileFailed(
                                GuardMemory.FILE,
                                "is damaged: what was written to logs meanwhile may never be read"));
            }
            return memory.map(GuardMemory::positions).orElse(Map.of());
        } catch (IOException failed) {
            tellFile(failed);
            return Map.of();
        }
    }

    private void tellFile(IOException failed) {
        station.publish(
                new StationEvent.StateFileFailed(GuardMemory.FILE, ConfigCommands.reason(failed)));
    }

    /// A fault of the guard must not end the station, nor its own watch.
    private void look() {
        try {
            readLogs();
        } catch (RuntimeException fault) {
            told.failed(new LogPosition("guard", -1, -1), fault);
        }
    }

    private void readLogs() {
        boolean hasMore = true;
        for (int i = 0; hasMore && i < MOST_ROUNDS; i++) {
            hasMore = false;
            for (var log : logs) {
                // Files can wait: what the rules cannot take now is read at the next look.
                if (host.hasRoom()) {
                    hasMore |= log.look(station.counterNanos());
                }
            }
            host.tick();
        }
        told.due();
        if (++looks % SAVED_EVERY_LOOKS == 0) {
            save();
            tellMissed();
        }
    }

    private void tellMissed() {
        var figures = host.figures();
        long forgotten =
                figures.correlations().stream()
                        .mapToLong(rule -> rule.droppedMembers() + rule.droppedKeys())
                        .sum();
        long missed = figures.dropped() + figures.late() + forgotten;
        if (missed > missedTold) {
            missedTold = missed;
            station.publish(
                    new GuardEvent.LogEventsMissed(figures.dropped(), figures.late(), forgotten));
        }
    }

    private void save() {
        var positions = new HashMap<String, List<FollowPosition>>();
        logs.forEach(log -> positions.put(log.name(), log.positions()));
        if (positions.equals(saved)) {
            return;
        }
        try {
            folder.replace(GuardMemory.FILE, GuardMemory.of(positions).write());
            saved = positions;
        } catch (IOException failed) {
            tellFile(failed);
        }
    }

    private void care() {
        try {
            var changed = packs.changed();
            if (changed.isPresent()) {
                var next = changed.orElseThrow();
                rules = compile(next);
                host.swap(rules);
                inForce = next;
                tellRules();
            }
        } catch (CommandFailure | RuntimeException failed) {
            station.publish(
                    new GuardEvent.RulesNotLoaded("[guard]", String.valueOf(failed.getMessage())));
        }
    }

    private void tellRules() {
        for (var loaded : inForce.packs()) {
            var out = notInForce(loaded);
            station.publish(
                    new GuardEvent.RulesLoaded(
                            loaded.pack().name(),
                            loaded.files().sha256(),
                            loaded.pack().rules().size(),
                            out.size()));
            for (int i = 0; i < Math.min(TOLD_RULES, out.size()); i++) {
                int more = i == TOLD_RULES - 1 ? out.size() - TOLD_RULES : 0;
                station.publish(
                        new GuardEvent.RuleNotInForce(loaded.pack().name(), out.get(i), more));
            }
        }
    }

    /// Why rules of a pack look for nothing.
    private List<String> notInForce(RulePacks.Loaded loaded) {
        var out = new ArrayList<String>();
        loaded.pack().refusals().forEach(refusal -> out.add(refusal.message()));
        loaded.pack().waiting().forEach(waiting -> out.add(waiting.message()));
        rules.refusals().stream()
                .filter(refusal -> loaded.pack().rules().contains(refusal.rule()))
                .forEach(refusal -> out.add(refusal.message()));
        return out;
    }

    /// For the status.
    StatusReport.Guard report() {
        var figures = host.figures();
        var now = clock.instant();
        return new StatusReport.Guard(
                inForce.packs().stream().map(pack -> pack(pack, figures.canaries(), now)).toList(),
                logs.stream().map(FollowedLog::report).toList(),
                figures.events(),
                figures.findings(),
                figures.dropped(),
                figures.late(),
                rules.memory());
    }

    private StatusReport.Pack pack(
            RulePacks.Loaded loaded, Map<String, Instant> found, Instant now) {
        var name = loaded.pack().name();
        var out = notInForce(loaded);
        var last = found.get(name);
        return new StatusReport.Pack(
                name,
                loaded.files().sha256(),
                loaded.pack().rules().size(),
                out.stream().limit(REPORTED_RULES).toList(),
                out.size(),
                !told.dead.containsKey(name),
                last == null ? -1 : Duration.between(last, now).toMillis() / 1e3);
    }

    /// What the host finds, as events of the station.
    private final class Told implements HostSink {
        private final FindingPace pace = new FindingPace();
        private final Map<String, Boolean> dead = new ConcurrentHashMap<>();
        private long failures;
        private long failureToldNanos;

        @Override
        public synchronized void finding(Finding finding) {
            pace.found(finding, station.counterNanos()).forEach(station::publish);
        }

        synchronized void due() {
            pace.due(station.counterNanos()).forEach(station::publish);
        }

        synchronized void rest() {
            pace.rest(station.counterNanos()).forEach(station::publish);
        }

        @Override
        public void packDead(String pack, Duration waited) {
            dead.put(pack, true);
            station.publish(new GuardEvent.PackDead(pack, TimeDelta.ofNanos(waited.toNanos())));
        }

        @Override
        public void packAlive(String pack) {
            dead.remove(pack);
            station.publish(new GuardEvent.PackAlive(pack));
        }

        @Override
        public synchronized void failed(LogPosition position, RuntimeException cause) {
            long now = station.counterNanos();
            if (failures++ > 0 && now - failureToldNanos < FAILURES_EVERY_NANOS) {
                return;
            }
            failureToldNanos = now;
            station.publish(
                    new GuardEvent.LogUnreadable(
                            position.source(),
                            "event " + position.index(),
                            "rules could not judge it, a fault of this program: " + cause,
                            failures - 1));
        }
    }

    /// Finishes what was read, tells what was found in it, and remembers how far that is.
    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        caring.close();
        looking.close();
        save();
        logs.forEach(FollowedLog::close);
        host.close();
        told.rest();
    }
}
