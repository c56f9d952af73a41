package org.noonmark.app;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.noonmark.app.config.Configuration;
import org.noonmark.sources.AddressLookup;
import org.noonmark.sources.khronos.KhronosConfig;
import org.noonmark.sources.khronos.KhronosWatch;
import org.noonmark.sources.khronos.NtpPoolNetwork;
import org.noonmark.sources.khronos.WatchedStation;
import org.noonmark.station.Snapshot;
import org.noonmark.time.StandardTime;

/// Starts the watch over the pool of `[khronos]`.
final class KhronosStart {
    private KhronosStart() {}

    /// A watch that runs; nothing when none is configured.
    ///
    /// @param sources whose servers are not asked
    /// @param sinks what the sources share with it
    static Optional<KhronosWatch> start(
            Configuration configuration,
            SourceSet sources,
            Supplier<Snapshot> snapshot,
            SourceSet.Sinks sinks) {
        var watch = configuration.khronos().map(config -> watch(config, sources, snapshot, sinks));
        watch.ifPresent(KhronosWatch::start);
        return watch;
    }

    private static KhronosWatch watch(
            KhronosConfig config,
            SourceSet sources,
            Supplier<Snapshot> snapshot,
            SourceSet.Sinks sinks) {
        var random = new SecureRandom();
        return new KhronosWatch(
                config,
                AddressLookup.bySystem(),
                new NtpPoolNetwork(
                        config.port(),
                        sinks.clocks(),
                        sinks.leapTable(),
                        sinks.notBefore(),
                        random),
                station(snapshot, new HostReader(sinks.clocks())),
                () -> addresses(sources),
                sinks.clocks(),
                random,
                sinks.events());
    }

    private static WatchedStation station(Supplier<Snapshot> snapshot, HostReader host) {
        return new WatchedStation() {
            @Override
            public LongFunction<StandardTime> line() {
                return snapshot.get()::at;
            }

            @Override
            public long suspendedNanos() {
                return host.get().suspendedNanos();
            }
        };
    }

    private static Set<InetAddress> addresses(SourceSet sources) {
        return sources.associations().values().stream()
                .map(association -> InetAddress.ofLiteral(association.address()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
