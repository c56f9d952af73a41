package org.noonmark.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;

/// The connections that are open, within what the limits allow, the one that waits longest for the
/// end of a request first. Safe from any thread.
final class OpenConnections implements Connection.Listener {
    private final WebLimits limits;
    private final LongSupplier nanos;
    private final WebCounters counters;
    private final Map<EndPoint, Waiting> byWait = new LinkedHashMap<>();
    private final Map<Network, Integer> perNetwork = new HashMap<>();

    /// What counts as one client: an IPv4 address or an IPv6 /64.
    private record Network(boolean ipv4, long prefix) {
        static Network of(InetAddress address) {
            var bytes = ByteBuffer.wrap(address.getAddress());
            return address instanceof Inet6Address
                    ? new Network(false, bytes.getLong())
                    : new Network(true, bytes.getInt());
        }
    }

    /// @param sinceNanos when it was opened, or got its last answer
    private record Waiting(Network network, long sinceNanos) {}

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
        var network = Network.of(remote.getAddress());
        EndPoint displaced = null;
        boolean tooMany;
        synchronized (this) {
            tooMany = perNetwork.getOrDefault(network, 0) >= limits.connectionsPerNetwork();
            if (!tooMany) {
                if (byWait.size() >= limits.connections()) {
                    displaced = byWait.keySet().iterator().next();
                    forget(displaced);
                }
                byWait.put(endPoint, new Waiting(network, nanos.getAsLong()));
                perNetwork.merge(network, 1, Integer::sum);
            }
        }
        if (tooMany) {
            close(endPoint, WebOutcome.NETWORK_LIMIT);
        }
        if (displaced != null) {
            close(displaced, WebOutcome.DISPLACED);
        }
    }

    @Override
    public synchronized void onClosed(Connection connection) {
        forget(connection.getEndPoint());
    }

    private void forget(EndPoint endPoint) {
        var gone = byWait.remove(endPoint);
        if (gone != null) {
            perNetwork.computeIfPresent(
                    gone.network, (network, count) -> count == 1 ? null : count - 1);
        }
    }

    /// A connection got its answer: the time for its next request begins.
    synchronized void answered(EndPoint endPoint) {
        var before = byWait.remove(endPoint);
        if (before != null) {
            byWait.put(endPoint, new Waiting(before.network, nanos.getAsLong()));
        }
    }

    /// Closes those that take too long.
    void expire() {
        long now = nanos.getAsLong();
        long patience = limits.requestTime().toNanos();
        var late = new ArrayList<EndPoint>();
        synchronized (this) {
            for (var each : byWait.entrySet()) {
                if (now - each.getValue().sinceNanos < patience) {
                    break;
                }
                late.add(each.getKey());
            }
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
