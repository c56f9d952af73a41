package org.noonmark.serve.roughtime;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.noonmark.events.AuthenticationEvent.KeyChanged;
import org.noonmark.events.EventSink;
import org.noonmark.linux.HostClocks;
import org.noonmark.linux.SocketOptions;
import org.noonmark.linux.UdpSocket;
import org.noonmark.serve.ClientGate;
import org.noonmark.serve.ServedAddresses;
import org.noonmark.serve.ThreadEnd;
import org.noonmark.signing.Ed25519PrivateKey;
import org.noonmark.station.Snapshot;

/// The running Roughtime server, from [#start] to [#close].
public final class RoughtimeServer implements AutoCloseable {
    private static final Duration RECEIVE_TIMEOUT = Duration.ofMillis(250);
    private static final int RECEIVE_BUFFER_BYTES = 1 << 21;
    private static final int TRIES = 20;

    private final RoughtimeServerConfig config;
    private final Supplier<Snapshot> snapshots;
    private final HostClocks clocks;
    private final RandomGenerator random;
    private final RoughtimeCounters counters = new RoughtimeCounters();
    private final OnlineKeys keys;
    private final List<InetSocketAddress> listening = new ArrayList<>();
    private final List<UdpSocket> sockets = new ArrayList<>();
    private final List<StreamListener> streams = new ArrayList<>();
    private final List<RoughtimeWorker> workers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private RoughtimeServer(
            RoughtimeServerConfig config,
            Ed25519PrivateKey longTerm,
            Supplier<Snapshot> snapshots,
            HostClocks clocks,
            RandomGenerator random,
            EventSink events) {
        this.config = config;
        this.snapshots = snapshots;
        this.clocks = clocks;
        this.random = random;
        this.keys = new OnlineKeys(longTerm, random, config.delegationSeconds(), counters, events);
    }

    /// Binds all sockets and starts the threads.
    ///
    /// @param snapshots what time it is, asked once for each batch
    /// @param random that nobody can predict: online keys are made of it
    /// @param events is told which keys are in use
    /// @throws IOException when a socket cannot be bound; then nothing is left open
    public static RoughtimeServer start(
            RoughtimeServerConfig config,
            Ed25519PrivateKey longTerm,
            Supplier<Snapshot> snapshots,
            HostClocks clocks,
            RandomGenerator random,
            EventSink events)
            throws IOException {
        var server = new RoughtimeServer(config, longTerm, snapshots, clocks, random, events);
        try {
            for (var address : config.listen()) {
                server.bind(address);
            }
        } catch (IOException failed) {
            server.streams.forEach(StreamListener::close);
            server.sockets.forEach(UdpSocket::close);
            throw failed;
        }
        events.publish(
                KeyChanged.of(
                        KeyChanged.Use.ROUGHTIME,
                        KeyChanged.Change.NEW,
                        longTerm.publicKey().toBase64(),
                        Optional.empty()));
        server.startThreads();
        return server;
    }

    private void bind(InetSocketAddress address) throws IOException {
        for (int i = 1; ; i++) {
            var options =
                    SocketOptions.defaults()
                            .withReceiveTimeout(RECEIVE_TIMEOUT)
                            .withReceiveBufferBytes(RECEIVE_BUFFER_BYTES);
            var socket = UdpSocket.bound(address, options);
            try {
                serve(socket);
                return;
            } catch (IOException failed) {
                socket.close();
                // A free port of UDP need not be one of TCP; then another will do.
                if (address.getPort() != 0 || i == TRIES) {
                    throw failed;
                }
            }
        }
    }

    private void serve(UdpSocket socket) throws IOException {
        var local = socket.localAddress();
        if (config.tcp() && !ServedAddresses.isTakenByIpv6(local, config.listen())) {
            var desk = new StreamDesk(snapshots, clocks, gate(local), newResponder());
            streams.add(StreamListener.start(local, desk, StreamLimits.defaults()));
        }
        workers.add(new RoughtimeWorker(socket, snapshots, clocks, gate(local), newResponder()));
        sockets.add(socket);
        listening.add(local);
    }

    private RoughtimeResponder newResponder() {
        return new RoughtimeResponder(config, keys, counters, random.nextLong());
    }

    private ClientGate gate(InetSocketAddress local) throws IOException {
        return new ClientGate(
                config.access(),
                config.rateLimit(),
                local.getPort(),
                ServedAddresses.answering(local),
                random.nextLong());
    }

    private void startThreads() {
        for (int i = 0; i < workers.size(); i++) {
            var thread = Thread.ofPlatform().name("roughtime-" + i).unstarted(workers.get(i));
            threads.add(thread);
            thread.start();
        }
    }

    /// The addresses that are bound, with their ports, in the order of the configuration.
    public List<InetSocketAddress> listening() {
        return List.copyOf(listening);
    }

    /// What has been done so far.
    public RoughtimeCounters counters() {
        return counters;
    }

    /// A bug that a worker or a connection met, if any did: it goes on, and somebody should be
    /// told.
    public Optional<RuntimeException> failure() {
        return Stream.concat(
                        workers.stream().map(RoughtimeWorker::failure),
                        streams.stream().map(StreamListener::failure))
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    /// Stops the workers and waits for them; closes all connections.
    @Override
    public void close() {
        streams.forEach(StreamListener::close);
        workers.forEach(RoughtimeWorker::stop);
        ThreadEnd.await(threads);
    }
}
