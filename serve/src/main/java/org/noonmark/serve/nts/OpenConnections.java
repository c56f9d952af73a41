package org.noonmark.serve.nts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.noonmark.serve.AddressPrefix;

/// The connections that are open, oldest first, within what the limits allow.
///
/// When there is no room, the oldest goes: an honest client is done in two round trips, and who
/// only holds connections would have to open all of them within that time to keep it out. Safe from
/// any thread.
final class OpenConnections {
    private final KeyExchangeConfig.Limits limits;
    private final LinkedHashSet<Connection> byAge = new LinkedHashSet<>();
    private final Map<AddressPrefix, Integer> perNetwork = new HashMap<>();

    OpenConnections(KeyExchangeConfig.Limits limits) {
        this.limits = limits;
    }

    /// Takes a new connection in; closes the oldest when it is one too many.
    ///
    /// @return whether it was taken: not when its network has as many as it may
    boolean admit(Connection connection) {
        Connection displaced = null;
        synchronized (this) {
            if (perNetwork.getOrDefault(connection.network, 0) >= limits.connectionsPerNetwork()) {
                return false;
            }
            if (byAge.size() >= limits.connections()) {
                displaced = byAge.getFirst();
                release(displaced);
            }
            byAge.add(connection);
            perNetwork.merge(connection.network, 1, Integer::sum);
        }
        if (displaced != null) {
            displaced.close(KeyExchangeOutcome.DISPLACED);
        }
        return true;
    }

    /// Forgets a connection that has ended; once is enough.
    synchronized void release(Connection connection) {
        if (byAge.remove(connection)) {
            perNetwork.computeIfPresent(
                    connection.network, (network, count) -> count == 1 ? null : count - 1);
        }
    }

    /// Closes those that take too long.
    void expire(long nowNanos) {
        var late = new ArrayList<Connection>();
        synchronized (this) {
            for (var each : byAge) {
                long age = nowNanos - each.startNanos;
                if (age < limits.handshake().toNanos()) {
                    break;
                }
                if (!each.isHandshaken() || age >= limits.exchange().toNanos()) {
                    late.add(each);
                }
            }
            late.forEach(this::release);
        }
        late.forEach(each -> each.close(KeyExchangeOutcome.TIMED_OUT));
    }

    synchronized List<Connection> all() {
        return List.copyOf(byAge);
    }

    synchronized int size() {
        return byAge.size();
    }
}
