package org.noonmark.sources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.noonmark.linux.HostClocks;
import org.noonmark.linux.PairedClocks;
import org.noonmark.linux.Poller;
import org.noonmark.sources.nts.JudgeWatch;
import org.noonmark.sources.nts.KeyExchange;
import org.noonmark.sources.nts.KeyExchangeClient;
import org.noonmark.sources.nts.KeyExchangeServer;

/// The thread that asks all NTP servers: it drives the associations over sockets, with kernel
/// timestamps carried over to the local counter, and has names looked up on virtual threads.
///
/// [#status] may be called from any thread.
public final class SourceLoop implements AutoCloseable {
    private static final long LONGEST_WAIT_NANOS = 1_000_000_000L;
    private static final long STOP_MILLIS = 2_000;

    /// What a lookup found, on its way to the loop.
    private record Found(NtpSource source, List<InetAddress> addresses, String trouble) {}

    /// What came of an exchange of keys, on its way to the loop.
    private record Exchanged(NtpAssociation association, KeyExchange result) {}

    private final AddressLookup lookup;
    private final KeyExchangeClient keys;
    private final OwnAddresses own;
    private final HostClocks clocks;
    private final Poller poller;
    private final JudgeWatch judge = new JudgeWatch();
    private long nextJudgeNanos;
    private final PairedClocks pairing = new PairedClocks();
    private final List<NtpSource> sources = new ArrayList<>();
    private final List<SourceSocket> sockets = new ArrayList<>();
    private final ConcurrentLinkedQueue<Found> found = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Exchanged> exchanged = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile List<AssociationStatus> status = List.of();
    private volatile long distrustedStamps;
    private volatile boolean running = true;

    /// @param own the predicate of `context`; it is refreshed with each lookup
    /// @throws IOException when the system gives no poller
    public SourceLoop(
            List<NtpSourceConfig> configs,
            AddressLookup lookup,
            KeyExchangeClient keys,
            OwnAddresses own,
            HostClocks clocks,
            AssociationContext context)
            throws IOException {
        this.lookup = lookup;
        this.keys = keys;
        this.own = own;
        this.clocks = clocks;
        this.poller = Poller.open();
        long now = clocks.counterNanos();
        for (var config : configs) {
            sources.add(new NtpSource(config, context, now));
        }
        this.thread = Thread.ofPlatform().name("sources").daemon(true).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /// Every association as it was at most a second ago.
    public List<AssociationStatus> status() {
        return status;
    }

    /// Kernel timestamps that were not used because the host's clock moved under them.
    public long distrustedStampCount() {
        return distrustedStamps;
    }

    private void run() {
        try {
            while (running) {
                turn();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the sources' loop ends", failed);
        } finally {
            sockets.forEach(SourceSocket::close);
            poller.close();
        }
    }

    private void turn() throws IOException {
        long now = clocks.counterNanos();
        takeFound(now);
        for (var item = exchanged.poll(); item != null; item = exchanged.poll()) {
            item.association().exchanged(item.result(), now);
        }
        if (now >= nextJudgeNanos) {
            nextJudgeNanos = now + LONGEST_WAIT_NANOS;
            if (judge.isAnew(keys.certificateTime())) {
                sources.forEach(NtpSource::judgedAnew);
            }
        }
        long next = now + LONGEST_WAIT_NANOS;
        for (var source : sources) {
            if (source.fillPlaces(now)) {
                openSockets();
            }
            if (source.isLookupDue(now)) {
                startLookup(source);
            }
            next = Math.min(next, source.nextActionCounterNanos());
        }
        for (var socket : sockets) {
            socket.act(clocks.counterNanos());
            next = Math.min(next, socket.association().nextActionCounterNanos());
        }
        status = sockets.stream().map(socket -> socket.association().status()).toList();
        distrustedStamps = pairing.distrustedCount();
        int ready = poller.await(Math.max(0, next - clocks.counterNanos()));
        if (ready > 0) {
            // Once for all sockets: a step of the host clock since the last pairing then makes
            // every stamp of this turn distrusted.
            pairing.pair(clocks);
            sockets.forEach(SourceSocket::receive);
        }
    }

    private void takeFound(long now) {
        boolean changed = false;
        for (var item = found.poll(); item != null; item = found.poll()) {
            if (item.addresses().isEmpty()) {
                item.source().notFound(item.trouble(), now);
            } else {
                item.source().found(item.addresses(), now);
                changed = true;
            }
        }
        if (changed) {
            openSockets();
        }
    }

    /// Gives every association a socket, and drops those of associations that are gone.
    private void openSockets() {
        var wanted = new ArrayList<SourceSocket>();
        for (var source : sources) {
            for (var association : source.associations()) {
                wanted.add(
                        sockets.stream()
                                .filter(socket -> socket.association() == association)
                                .findFirst()
                                .orElseGet(() ->
                                        new SourceSocket(
                                                association,
                                                server -> exchange(association, server),
                                                clocks,
                                                pairing,
                                                poller)));
            }
        }
        sockets.stream().filter(socket -> !wanted.contains(socket)).forEach(SourceSocket::close);
        sockets.clear();
        sockets.addAll(wanted);
    }

    private void exchange(NtpAssociation association, KeyExchangeServer server) {
        // Such a future does not fail: failures are values.
        var _ =
                keys.exchange(server)
                        .thenAccept(result -> {
                            exchanged.add(new Exchanged(association, result));
                            poller.wake();
                        });
    }

    private void startLookup(NtpSource source) {
        Thread.ofVirtual()
                .name("lookup " + source.host())
                .start(() -> {
                    found.add(look(source));
                    poller.wake();
                });
    }

    private Found look(NtpSource source) {
        try {
            own.refresh();
            return new Found(source, lookup.lookup(source.host()), "");
        } catch (UnknownHostException nobody) {
            return new Found(source, List.of(), "the name " + source.host() + " is not found");
        } catch (RuntimeException broken) {
            // A lookup that does not come back would never be asked for again.
            return new Found(source, List.of(), "looking " + source.host() + " up: " + broken);
        }
    }

    /// Stops asking and waits for the thread to end.
    @Override
    public void close() {
        running = false;
        if (thread.getState() == Thread.State.NEW) {
            poller.close();
            return;
        }
        poller.wake();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
