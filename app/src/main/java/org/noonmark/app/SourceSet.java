package org.noonmark.app;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.noonmark.app.config.Configuration;
import org.noonmark.events.EventSink;
import org.noonmark.linux.HostClocks;
import org.noonmark.metrology.ReadingSink;
import org.noonmark.sources.AddressLookup;
import org.noonmark.sources.AssociationContext;
import org.noonmark.sources.AssociationStatus;
import org.noonmark.sources.HostClockSource;
import org.noonmark.sources.NtpSourceConfig;
import org.noonmark.sources.OwnAddresses;
import org.noonmark.sources.ReadingFileSource;
import org.noonmark.sources.ReadingFileStatus;
import org.noonmark.sources.SourceKey;
import org.noonmark.sources.SourceLoop;
import org.noonmark.sources.nts.Authorities;
import org.noonmark.sources.nts.KeyExchangeClient;
import org.noonmark.sources.roughtime.ReportKeeper;
import org.noonmark.sources.roughtime.RoughtimeClient;
import org.noonmark.sources.roughtime.RoughtimeSource;
import org.noonmark.sources.roughtime.RoughtimeSourceConfig;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;

/// Everything that gives readings to one station.
final class SourceSet implements AutoCloseable {
    /// Shorter than what makes a reading old.
    private static final Duration ROUGHTIME_INTERVAL = Duration.ofMinutes(10);

    private final Optional<SourceLoop> loop;
    private final Optional<HostClockSource> hostClock;
    private final List<ReadingFileSource> files;
    private final Optional<RoughtimeSource> roughtime;

    private SourceSet(
            Optional<SourceLoop> loop,
            Optional<HostClockSource> hostClock,
            List<ReadingFileSource> files,
            Optional<RoughtimeSource> roughtime) {
        this.loop = loop;
        this.hostClock = hostClock;
        this.files = files;
        this.roughtime = roughtime;
    }

    /// Where the sources put what they find.
    ///
    /// @param hostStepped sum of the steps of the host clock that are not to be followed
    /// @param notBefore the earliest time that a server can mean
    /// @param start by whose time certificates of key exchanges are judged
    /// @param reports of Roughtime servers that were caught
    record Sinks(
            HostClocks clocks,
            Supplier<LeapTable> leapTable,
            Supplier<TimeDelta> hostStepped,
            UtcInstant notBefore,
            StartWatch start,
            ReportKeeper reports,
            ReadingSink readings,
            EventSink events) {}

    /// Prepares the sources of a configuration; nothing is asked before [#start].
    ///
    /// @throws StartFailure when keys are missing, or the system gives no sockets
    static SourceSet of(Configuration configuration, Optional<KeyStart> keys, Sinks sinks)
            throws StartFailure {
        var files = new ArrayList<ReadingFileSource>();
        for (var file : configuration.readingFiles()) {
            files.add(
                    new ReadingFileSource(
                            file, sinks.clocks, sinks.leapTable, sinks.readings, sinks.events));
        }
        var hostClock =
                configuration
                        .local()
                        .map(config ->
                                new HostClockSource(
                                        config,
                                        sinks.clocks,
                                        sinks.leapTable,
                                        sinks.hostStepped,
                                        sinks.readings,
                                        sinks.events));
        return new SourceSet(
                loop(configuration, keys, sinks),
                hostClock,
                List.copyOf(files),
                roughtime(configuration, sinks));
    }

    /// How many clocks a configuration promises.
    static int expectedClocks(Configuration configuration) {
        int servers =
                configuration.ntpSources().stream()
                        .mapToInt(source -> source.config().addresses())
                        .sum();
        return servers
                + configuration.readingFiles().size()
                + (configuration.roughtimePeers().isEmpty() ? 0 : 1)
                + (configuration.local().isPresent() ? 1 : 0);
    }

    private static Optional<SourceLoop> loop(
            Configuration configuration, Optional<KeyStart> keys, Sinks sinks) throws StartFailure {
        var configs = new ArrayList<NtpSourceConfig>();
        for (var source : configuration.ntpSources()) {
            configs.add(withKey(source, keys));
        }
        if (configs.isEmpty()) {
            return Optional.empty();
        }
        var own = new OwnAddresses();
        var context =
                new AssociationContext(
                        sinks.leapTable,
                        sinks.notBefore,
                        own,
                        new SecureRandom(),
                        sinks.readings,
                        sinks.events);
        try {
            return Optional.of(
                    new SourceLoop(
                            configs,
                            AddressLookup.bySystem(),
                            new KeyExchangeClient(sinks.start),
                            own,
                            sinks.clocks,
                            context));
        } catch (IOException failed) {
            throw new StartFailure("cannot ask NTP servers: " + failed.getMessage(), failed);
        }
    }

    private static NtpSourceConfig withKey(Configuration.NtpSource source, Optional<KeyStart> keys)
            throws StartFailure {
        if (source.config().key() instanceof SourceKey.Nts(int _, var authorities)) {
            requireReadable(authorities);
        }
        if (source.keyId().isEmpty()) {
            return source.config();
        }
        var key = keys.orElseThrow().require(source.keyId().orElseThrow());
        return source.config().withKey(new SourceKey.Symmetric(key));
    }

    private static void requireReadable(Authorities authorities) throws StartFailure {
        try {
            authorities.anchors();
        } catch (IOException unreadable) {
            throw new StartFailure("nts_ca: " + unreadable.getMessage(), unreadable);
        }
    }

    private static Optional<RoughtimeSource> roughtime(Configuration configuration, Sinks sinks) {
        if (configuration.roughtimePeers().isEmpty()) {
            return Optional.empty();
        }
        var client =
                new RoughtimeClient(AddressLookup.bySystem(), sinks.clocks, new SecureRandom());
        return Optional.of(
                new RoughtimeSource(
                        new RoughtimeSourceConfig(
                                configuration.roughtimePeers(), ROUGHTIME_INTERVAL),
                        client,
                        sinks.leapTable,
                        sinks.reports,
                        sinks.start.roughtimeReadings(sinks.readings),
                        sinks.start,
                        sinks.start));
    }

    void start() {
        roughtime.ifPresent(RoughtimeSource::start);
        loop.ifPresent(SourceLoop::start);
        hostClock.ifPresent(HostClockSource::start);
        files.forEach(ReadingFileSource::start);
    }

    /// NTP associations by the name of their clock.
    Map<String, AssociationStatus> associations() {
        return loop.map(SourceLoop::status).orElse(List.of()).stream()
                .collect(
                        Collectors.toMap(
                                status -> status.clock().name(),
                                Function.identity(),
                                (first, second) -> second));
    }

    List<ReadingFileStatus> files() {
        return files.stream().map(ReadingFileSource::status).toList();
    }

    /// Kernel timestamps that were not used because the host clock moved under them.
    long distrustedStamps() {
        return loop.map(SourceLoop::distrustedStampCount).orElse(0L);
    }

    @Override
    public void close() {
        roughtime.ifPresent(RoughtimeSource::close);
        hostClock.ifPresent(HostClockSource::close);
        files.forEach(ReadingFileSource::close);
        loop.ifPresent(SourceLoop::close);
    }
}
