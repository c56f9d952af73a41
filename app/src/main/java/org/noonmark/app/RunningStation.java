package org.noonmark.app;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.noonmark.app.config.Configuration;
import org.noonmark.app.ledger.ScaleMoment;
import org.noonmark.events.EventQueue;
import org.noonmark.events.StampedEvent;
import org.noonmark.events.StationEvent;
import org.noonmark.linux.HostClocks;
import org.noonmark.sources.khronos.KhronosStatus;
import org.noonmark.sources.khronos.KhronosWatch;
import org.noonmark.sources.start.StartStatus;
import org.noonmark.station.HostClockWatch;
import org.noonmark.station.Snapshot;
import org.noonmark.station.Start;
import org.noonmark.station.Station;
import org.noonmark.station.StationLoop;
import org.noonmark.station.StationMemory;
import org.noonmark.station.StationStatus;
import org.noonmark.time.ClockState;
import org.noonmark.time.LeapTable;
import org.noonmark.time.StandardTime;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;

/// A station with its sources and its servers, from [#start] to [#close].
final class RunningStation implements AutoCloseable {
    private static final int EVENTS = 1024;
    private static final long ATTOS_PER_NANO = 1_000_000_000L;

    /// Servers may be behind what is remembered without being in the next era of NTP.
    private static final TimeDelta ERA_MARGIN = TimeDelta.ofSeconds(365L * 86_400);

    private static final StandardTime NO_TIME =
            new StandardTime(TimeInterval.EVERYTHING, ClockState.STARTING);

    private final HostClocks clocks;
    private final HostReader host;
    private final String boot;
    private final EventQueue events;
    private final StartWatch start;
    private final HostClockWatch watch;
    private final Station station;
    private final StationLoop loop;
    private final ReadingTap readings;
    private final SourceSet sources;
    private final Optional<KhronosWatch> khronos;
    private final ServerSet servers;

    private RunningStation(
            HostClocks clocks,
            String boot,
            EventQueue events,
            StartWatch start,
            HostClockWatch watch,
            Station station,
            StationLoop loop,
            ReadingTap readings,
            SourceSet sources,
            Optional<KhronosWatch> khronos,
            ServerSet servers) {
        this.clocks = clocks;
        this.host = new HostReader(clocks);
        this.boot = boot;
        this.events = events;
        this.start = start;
        this.watch = watch;
        this.station = station;
        this.loop = loop;
        this.readings = readings;
        this.sources = sources;
        this.khronos = khronos;
        this.servers = servers;
    }

    /// Starts everything that the configuration asks for.
    ///
    /// @param acceptCorrection whether the operator accepts whatever the sources say, so that what
    ///   is remembered of earlier runs does not limit it
    /// @throws StartFailure with one line for the operator; then nothing is left running
    static RunningStation start(
            Configuration configuration, DataFolder folder, boolean acceptCorrection)
            throws StartFailure {
        var table = LeapFile.load(configuration.leapFile());
        var keys = keys(configuration);
        var clocks = HostClocks.open();
        var boot = HostIdentity.boot();
        var current = new AtomicReference<@Nullable Station>();
        var events = new EventQueue(EVENTS, () -> now(current.get(), clocks));
        events.publish(new StationEvent.Started(Version.TEXT, configuration.sha256()));
        var memory = memory(folder, events, acceptCorrection);
        var first = new HostReader(clocks).get();
        var begin =
                memory.<Start>map(known -> Start.from(known, boot, first))
                        .orElseGet(Start.Fresh::new);
        var plan = StartWatch.plan(configuration, memory.map(known -> table.toUtc(known.tai())));
        var start = new StartWatch(plan, clocks, () -> snapshot(current.get()), table, events);
        var watch = HostClockWatch.from(begin, first, configuration.policy(), table);
        var station =
                new Station(
                        configuration.policy(),
                        table,
                        begin,
                        SourceSet.expectedClocks(configuration),
                        first.counterNanos(),
                        start);
        current.set(station);
        var loop = new StationLoop(station, new HostReader(clocks), watch);
        var tap = new ReadingTap(loop);
        var sinks = sinks(clocks, station, watch, memory, new ReportFolder(folder), tap, start);
        var sources = SourceSet.of(configuration, keys, sinks);
        var servers =
                ServerStart.all(
                        configuration.servers(), folder, keys, station::snapshot, clocks, events);
        loop.start();
        sources.start();
        var khronos = KhronosStart.start(configuration, sources, station::snapshot, sinks);
        return new RunningStation(
                clocks, boot, events, start, watch, station, loop, tap, sources, khronos, servers);
    }

