package org.noonmark.serve;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The connections that are open, oldest first, within what the limits allow.
///
/// When there is no room, the oldest goes of the network that holds most: an honest client is done
/// in a few round trips, and who only holds connections displaces its own. A network is an IPv4
/// address or, since a customer may have thousands of /64, an IPv6 /48. Safe from any thread.
///
/// @param <C> how a server sees its connections; by identity
public final class OpenConnections<C extends HeldConnection> {
    private final int most;
    private final int mostPerNetwork;
    private final LinkedHashSet<C> byAge = new LinkedHashSet<>();
    private final Map<AddressPrefix, Integer> perNetwork = new HashMap<>();

    /// @param most connections in total, at least 1
    /// @param mostPerNetwork connections from one IPv4 address or IPv6 /64; a /56 may have twice
    ///   and a /48 four times as many
    public OpenConnections(int most, int mostPerNetwork) {
        this.most = most;
        this.mostPerNetwork = mostPerNetwork;
    }

    /// Takes a new connection in; displaces another when it is one too many.
    ///
    /// @return whether it was taken: not when a network that it is in has as many as it may
    public boolean admit(C connection) {
        @Nullable C displaced = null;
        synchronized (this) {
            if (isFull(connection.network().networks())) {
                return false;
            }
            if (byAge.size() >= most) {
                displaced = oldestOfMost();
                release(displaced);
            }
            byAge.add(connection);
            connection
                    .network()
                    .networks()
                    .forEach(each -> perNetwork.merge(each, 1, Integer::sum));
        }
        if (displaced != null) {
            displaced.displace();
        }
        return true;
    }

    private boolean isFull(List<AddressPrefix> networks) {
        long limit = mostPerNetwork;
        for (var network : networks) {
            if (held(network) >= limit) {
                return true;
            }
            limit *= 2;
        }
        return false;
    }

    private int held(AddressPrefix network) {
        return perNetwork.getOrDefault(network, 0);
    }

    private C oldestOfMost() {
        var chosen = byAge.getFirst();
        int held = 0;
        for (var each : byAge) {
            int its = held(each.network().networks().getLast());
            if (its > held) {
                chosen = each;
                held = its;
            }
        }
        return chosen;
    }

    /// Forgets a connection that has ended; once is enough.
    public synchronized void release(C connection) {
        if (byAge.remove(connection)) {
            for (var network : connection.network().networks()) {
                perNetwork.computeIfPresent(network, (_, count) -> count == 1 ? null : count - 1);
            }
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
