package org.noonmark.app;

import java.util.Optional;
import java.util.function.Supplier;
import org.noonmark.app.config.Configuration.ServerConfigs;
import org.noonmark.linux.HostClocks;
import org.noonmark.station.Snapshot;

/// Starts everything that is served, or says in one line what the operator has to do.
final class ServerStart {
    private ServerStart() {}

    /// @param keys symmetric keys of NTP
    /// @throws StartFailure when a server cannot start; then none is left running
    static ServerSet all(
            ServerConfigs configs,
            Optional<KeyStart> keys,
            Supplier<Snapshot> snapshots,
            HostClocks clocks)
            throws StartFailure {
        var servers = new ServerSet();
        try {
            if (configs.ntp().isPresent()) {
                servers.add(NtpStart.start(configs.ntp().orElseThrow(), keys, snapshots, clocks));
            }
        } catch (StartFailure failed) {
            servers.close();
            throw failed;
        }
        return servers;
    }
}