    /// The earliest time that a server can mean.
    private static UtcInstant notBefore(Optional<StationMemory> memory, LeapTable table) {
        return memory.map(known -> table.toUtc(known.tai().minus(ERA_MARGIN)))
                .orElse(new UtcInstant(0, 0, 0));
    }

    private static SourceSet.Sinks sinks(
            HostClocks clocks,
            Station station,
            HostClockWatch watch,
            Optional<StationMemory> memory,
            ReportFolder reports,
            ReadingTap readings,
            StartWatch start) {
        return new SourceSet.Sinks(
                clocks,
                () -> station.snapshot().leapTable(),
                watch::stepped,
                notBefore(memory, station.snapshot().leapTable()),
                start,
                reports,
                readings,
                start);
    }

    private static @Nullable Snapshot snapshot(@Nullable Station station) {
        return station == null ? null : station.snapshot();
    }

    private static StandardTime now(@Nullable Station station, HostClocks clocks) {
        return station == null ? NO_TIME : station.snapshot().at(clocks.counterNanos());
    }

    private static Optional<KeyStart> keys(Configuration configuration) throws StartFailure {
        return configuration.keysFile().isPresent()
                ? Optional.of(KeyStart.load(configuration.keysFile().orElseThrow()))
                : Optional.empty();
    }

    private static Optional<StationMemory> memory(
            DataFolder folder, EventQueue events, boolean acceptCorrection) {
        if (acceptCorrection) {
            return Optional.empty();
        }
        var path = folder.path(MemoryFile.NAME).toString();
        try {
            var bytes = folder.read(MemoryFile.NAME);
            var memory = bytes.flatMap(MemoryFile::read);
            if (bytes.isPresent() && memory.isEmpty()) {
                events.publish(
                        new StationEvent.StateFileFailed(
                                path, "is damaged; the station starts from nothing"));
            }
            return memory;
        } catch (IOException failed) {
            events.publish(new StationEvent.StateFileFailed(path, ConfigCommands.reason(failed)));
            return Optional.empty();
        }
    }

    /// The next event, or null when none came within the time-out.
    @Nullable StampedEvent nextEvent(long timeoutNanos) throws InterruptedException {
        return events.poll(timeoutNanos);
    }

    /// Standard time now.
    StandardTime time() {
        return now(station, clocks);
    }

    /// The scale now, with the host's clocks.
    ScaleMoment moment() {
        var now = host.get();
        double frequency = station.status(now.counterNanos()).frequency();
        return new ScaleMoment(station.snapshot(), frequency, now);
    }

    /// What the sources measure, for the ledger.
    ReadingTap readings() {
        return readings;
    }

    /// The latest that it may be by served time; nothing while that is not usable.
    Optional<LatestClock.Served> served() {
        var time = time();
        if (!time.state().isUsable()) {
            return Optional.empty();
        }
        var utc = snapshot().leapTable().toUtc(time.interval().latest());
        return Optional.of(
                new LatestClock.Served(
                        Instant.ofEpochSecond(
                                utc.toPosixSeconds(), utc.attoseconds() / ATTOS_PER_NANO),
                        time.state() != ClockState.LOCAL));
    }

    void publish(StationEvent event) {
        events.publish(event);
    }

    /// Hands over a newer leap table.
    void renew(LeapTable table) {
        loop.renew(table);
    }

    HostClocks clocks() {
        return clocks;
    }

    long counterNanos() {
        return clocks.counterNanos();
    }

    String boot() {
        return boot;
    }

    Snapshot snapshot() {
        return station.snapshot();
    }

    StationStatus status() {
        return station.status(clocks.counterNanos());
    }

    StartStatus startStatus() {
        return start.status();
    }

    SourceSet sources() {
        return sources;
    }

    /// What the watch over a pool found last; nothing without one.
    Optional<KhronosStatus> khronos() {
        return khronos.map(KhronosWatch::status);
    }

    HostReader host() {
        return host;
    }

    ServerSet servers() {
        return servers;
    }

    long droppedReadings() {
        return loop.droppedCount();
    }

    long droppedEvents() {
        return events.droppedCount();
    }

    /// What the next run has to know; nothing while time is not usable.
    Optional<StationMemory> memory() {
        return station.memory(boot, host.get(), watch.stepped());
    }

    /// Stops answering, asking and computing, in this order.
    @Override
    public void close() {
        servers.close();
        khronos.ifPresent(KhronosWatch::close);
        sources.close();
        loop.close();
    }
}
