package org.noonmark.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// A running HTTP server, from [#start] to [#close].
public final class WebServer implements AutoCloseable {
    private static final long TICK_MILLIS = 250;
    private static final long STOP_MILLIS = 1000;
    private static final int THREADS_PER_ADDRESS = 2;
    private static final int SPARE_THREADS = 4;
    private static final long POOLED_BYTES = 1 << 20;

    private final Server server;
    private final List<ServerConnector> connectors = new ArrayList<>();
    private final List<InetSocketAddress> listening = new ArrayList<>();
    private final WebCounters counters = new WebCounters();
    private final OpenConnections open;
    private final RouteHandler handler;
    private final WebLimits limits;
    private final Thread deadlines =
            Thread.ofPlatform().daemon().name("web-deadlines").unstarted(this::keepDeadlines);
    private volatile boolean stopping;

    private WebServer(WebLimits limits, List<WebRoute> routes, LongSupplier nanos, int addresses) {
        this.limits = limits;
        this.open = new OpenConnections(limits, nanos, counters);
        this.handler = new RouteHandler(List.copyOf(routes), limits.bodyBytes(), open, counters);
        int threads = THREADS_PER_ADDRESS * addresses + SPARE_THREADS;
        var pool = new QueuedThreadPool(threads, threads);
        pool.setName("web");
        pool.setDaemon(true);
        pool.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("web-"));
        this.server =
                new Server(
                        pool,
                        null,
                        new ArrayByteBufferPool(
                                0, 1024, 1 << 16, Integer.MAX_VALUE, POOLED_BYTES, POOLED_BYTES));
        server.setErrorHandler(new PlainErrors(counters));
        server.setHandler(new GracefulHandler(handler));
        server.setStopTimeout(STOP_MILLIS);
    }

    /// Binds all addresses and begins to answer.
    ///
    /// @param nanos a counter that never goes back
    /// @throws IOException when an address cannot be bound; then nothing is left open
    public static WebServer start(
            List<InetSocketAddress> listen,
            WebLimits limits,
            List<WebRoute> routes,
            LongSupplier nanos)
            throws IOException {
        var web = new WebServer(limits, routes, nanos, listen.size());
        try {
            for (var address : listen) {
                web.bind(address);
            }
            web.run();
        } catch (IOException failed) {
            web.close();
            throw failed;
        }
        return web;
    }

    private void bind(InetSocketAddress address) throws IOException {
        var connector = new CountedConnector(server, http(), counters);
        connector.setHost(address.getAddress().getHostAddress());
        connector.setPort(address.getPort());
        // Only for what our own deadlines should miss, so later than they are.
        connector.setIdleTimeout(2 * limits.requestTime().toMillis() + 4 * TICK_MILLIS);
        connector.addBean(open);
        connectors.add(connector);
        server.addConnector(connector);
        try {
            connector.open();
            listening.add(new InetSocketAddress(address.getAddress(), connector.getLocalPort()));
        } catch (IOException failed) {
            var cause = failed.getCause() == null ? failed : failed.getCause();
            throw new IOException(
                    "%s port %d: %s"
                            .formatted(
                                    address.getHostString(), address.getPort(), cause.getMessage()),
                    failed);
        }
    }

    private HttpConnectionFactory http() {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(limits.headerBytes());
        return new HttpConnectionFactory(http);
    }

    private void run() throws IOException {
        try {
            server.start();
        } catch (IOException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IOException("the HTTP server does not start: " + failed.getMessage(), failed);
        }
        deadlines.start();
    }

    private void keepDeadlines() {
        while (!stopping) {
            try {
                open.expire();
            } catch (RuntimeException bug) {
                // It must not end the deadlines of all others.
                handler.failed(bug);
            }
            try {
                Thread.sleep(TICK_MILLIS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /// The addresses that are bound, with their ports, in the order in which they were given.
    public List<InetSocketAddress> listening() {
        return List.copyOf(listening);
    }

    /// What became of requests and connections so far.
    public WebCounters counters() {
        return counters;
    }

    /// Connections that are open now.
    public int openConnections() {
        return open.size();
    }

    /// The latest bug that showed, if any did.
    public Optional<Throwable> failure() {
        return handler.failure();
    }

    /// Lets the requests that have begun end, for a second at most, and closes all connections.
    @Override
    public void close() {
        stopping = true;
        deadlines.interrupt();
        connectors.forEach(ServerConnector::close);
        try {
            server.stop();
        } catch (Exception notGraceful) {
            // What did not end in time was ended; that is all there is to do.
            assert !server.isRunning();
        }
    }
}
