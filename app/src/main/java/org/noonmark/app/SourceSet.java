package org.noonmark.app;

import java.io.IOException;
import java.security.SecureRandom;
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
import org.noonmark.sources.nts.CertificateTime;
import org.noonmark.sources.nts.KeyExchangeClient;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;

/// Everything that gives readings to one station.
final class SourceSet implements AutoCloseable {
    private final Optional<SourceLoop> loop;
    private final Optional<HostClockSource> hostClock;
    private final List<ReadingFileSource> files;

    private SourceSet(
            Optional<SourceLoop> loop,
            Optional<HostClockSource> hostClock,
            List<ReadingFileSource> files) {
        this.loop = loop;
        this.hostClock = hostClock;
        this.files = files;
    }

    /// Where the sources put what they find.
    ///
    /// @param hostStepped sum of the steps of the host clock that are not to be followed
    /// @param notBefore the earliest time that a server can mean
    /// @param certificateTime by which certificates of key exchanges are judged
    record Sinks(
            HostClocks clocks,
            Supplier<LeapTable> leapTable,
            Supplier<TimeDelta> hostStepped,
            UtcInstant notBefore,
            Supplier<CertificateTime> certificateTime,
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
        return new SourceSet(loop(configuration, keys, sinks), hostClock, List.copyOf(files));
    }

    /// How many clocks a configuration promises.
    static int expectedClocks(Configuration configuration) {
        int servers =
                configuration.ntpSources().stream()
                        .mapToInt(source -> source.config().addresses())
                        .sum();
        return servers
                + configuration.readingFiles().size()
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
                            new KeyExchangeClient(sinks.certificateTime),
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

    void start() {
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
        hostClock.ifPresent(HostClockSource::close);
        files.forEach(ReadingFileSource::close);
        loop.ifPresent(SourceLoop::close);
    }
}
