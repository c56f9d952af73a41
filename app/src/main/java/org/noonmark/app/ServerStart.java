package org.noonmark.app;

import java.util.Optional;
import java.util.function.Supplier;
import org.noonmark.app.config.Configuration.ServerConfigs;
import org.noonmark.events.EventSink;
import org.noonmark.linux.HostClocks;
import org.noonmark.serve.nts.CookieKeyClock;
import org.noonmark.station.Snapshot;
import org.noonmark.station.SnapshotClock;

/// Starts everything that is served, or says in one line what the operator has to do.
final class ServerStart {
    private ServerStart() {}

    /// @param keys symmetric keys of NTP
    /// @throws StartFailure when a server cannot start; then none is left running
    static ServerSet all(
            ServerConfigs configs,
            Optional<KeyStart> keys,
            Supplier<Snapshot> snapshots,
            HostClocks clocks,
            EventSink events)
            throws StartFailure {
        var servers = new ServerSet();
        var clock = new SnapshotClock(snapshots, clocks);
        try {
            CookieKeyClock cookieKeys = null;
            if (configs.nts().isPresent()) {
                cookieKeys = NtsStart.cookieKeys(configs.nts().orElseThrow(), clock, events);
                servers.closeLast(cookieKeys::close);
            }
            if (configs.ntp().isPresent()) {
                servers.add(
                        NtpStart.start(
                                configs.ntp().orElseThrow(), keys, cookieKeys, snapshots, clocks));
            }
            var keyExchange = configs.nts().flatMap(nts -> nts.keyExchange());
            if (cookieKeys != null && keyExchange.isPresent()) {
                servers.add(
                        NtsStart.keyExchange(
                                keyExchange.orElseThrow(), cookieKeys, clock, clocks, events));
            }
            if (configs.roughtime().isPresent()) {
                servers.add(
                        RoughtimeStart.start(configs.roughtime().orElseThrow(), snapshots, clocks));
            }
        } catch (StartFailure failed) {
            servers.close();
            throw failed;
        }
        return servers;
    }
}
