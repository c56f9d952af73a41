package org.noonmark.serve.nts;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.noonmark.events.AuthenticationEvent.KeyChanged;
import org.noonmark.events.EventSink;
import org.noonmark.serve.OpenConnections;
import org.noonmark.serve.ServedAddresses;
import org.noonmark.serve.ThreadEnd;
import org.noonmark.serve.identity.IdentityWatch;
import org.noonmark.time.LocalCounter;
import org.noonmark.time.StandardClock;

/// The running key-exchange server: sockets and threads from [#start] to [#close].
public final class KeyExchangeServer implements AutoCloseable {
    private static final int BACKLOG = 1024;
    private static final long TICK_MILLIS = 200;

    /// How long accepting pauses after an error: descriptors come back when connections end.
    private static final long ACCEPT_PAUSE_MILLIS = 50;

    private final KeyExchangeConfig config;
    private final Supplier<SSLContext> tls;
    private final KeyExchangeAnswer.CookieMaker maker;
    private final LocalCounter counter;
    private final KeyExchangeCounters counters = new KeyExchangeCounters();
    private final OpenConnections<Connection> open;
    private final List<ServerSocket> sockets = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;
    private volatile @Nullable RuntimeException failure;

    private KeyExchangeServer(
            KeyExchangeConfig config,
            Supplier<SSLContext> tls,
            KeyExchangeAnswer.CookieMaker maker,
            LocalCounter counter) {
        this.config = config;
        this.tls = tls;
        this.maker = maker;
        this.counter = counter;
        this.open =
                new OpenConnections<>(
                        config.limits().connections(), config.limits().connectionsPerNetwork());
    }

    /// Begins to watch the files of certificate and key, for TLS.
    ///
    /// @throws IOException that says what is wrong with them
    public static IdentityWatch<SSLContext> identity(
            Path certificate, Path key, StandardClock clock, EventSink events) throws IOException {
        return IdentityWatch.start(
                new IdentityWatch.Use<>(
                        "NTS server", KeyChanged.Use.NTS_CERTIFICATE, ServerTls::context),
                certificate,
                key,
                clock,
                events);
    }

    /// Binds all addresses and starts to answer.
    ///
    /// @param identity certificate and key, asked anew for each connection
    /// @param keys cookie keys of now, if there are any
    /// @param counter measures how long connections take
    /// @throws IOException when an address cannot be bound; then nothing is left open
    public static KeyExchangeServer start(
            KeyExchangeConfig config,
            IdentityWatch<SSLContext> identity,
            CookieKeyClock keys,
            LocalCounter counter)
            throws IOException {
        return start(config, identity::get, new SealedCookies(keys), counter);
    }

    static KeyExchangeServer start(
            KeyExchangeConfig config,
            Supplier<SSLContext> tls,
            KeyExchangeAnswer.CookieMaker maker,
            LocalCounter counter)
            throws IOException {
        var server = new KeyExchangeServer(config, tls, maker, counter);
        try {
            for (var address : config.listen()) {
                if (!ServedAddresses.isTakenByIpv6(address, config.listen())) {
                    server.bind(address);
                }
            }
        } catch (IOException failed) {
            server.close();
            throw failed;
        }
        server.startThreads();
        return server;
    }

    private void bind(InetSocketAddress address) throws IOException {
        var socket = new ServerSocket();
        sockets.add(socket);
        try {
            socket.bind(address, BACKLOG);
        } catch (IOException failed) {
            throw new IOException(
                    "%s port %d: %s: choose another listen or port in [serve.nts], or stop the program that has it (ss -ltnp shows which)"
                            .formatted(
                                    address.getHostString(),
                                    address.getPort(),
                                    failed.getMessage()),
                    failed);
        }
    }

    private void startThreads() {
        for (int i = 0; i < sockets.size(); i++) {
            var socket = sockets.get(i);
            threads.add(Thread.ofPlatform().name("nts-ke-" + i).unstarted(() -> accept(socket)));
        }
        threads.add(Thread.ofPlatform().name("nts-ke-deadlines").unstarted(this::keepDeadlines));
        threads.forEach(Thread::start);
    }

    private void accept(ServerSocket listening) {
        while (!stopping) {
            try {
                acceptOne(listening);
            } catch (IOException failed) {
                // Too many open files, or a client that was gone before it was accepted: all of
                // that passes. Only the end of the server closes the socket.
                afterAcceptError();
            } catch (RuntimeException | Error bug) {
                // A thread that ended here would leave a port open that nobody serves.
                note(bug);
                afterAcceptError();
            }
        }
    }

    private void afterAcceptError() {
        if (!stopping) {
            counters.acceptError();
            pause(ACCEPT_PAUSE_MILLIS);
        }
    }

    private void note(Throwable bug) {
        failure =
                bug instanceof RuntimeException exception
                        ? exception
                        : new IllegalStateException(bug);
    }

    private void acceptOne(ServerSocket listening) throws IOException {
        var socket = listening.accept();
        boolean served = false;
        try {
            serve(new Connection(socket, counter));
            served = true;
        } finally {
            if (!served) {
                socket.close();
            }
        }
    }

    private void serve(Connection connection) {
        if (!open.admit(connection)) {
            counters.add(KeyExchangeOutcome.NETWORK_LIMIT);
            connection.close();
            return;
        }
        Thread.ofVirtual().name("nts-ke-client").start(() -> exchange(connection));
    }

    private void exchange(Connection connection) {
        var outcome = KeyExchangeOutcome.FAILED;
        try {
            outcome = new KeyExchangeSession(connection, tls.get(), config, maker, counters).run();
        } catch (RuntimeException | Error bug) {
            note(bug);
        } finally {
            open.release(connection);
            connection.close();
            counters.add(outcome);
        }
    }

    private void keepDeadlines() {
        while (!stopping) {
            try {
                long now = counter.counterNanos();
                open.takeOut(connection -> connection.isLate(config.limits(), now))
                        .forEach(connection -> connection.close(KeyExchangeOutcome.TIMED_OUT));
            } catch (RuntimeException | Error bug) {
                note(bug);
            }
            pause(TICK_MILLIS);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /// The addresses that are bound, with their ports, in the order of the configuration.
    public List<InetSocketAddress> listening() {
        return sockets.stream()
                .map(socket -> (InetSocketAddress) socket.getLocalSocketAddress())
                .toList();
    }

    /// What became of the connections so far.
    public KeyExchangeCounters counters() {
        return counters;
    }

    /// Connections that are open now.
    public int openConnections() {
        return open.size();
    }

    /// The latest bug that a connection met, if any did.
    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    /// Closes all connections and waits for the threads that accept.
    @Override
    public void close() {
        stopping = true;
        for (var socket : sockets) {
            try {
                socket.close();
            } catch (IOException closedAnyhow) {
                assert socket.isClosed();
            }
        }
        threads.forEach(Thread::interrupt);
        ThreadEnd.await(threads);
        open.all().forEach(Connection::displace);
    }
}
