package org.noonmark.web;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.jspecify.annotations.Nullable;

/// The connections that are open, within what the limits allow, the one that waits longest for the
/// end of a request first. Safe from any thread.
///
/// When there is no room, the one that waits longest goes of the network that holds most, as in
/// `serve.OpenConnections`. One whose request is whole is never closed for others or for its time:
/// what its handler made would be lost.
final class OpenConnections implements Connection.Listener {
    private final WebLimits limits;
    private final LongSupplier nanos;
    private final WebCounters counters;
    private final Map<EndPoint, Held> byWait = new LinkedHashMap<>();
    private final Map<ClientNetworks.Prefix, Integer> perNetwork = new HashMap<>();

    private enum Phase {
        /// For the end of a request.
        WAITING,
        /// The request is whole, the handler works.
        ASKED,
        /// The answer goes out, as fast as the client takes it.
        SENDING
    }

    /// @param sinceNanos when it was opened, its request was whole, or its answer began to go out
    private record Held(ClientNetworks networks, Phase phase, long sinceNanos) {}

    OpenConnections(WebLimits limits, LongSupplier nanos, WebCounters counters) {
        this.limits = limits;
        this.nanos = nanos;
        this.counters = counters;
    }

    @Override
    public void onOpened(Connection connection) {
        var endPoint = connection.getEndPoint();
        if (!(endPoint.getRemoteSocketAddress() instanceof InetSocketAddress remote)) {
            // It was gone before we looked.
            endPoint.close();
            return;
        }
        admit(endPoint, ClientNetworks.of(remote.getAddress()));
    }

    private void admit(EndPoint endPoint, ClientNetworks networks) {
        @Nullable EndPoint displaced = null;
        @Nullable WebOutcome refused = null;
        synchronized (this) {
            if (holdsItsMost(networks)) {
                refused = WebOutcome.NETWORK_LIMIT;
            } else if (byWait.size() >= limits.connections()) {
                displaced = displaceable();
                refused = displaced == null ? WebOutcome.ALL_BUSY : null;
            }
            if (displaced != null) {
                forget(displaced);
            }
            if (refused == null) {
                byWait.put(endPoint, new Held(networks, Phase.WAITING, nanos.getAsLong()));
                networks.all().forEach(each -> perNetwork.merge(each, 1, Integer::sum));
            }
        }
        if (refused != null) {
            close(endPoint, refused);
        }
        if (displaced != null) {
            close(displaced, WebOutcome.DISPLACED);
        }
    }

    /// A /56 may have twice and a /48 four times as many as a /64.
    private boolean holdsItsMost(ClientNetworks networks) {
        long limit = limits.connectionsPerNetwork();
        for (var network : networks.all()) {
            if (held(network) >= limit) {
                return true;
            }
            limit *= 2;
        }
        return false;
    }

    private int held(ClientNetworks.Prefix network) {
        return perNetwork.getOrDefault(network, 0);
    }

    private @Nullable EndPoint displaceable() {
        @Nullable EndPoint chosen = null;
        int most = 0;
        for (var each : byWait.entrySet()) {
            int its = held(each.getValue().networks.largest());
            if (each.getValue().phase == Phase.WAITING && its > most) {
                chosen = each.getKey();
                most = its;
            }
        }
        return chosen;
    }

    @Override
    public void onClosed(Connection connection) {
        forget(connection.getEndPoint());
    }

    /// Whether it was still held: not when it was closed and counted before.
    synchronized boolean forget(EndPoint endPoint) {
        var gone = byWait.remove(endPoint);
        if (gone == null) {
            return false;
        }
        for (var each : gone.networks.all()) {
            perNetwork.computeIfPresent(each, (_, count) -> count == 1 ? null : count - 1);
        }
        return true;
    }

    /// A request is whole.
    ///
    /// @return whether the connection is still held, and so will be until [#sending]
    boolean asked(EndPoint endPoint) {
        return enter(endPoint, Phase.ASKED);
    }

    /// The answer begins to go out.
    void sending(EndPoint endPoint) {
        enter(endPoint, Phase.SENDING);
    }

    /// The answer went out; the time for the next request has run since it began to.
    synchronized void sent(EndPoint endPoint) {
        byWait.computeIfPresent(
                endPoint, (_, held) -> new Held(held.networks, Phase.WAITING, held.sinceNanos));
    }

    private synchronized boolean enter(EndPoint endPoint, Phase phase) {
        var before = byWait.remove(endPoint);
        if (before == null) {
            return false;
        }
        byWait.put(endPoint, new Held(before.networks, phase, nanos.getAsLong()));
        return true;
    }

    /// Closes those that take too long.
    void expire() {
        long now = nanos.getAsLong();
        long patience = limits.requestTime().toNanos();
        var late = new ArrayList<EndPoint>();
        synchronized (this) {
            byWait.forEach((endPoint, held) -> {
                if (held.phase != Phase.ASKED && now - held.sinceNanos >= patience) {
                    late.add(endPoint);
                }
            });
            late.forEach(this::forget);
        }
        late.forEach(endPoint -> close(endPoint, WebOutcome.TIMED_OUT));
    }

    private void close(EndPoint endPoint, WebOutcome why) {
        counters.add(why);
        endPoint.close();
    }

    synchronized int size() {
        return byWait.size();
    }
}
