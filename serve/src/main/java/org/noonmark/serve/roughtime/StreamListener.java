package org.noonmark.serve.roughtime;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.noonmark.serve.AddressPrefix;

/// Takes TCP connections on one address, each on a virtual thread, and closes those on which
/// nothing whole has come for too long.
final class StreamListener implements AutoCloseable {
    /// At once, in total and from one IPv4 address or IPv6 /64.
    static final int MAX_CONNECTIONS = 512;

    static final int MAX_PER_NETWORK = 32;

    /// From a connection to its first whole request, and from each to the next.
    static final long PATIENCE_NANOS = 10_000_000_000L;

    private static final int BACKLOG = 128;
    private static final long LOOK_MILLIS = 500;

    private final ServerSocket server;
    private final StreamDesk desk;
    private final long patienceNanos;
    private final Set<StreamConnection> open = ConcurrentHashMap.newKeySet();
    private final Map<AddressPrefix, Integer> perNetwork = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    private StreamListener(ServerSocket server, StreamDesk desk, long patienceNanos) {
        this.server = server;
        this.desk = desk;
        this.patienceNanos = patienceNanos;
    }

    int port() {
        return server.getLocalPort();
    }

    /// Listens on `address` from now on.
    ///
    /// @param patienceNanos see [#PATIENCE_NANOS]
    /// @throws IOException when the address cannot be bound
    static StreamListener start(InetSocketAddress address, StreamDesk desk, long patienceNanos)
            throws IOException {
        var server = new ServerSocket();
        try {
            server.setReuseAddress(true);
            server.bind(address, BACKLOG);
        } catch (IOException failed) {
            server.close();
            throw new IOException(
                    "TCP "
                            + address.getHostString()
                            + " port "
                            + address.getPort()
                            + ": "
                            + failed.getMessage(),
                    failed);
        }
        var listener = new StreamListener(server, desk, patienceNanos);
        Thread.ofVirtual().name("roughtime-tcp").start(listener::accept);
        Thread.ofVirtual().name("roughtime-tcp-watch").start(listener::watch);
        return listener;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                take(server.accept());
            } catch (IOException failed) {
                if (!server.isClosed()) {
                    // Out of descriptors, say: others will be closed, so it goes on.
                    desk.socketError();
                    isClosingAfter(LOOK_MILLIS);
                }
            }
        }
    }

    private void take(Socket socket) throws IOException {
        var network = AddressPrefix.ofHost(socket.getInetAddress());
        if (!desk.admits(socket.getRemoteSocketAddress())) {
            socket.close();
            return;
        }
        int fromThere = perNetwork.merge(network, 1, Integer::sum);
        if (fromThere > MAX_PER_NETWORK || open.size() >= MAX_CONNECTIONS) {
            release(network);
            desk.count(RoughtimeOutcome.CONNECTION_REFUSED);
            socket.close();
            return;
        }
        var connection = new StreamConnection(socket, desk, desk.counterNanos());
        open.add(connection);
        Thread.ofVirtual().name("roughtime-tcp-client").start(() -> serve(connection, network));
    }

    private void release(AddressPrefix network) {
        perNetwork.computeIfPresent(network, (_, count) -> count <= 1 ? null : count - 1);
    }

    private void serve(StreamConnection connection, AddressPrefix network) {
        try {
            connection.serve();
        } catch (IOException broken) {
            desk.socketError();
        } finally {
            open.remove(connection);
            release(network);
            connection.close();
        }
    }

    private void watch() {
        while (!isClosingAfter(LOOK_MILLIS)) {
            long now = desk.counterNanos();
            for (var connection : List.copyOf(open)) {
                if (now - connection.lastProgressNanos() > patienceNanos) {
                    desk.count(RoughtimeOutcome.CONNECTION_TIMED_OUT);
                    connection.close();
                }
            }
        }
    }

    private boolean isClosingAfter(long millis) {
        try {
            return closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            return true;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            server.close();
        } catch (IOException alreadyGone) {
            desk.socketError();
        }
        open.forEach(StreamConnection::close);
    }
}
