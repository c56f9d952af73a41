package org.noonmark.sources.khronos;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.noonmark.linux.HostClocks;
import org.noonmark.sources.OwnAddresses;
import org.noonmark.time.LeapTable;
import org.noonmark.time.UtcInstant;

/// Asks by NTP, one packet for each server from a port of its own, at random moments so that there
/// is no burst.
public final class NtpPoolNetwork implements PoolNetwork {
    private static final int MILLIS_PER_SERVER = 50;

    private final int port;
    private final HostClocks clocks;
    private final Supplier<LeapTable> leapTable;
    private final UtcInstant notBefore;
    private final RandomGenerator random;
    private final OwnAddresses own = new OwnAddresses();

    /// @param notBefore the earliest time that a server can mean
    /// @param random unpredictable, and safe for several threads (`SecureRandom`)
    public NtpPoolNetwork(
            int port,
            HostClocks clocks,
            Supplier<LeapTable> leapTable,
            UtcInstant notBefore,
            RandomGenerator random) {
        this.port = port;
        this.clocks = clocks;
        this.leapTable = leapTable;
        this.notBefore = notBefore;
        this.random = random;
    }

    @Override
    public List<PoolAnswer> ask(List<InetAddress> servers) throws InterruptedException {
        own.refresh();
        int span = Math.max(1, servers.size() * MILLIS_PER_SERVER);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks =
                    servers.stream()
                            .<Callable<PoolAnswer>>map(server ->
                                    () -> {
                                        Thread.sleep(random.nextInt(span));
                                        return question(server).ask();
                                    })
                            .toList();
            return threads.invokeAll(tasks).stream().map(NtpPoolNetwork::answer).toList();
        }
    }

    private static PoolAnswer answer(Future<PoolAnswer> done) {
        try {
            return done.get();
        } catch (ExecutionException | InterruptedException broken) {
            throw new IllegalStateException("a question must not fail", broken);
        }
    }

    private PoolQuestion question(InetAddress server) {
        return new PoolQuestion(server, port, clocks, leapTable, notBefore, own, random);
    }
}
