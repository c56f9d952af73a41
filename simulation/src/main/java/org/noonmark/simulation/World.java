package org.noonmark.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.noonmark.metrology.Reading;
import org.noonmark.sources.HostClockConfig;
import org.noonmark.sources.HostClockSample;
import org.noonmark.station.HostClockWatch;
import org.noonmark.station.HostSample;
import org.noonmark.station.Start;
import org.noonmark.station.Station;
import org.noonmark.station.StationMemory;
import org.noonmark.time.LeapTable;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;

/// A running world: true time, what is due when, and the station in the middle.
public final class World {
    private static final long SECOND = 1_000_000_000L;

    private record Due(long trueNanos, long order, Runnable what) {}

    private final PriorityQueue<Due> queue =
            new PriorityQueue<>((a, b) ->
                    a.trueNanos != b.trueNanos
                            ? Long.compare(a.trueNanos, b.trueNanos)
                            : Long.compare(a.order, b.order));
    private final Simulation plan;
    private final SplittableRandom random;
    private final SimulatedHost host;
    private final List<SimulatedServer> servers = new ArrayList<>();
    private final List<SimulatedLink> links = new ArrayList<>();
    private final Run run = new Run();
    private final SimulatedClient client;
    private LeapTable trueLeaps;
    private Attacker attacker = Attacker.NONE;
    private long now;
    private long order;
    private Station station;
    private HostClockWatch watch;
    private @Nullable StationMemory remembered;
    private boolean stopped;

    World(Simulation plan) {
        this.plan = plan;
        this.random = new SplittableRandom(plan.seed);
        this.host =
                new SimulatedHost(
                        plan.oscillator,
                        plan.start,
                        plan.leapTable,
                        plan.hostClockError,
                        random.split());
        this.client = new SimulatedClient(random.split());
        this.trueLeaps = plan.leapTable;
        this.watch = new HostClockWatch(host.sample(0));
        this.station = newStation(new Start.Fresh());
        for (var planned : plan.servers) {
            var server =
                    new SimulatedServer(planned.name(), planned.path(), plan.start, plan.leapTable);
            servers.add(server);
            links.add(new SimulatedLink(this, server, random.split()));
        }
    }

    private Station newStation(Start start) {
        return new Station(
                plan.policy,
                plan.leapTable,
                start,
                plan.hostClockSource ? 1 : plan.servers.size(),
                counter(),
                event -> run.published(now * 1e-9, event));
    }

    Run run(long endNanos) {
        for (var planned : plan.plan) {
            schedule(Math.round(planned.atSeconds() * 1e9), () -> planned.what().accept(this));
        }
        links.forEach(SimulatedLink::begin);
        every(Math.round(plan.tickSeconds * 1e9), this::tick);
        every(SECOND, this::judge);
        while (!queue.isEmpty() && queue.peek().trueNanos <= endNanos) {
            var due = queue.poll();
            now = due.trueNanos;
            due.what.run();
        }
        return run;
    }

    private void every(long periodNanos, Runnable what) {
        schedule(
                now + periodNanos,
                () -> {
                    what.run();
                    every(periodNanos, what);
                });
    }

    void schedule(long trueNanos, Runnable what) {
        queue.add(new Due(Math.max(now, trueNanos), order++, what));
    }

    private void tick() {
        if (stopped) {
            return;
        }
        var sample = host.sample(now);
        for (var event : watch.observe(sample)) {
            station.happened(event, sample.counterNanos());
        }
        if (plan.hostClockSource) {
            hostReading(sample).ifPresent(station::accept);
        }
        station.tick(sample.counterNanos());
    }

    /// The host clock as the station's own source reads it; the kernel knows of no discipline.
    private Optional<Reading> hostReading(HostSample sample) {
        return new HostClockSample(
                        sample.counterNanos(),
                        sample.realtimeNanos(),
                        sample.pairingErrorNanos(),
                        false,
                        0,
                        0,
                        LeapWarning.NONE)
                .without(watch.stepped())
                .toReading(HostClockConfig.DEFAULT, plan.leapTable);
    }

    private void judge() {
        if (!stopped) {
            run.judge(station.snapshot(), counter(), truth());
            run.look(station.snapshot(), counter());
            client.ask(station.snapshot(), counter(), truth(), trueLeaps);
            run.served(client);
        }
    }

    /// Local counter now.
    long counter() {
        return host.oscillator().countAt(now);
    }

    /// True TAI now.
    TaiInstant truth() {
        return plan.start.plus(TimeDelta.ofNanos(now));
    }

    long now() {
        return now;
    }

    Simulation plan() {
        return plan;
    }

    Station station() {
        return station;
    }

    Attacker attacker() {
        return attacker;
    }

    boolean isStopped() {
        return stopped;
    }

    /// Seconds since the world began.
    public double seconds() {
        return now * 1e-9;
    }

    public SimulatedHost host() {
        return host;
    }

    public SimulatedServer server(int index) {
        return servers.get(index);
    }

    public void eachServer(Consumer<SimulatedServer> change) {
        servers.forEach(change);
    }

    /// Says which leap seconds really happen, when that is not what the station's table says.
    public void trueLeaps(LeapTable table) {
        trueLeaps = table;
    }

    /// Puts somebody on every path.
    public void attack(Attacker newAttacker) {
        attacker = newAttacker;
    }

    /// Does something more, `seconds` from now.
    public void later(double seconds, Runnable what) {
        schedule(now + Math.round(seconds * 1e9), what);
    }

    /// Results so far.
    public Run results() {
        return run;
    }

    /// Sends a datagram to the station as if it came from `server`, for spoofing.
    public void spoof(int server, byte[] datagram) {
        links.get(server).arrive(datagram);
    }

    /// Stops the process for a while: nothing ticks, nothing is received, the counter goes on.
    public void stall(double seconds) {
        stopped = true;
        schedule(now + Math.round(seconds * 1e9), () -> stopped = false);
    }

    /// Suspends the machine: the counter misses the time too.
    public void suspend(double seconds) {
        stopped = true;
        long nanos = Math.round(seconds * 1e9);
        schedule(
                now + nanos,
                () -> {
                    host.suspend(nanos);
                    stopped = false;
                    // The watch runs ten times a second, so within the second that is judged next.
                    tick();
                    links.forEach(SimulatedLink::wake);
                });
    }

    /// Stops the station and starts it again after `downSeconds` with what it remembered.
    public void restart(double downSeconds) {
        begin(downSeconds, false);
    }

    /// The same with a restart of the machine: the counter begins anew.
    public void reboot(double downSeconds) {
        begin(downSeconds, true);
    }

    private void begin(double downSeconds, boolean reboot) {
        remembered =
                station.memory(host.bootName(), host.sample(now), watch.stepped())
                        .orElse(remembered);
        var memory = remembered;
        stopped = true;
        schedule(
                now + Math.round(downSeconds * 1e9),
                () -> {
                    if (reboot) {
                        host.reboot(now);
                    }
                    var first = host.sample(now);
                    var start =
                            memory == null
                                    ? new Start.Fresh()
                                    : Start.from(memory, host.bootName(), first);
                    watch = HostClockWatch.from(start, first, plan.policy, plan.leapTable);
                    station = newStation(start);
                    stopped = false;
                    links.forEach(SimulatedLink::begin);
                });
    }
}
