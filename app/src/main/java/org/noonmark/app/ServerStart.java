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

    /// @param folder with the ledger, and with what a witness signed
    /// @param keys symmetric keys of NTP
    /// @throws StartFailure when a server cannot start; then none is left running
    static ServerSet all(
            ServerConfigs configs,
            DataFolder folder,
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
            addSigned(servers, configs, snapshots, clocks, events);
            addLogs(servers, configs, folder, clock, clocks);
        } catch (StartFailure failed) {
            servers.close();
            throw failed;
        }
        return servers;
    }

    /// What is signed for anybody to check.
    private static void addSigned(
            ServerSet servers,
            ServerConfigs configs,
            Supplier<Snapshot> snapshots,
            HostClocks clocks,
            EventSink events)
            throws StartFailure {
        if (configs.roughtime().isPresent()) {
            servers.add(
                    RoughtimeStart.start(
                            configs.roughtime().orElseThrow(), snapshots, clocks, events));
        }
        if (configs.timestamps().isPresent()) {
            servers.add(
                    TimestampStart.start(
                            configs.timestamps().orElseThrow(), snapshots, clocks, events));
        }
    }

    private static void addLogs(
            ServerSet servers,
            ServerConfigs configs,
            DataFolder folder,
            SnapshotClock clock,
            HostClocks clocks)
            throws StartFailure {
        if (configs.ledger().isPresent()) {
            servers.add(LogServerStart.start(configs.ledger().orElseThrow(), folder, clocks));
        }
        if (configs.witness().isPresent()) {
            servers.add(WitnessStart.start(configs.witness().orElseThrow(), folder, clock, clocks));
        }
    }
}
