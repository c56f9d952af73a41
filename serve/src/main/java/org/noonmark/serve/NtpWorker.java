package org.noonmark.serve;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.noonmark.linux.CpuAffinity;
import org.noonmark.linux.DatagramBatch;
import org.noonmark.linux.Errno;
import org.noonmark.linux.HostClocks;
import org.noonmark.linux.PairedClocks;
import org.noonmark.linux.SystemCallException;
import org.noonmark.linux.UdpSocket;
import org.noonmark.linux.WakeUpLatency;
import org.noonmark.station.Snapshot;
import org.noonmark.wire.ntp.RejectReason;

/// Receives, answers and sends in batches: two system calls for up to a batch of requests. One
/// platform thread runs it and owns all it touches, apart from the snapshot and the stop flag.
///
/// Hot path: allocates nothing.
final class NtpWorker implements Runnable {
    /// Requests longer than this are no NTP client's; a reply is at most 72 bytes long, and with
    /// Network Time Security never longer than its request.
    static final int SLOT_BYTES = 1472;

    /// Not pinned.
    static final int NO_CPU = -1;

    /// A worker that computes for longer is one that is saturated anyway.
    private static final long SLICE_NANOS = 100_000;

    private static final long PAUSE_AFTER_ERROR_NANOS = 10_000_000;

    private final UdpSocket socket;
    private final Supplier<Snapshot> snapshots;
    private final HostClocks clocks;
    private final NtpResponder responder;
    private final DatagramBatch batch;
    private final PairedClocks paired = new PairedClocks();
    private final SuspendWatch suspends;
    private final SendPace pace = new SendPace();
    private final DepartureTimes departures;
    private final int[] replied;
    private final int cpu;
    private volatile boolean stopping;
    private volatile @Nullable RuntimeException failure;

    NtpWorker(
            UdpSocket socket,
            Supplier<Snapshot> snapshots,
            HostClocks clocks,
            NtpResponder responder,
            int slots,
            int cpu) {
        this.socket = socket;
        this.snapshots = snapshots;
        this.clocks = clocks;
        this.responder = responder;
        this.suspends = new SuspendWatch(clocks);
        this.batch = DatagramBatch.of(slots, SLOT_BYTES);
        this.departures = new DepartureTimes(socket, slots);
        this.replied = new int[slots];
        this.cpu = cpu;
    }

    NtpCounters counters() {
        return responder.counters();
    }

    /// Ends the loop when its current wait does; the socket has a receive time-out.
    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        try (socket) {
            schedule();
            while (!stopping) {
                serveOrNote();
            }
        }
    }

    /// A bug that one datagram brings out must not silence the server: its batch is lost, the bug
    /// is kept for whoever asks, and the loop goes on.
    private void serveOrNote() {
        try {
            serveBatch();
        } catch (RuntimeException bug) {
            responder.counters().failure();
            failure = failure == null ? bug : failure;
            LockSupport.parkNanos(PAUSE_AFTER_ERROR_NANOS);
        }
    }

    /// The first bug that the loop met, or null.
    @Nullable RuntimeException failure() {
        return failure;
    }

    private void schedule() {
        try {
            WakeUpLatency.shortenSlice(SLICE_NANOS);
            if (cpu != NO_CPU) {
                CpuAffinity.pinCurrentThread(cpu);
            }
        } catch (SystemCallException notAllowed) {
            // It works without; the counter shows that something was not as asked for.
            responder.counters().socketError();
        }
    }

    /// One batch; waits for it as long as the socket's time-out.
    void serveBatch() {
        int received = batch.receive(socket);
        paired.pair(clocks);
        var snapshot = snapshots.get();
        boolean held = suspends.holds(snapshot, paired.counterNanos());
        if (received <= 0) {
            idle(-received);
            return;
        }
        if (held) {
            responder.counters().withheld(received);
            return;
        }
        responder.begin(snapshot, paired.counterNanos());
        int replies = prepare(received);
        if (replies > 0) {
            send(replies);
        }
        responder.counters().distrustedStamps(paired.distrustedCount());
    }

    private int prepare(int received) {
        int replies = 0;
        departures.begin();
        for (int slot = 0; slot < received; slot++) {
            if (batch.isTruncated(slot)) {
                responder.counters().malformed(RejectReason.TOO_LONG.code());
                continue;
            }
            int length =
                    responder.prepare(
                            slot,
                            batch.memory(),
                            batch.datagramOffset(slot),
                            batch.datagramLength(slot),
                            batch.sockaddrOffset(slot),
                            paired.counterOf(batch.receivedRealtimeNanos(slot)));
            if (length != NtpResponder.NO_REPLY) {
                boolean stamped = responder.isRemembered(slot) && departures.ask(slot);
                batch.queueReply(slot, length, stamped);
                replied[replies++] = slot;
            }
        }
        return replies;
    }

    private void send(int replies) {
        long start = clocks.counterNanos();
        for (int i = 0; i < replies; i++) {
            long departure = start + pace.untilDeparture(i);
            responder.finish(
                    replied[i], batch.memory(), batch.datagramOffset(replied[i]), departure);
        }
        batch.send(socket);
        pace.took(clocks.counterNanos() - start, replies);
        if (batch.unsent() > 0) {
            responder.counters().unsent(batch.unsent());
        }
        departures.collect(responder, paired, clocks, batch.unsent() > 0);
    }

    private void idle(int errno) {
        if (errno != 0 && errno != Errno.EAGAIN && errno != Errno.EINTR) {
            responder.counters().socketError();
            LockSupport.parkNanos(PAUSE_AFTER_ERROR_NANOS);
        }
    }
}
