package org.noonmark.serve.roughtime;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.noonmark.serve.OpenConnections;

/// Takes TCP connections on one address, each on a virtual thread, and closes those that take too
/// long.
final class StreamListener implements AutoCloseable {
    private static final int BACKLOG = 128;
    private static final long LOOK_MILLIS = 500;

    private final ServerSocket server;
    private final StreamDesk desk;
    private final StreamLimits limits;
    private final OpenConnections<StreamConnection> open;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable RuntimeException failure;

    private StreamListener(ServerSocket server, StreamDesk desk, StreamLimits limits) {
        this.server = server;
        this.desk = desk;
        this.limits = limits;
        this.open = new OpenConnections<>(limits.connections(), limits.connectionsPerNetwork());
    }

    int port() {
        return server.getLocalPort();
    }

    /// Listens on `address` from now on.
    ///
    /// @throws IOException when the address cannot be bound
    static StreamListener start(InetSocketAddress address, StreamDesk desk, StreamLimits limits)
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
        var listener = new StreamListener(server, desk, limits);
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
            } catch (RuntimeException bug) {
                note(bug);
            }
        }
    }

    private void note(RuntimeException bug) {
        desk.failure();
        failure = bug;
    }

    /// The latest bug that a connection met, or null.
    @Nullable RuntimeException failure() {
        return failure;
    }

    private void take(Socket socket) throws IOException {
        if (!desk.admits(socket.getRemoteSocketAddress())) {
            socket.close();
            return;
        }
        var connection = new StreamConnection(socket, desk, desk.counterNanos());
        if (!open.admit(connection)) {
            desk.count(RoughtimeOutcome.CONNECTION_REFUSED);
            connection.close();
            return;
        }
        Thread.ofVirtual().name("roughtime-tcp-client").start(() -> serve(connection));
    }

    private void serve(StreamConnection connection) {
        try {
            connection.serve();
        } catch (IOException broken) {
            desk.socketError();
        } catch (RuntimeException bug) {
            note(bug);
        } finally {
            open.release(connection);
            connection.close();
        }
    }

    private void watch() {
        while (!isClosingAfter(LOOK_MILLIS)) {
            long now = desk.counterNanos();
            for (var late : open.takeOut(connection -> connection.isLate(limits, now))) {
                desk.count(RoughtimeOutcome.CONNECTION_TIMED_OUT);
                late.close();
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
        open.all().forEach(StreamConnection::close);
    }
}
