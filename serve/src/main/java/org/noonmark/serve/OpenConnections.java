package org.noonmark.serve;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The connections that are open, oldest first, within what the limits allow.
///
/// When there is no room, the oldest goes: an honest client is done in a few round trips, and who
/// only holds connections would have to open all of them within that time to keep it out. Safe from
/// any thread.
///
/// @param <C> how a server sees its connections; by identity
public final class OpenConnections<C extends HeldConnection> {
    private final int most;
    private final int mostPerNetwork;
    private final LinkedHashSet<C> byAge = new LinkedHashSet<>();
    private final Map<AddressPrefix, Integer> perNetwork = new HashMap<>();

    /// @param most connections in total, at least 1
    /// @param mostPerNetwork connections from one IPv4 address or IPv6 /64
    public OpenConnections(int most, int mostPerNetwork) {
        this.most = most;
        this.mostPerNetwork = mostPerNetwork;
    }

    /// Takes a new connection in; displaces the oldest when it is one too many.
    ///
    /// @return whether it was taken: not when its network has as many as it may
    public boolean admit(C connection) {
        @Nullable C displaced = null;
        synchronized (this) {
            if (perNetwork.getOrDefault(connection.network(), 0) >= mostPerNetwork) {
                return false;
            }
            if (byAge.size() >= most) {
                displaced = byAge.getFirst();
                release(displaced);
            }
            byAge.add(connection);
            perNetwork.merge(connection.network(), 1, Integer::sum);
        }
        if (displaced != null) {
            displaced.displace();
        }
        return true;
    }

    /// Forgets a connection that has ended; once is enough.
    public synchronized void release(C connection) {
        if (byAge.remove(connection)) {
            perNetwork.computeIfPresent(
                    connection.network(), (network, count) -> count == 1 ? null : count - 1);
        }
    }

    /// Forgets those that take too long; they are still to be closed.
    public synchronized List<C> takeOut(Predicate<C> isLate) {
        var late = byAge.stream().filter(isLate).toList();
        late.forEach(this::release);
        return late;
    }

    /// Those that are open, oldest first.
    public synchronized List<C> all() {
        return List.copyOf(byAge);
    }

    public synchronized int size() {
        return byAge.size();
    }
}
