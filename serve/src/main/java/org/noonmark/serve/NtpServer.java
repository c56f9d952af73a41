package org.noonmark.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.noonmark.linux.HostClocks;
import org.noonmark.linux.SocketOptions;
import org.noonmark.linux.SystemCallException;
import org.noonmark.linux.UdpSocket;
import org.noonmark.station.Snapshot;

/// The running NTP server: sockets and worker threads from [#start] to [#close].
public final class NtpServer implements AutoCloseable {
    /// How long a worker waits before it looks whether to stop, and pairs its clocks anew.
    private static final Duration RECEIVE_TIMEOUT = Duration.ofMillis(250);

    private final List<NtpWorker> workers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<InetSocketAddress> listening = new ArrayList<>();
    private final List<UdpSocket> sockets = new ArrayList<>();

    private NtpServer() {}

    /// Binds all sockets and starts the workers.
    ///
    /// @param snapshots what time it is, asked once for each batch
    /// @param seed secret that hashes of client addresses depend on
    /// @throws SystemCallException when a socket cannot be bound; then nothing is left open
    public static NtpServer start(
            NtpServerConfig config, Supplier<Snapshot> snapshots, HostClocks clocks, long seed)
            throws IOException {
        var server = new NtpServer();
        try {
            for (var address : config.listen()) {
                server.bind(address, config);
            }
            server.prepare(config, snapshots, clocks, seed);
        } catch (IOException failed) {
            server.sockets.forEach(UdpSocket::close);
            throw failed;
        }
        server.startThreads();
        return server;
    }

    private void prepare(
            NtpServerConfig config, Supplier<Snapshot> snapshots, HostClocks clocks, long seed)
            throws IOException {
        int precision = clocks.precisionLog2();
        var cpus = config.cpus();
        for (int i = 0; i < sockets.size(); i++) {
            var socket = sockets.get(i);
            var local = socket.localAddress();
            var responder =
                    new NtpResponder(
                            config,
                            precision,
                            local.getPort(),
                            ServedAddresses.answering(local),
                            seed + i);
            int cpu = cpus.isEmpty() ? NtpWorker.NO_CPU : cpus.get(i % cpus.size());
            workers.add(new NtpWorker(socket, snapshots, clocks, responder, config.batch(), cpu));
        }
    }

    /// Several sockets share a port only by SO_REUSEPORT, by which a second server could share it
    /// too; so the port is first tried without.
    private void bind(InetSocketAddress address, NtpServerConfig config)
            throws SystemCallException {
        var options =
                SocketOptions.defaults()
                        .withReceiveTimeout(RECEIVE_TIMEOUT)
                        .withReceiveBufferBytes(config.receiveBufferBytes());
        var first = UdpSocket.bound(address, options);
        var local = first.localAddress();
        listening.add(local);
        if (config.workers() == 1) {
            sockets.add(first);
            return;
        }
        first.close();
        for (int i = 0; i < config.workers(); i++) {
            sockets.add(UdpSocket.bound(local, options.withReusePort(true)));
        }
        sockets.getLast().steerBySource(config.workers());
    }

    private void startThreads() {
        for (int i = 0; i < workers.size(); i++) {
            var thread = Thread.ofPlatform().name("ntp-" + i).unstarted(workers.get(i));
            threads.add(thread);
            thread.start();
        }
    }

    /// The addresses that are bound, with their ports, in the order of the configuration.
    public List<InetSocketAddress> listening() {
        return List.copyOf(listening);
    }

    /// What all workers have done so far.
    public NtpCounters counters() {
        return NtpCounters.sum(workers.stream().map(NtpWorker::counters).toList());
    }

    /// The first bug that a worker met, if any did: it goes on, and somebody should be told.
    public Optional<RuntimeException> failure() {
        return workers.stream().flatMap(worker -> Stream.ofNullable(worker.failure())).findFirst();
    }

    /// Stops the workers and waits for them.
    @Override
    public void close() {
        workers.forEach(NtpWorker::stop);
        ThreadEnd.await(threads);
    }
}
