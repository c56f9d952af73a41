package org.noonmark.app;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.noonmark.app.config.Configuration;
import org.noonmark.events.EventSink;
import org.noonmark.events.StationEvent;
import org.noonmark.linux.HostClocks;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.Reading;
import org.noonmark.metrology.ReadingSink;
import org.noonmark.sources.SourceKey;
import org.noonmark.sources.nts.CertificateTime;
import org.noonmark.sources.roughtime.ChainObserver;
import org.noonmark.sources.roughtime.ChainResult;
import org.noonmark.sources.start.Moment;
import org.noonmark.sources.start.StartMachine;
import org.noonmark.sources.start.StartPlan;
import org.noonmark.sources.start.StartStatus;
import org.noonmark.station.Snapshot;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;

/// Shows the start what happens and what the clocks say; one at a time, from any thread.
final class StartWatch implements Supplier<CertificateTime>, ChainObserver, EventSink {
    private static final long SECOND = 1_000_000_000L;

    private final HostReader host;
    private final Supplier<@Nullable Snapshot> snapshot;
    private final LeapTable leapTable;
    private final EventSink events;
    private final Object lock = new Object();
    private final StartMachine machine;

    /// @param snapshot the station's, or null before there is a station
    /// @param leapTable until then
    /// @param events where everything goes that is shown here
    StartWatch(
            StartPlan plan,
            HostClocks clocks,
            Supplier<@Nullable Snapshot> snapshot,
            LeapTable leapTable,
            EventSink events) {
        this.host = new HostReader(clocks);
        this.snapshot = snapshot;
        this.leapTable = leapTable;
        this.events = events;
        this.machine = new StartMachine(plan, now(), events);
    }

    /// What a configuration means for the start.
    ///
    /// @param remembered UTC at the end of the last run
    static StartPlan plan(Configuration configuration, Optional<UtcInstant> remembered) {
        var parties =
                configuration.roughtimePeers().stream()
                        .map(peer -> peer.party())
                        .distinct()
                        .count();
        return new StartPlan(
                configuration.ntpSources().stream()
                        .map(Configuration.NtpSource::config)
                        .filter(source -> source.key() instanceof SourceKey.Nts)
                        .map(source -> source.clock().name())
                        .collect(Collectors.toSet()),
                (int) parties,
                configuration.startDates(),
                configuration.policy().ensemble().requireAuthenticated(),
                remembered);
    }

    private Moment now() {
        var sample = host.get();
        var current = snapshot.get();
        return new Moment(
                sample.counterNanos(),
                sample.suspendedNanos(),
                utc(sample.realtimeNanos()),
                current == null ? Optional.empty() : interval(current, sample.counterNanos()),
                current == null ? leapTable : current.leapTable());
    }

    /// What the host's clock says, in nanoseconds since 1970, as an instant.
    static UtcInstant utc(long realtimeNanos) {
        return UtcInstant.ofPosix(
                Math.floorDiv(realtimeNanos, SECOND),
                Math.floorMod(realtimeNanos, SECOND) * SECOND);
    }

    private static Optional<TimeInterval> interval(Snapshot snapshot, long counterNanos) {
        return snapshot.state().isUsable()
                ? Optional.of(snapshot.at(counterNanos).interval())
                : Optional.empty();
    }

    @Override
    public CertificateTime get() {
        synchronized (lock) {
            return machine.certificateTime(now());
        }
    }

    @Override
    public void begins() {
        synchronized (lock) {
            machine.begins(now());
        }
    }

    @Override
    public void found(ChainResult result) {
        synchronized (lock) {
            machine.measured(result, now());
        }
    }

    @Override
    public boolean isUrgent() {
        synchronized (lock) {
            return machine.wantsRoughtime(now());
        }
    }

    /// Passes the event on, and shows it to the start.
    @Override
    public void publish(StationEvent event) {
        events.publish(event);
        synchronized (lock) {
            machine.happened(event, now());
        }
    }

    StartStatus status() {
        synchronized (lock) {
            return machine.status(now());
        }
    }

    /// Where Roughtime's readings go: nowhere as long as the first time has to come from NTS.
    ReadingSink roughtimeReadings(ReadingSink station) {
        return new ReadingSink() {
            @Override
            public void accept(Reading reading) {
                if (!isHeld()) {
                    station.accept(reading);
                }
            }

            @Override
            public void unreachable(ClockId clock) {
                station.unreachable(clock);
            }
        };
    }

    private boolean isHeld() {
        synchronized (lock) {
            return machine.holdsRoughtime();
        }
    }
}
