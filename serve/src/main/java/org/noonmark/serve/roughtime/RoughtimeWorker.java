package org.noonmark.serve.roughtime;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.noonmark.linux.DatagramBatch;
import org.noonmark.linux.Errno;
import org.noonmark.linux.HostClocks;
import org.noonmark.linux.UdpSocket;
import org.noonmark.serve.ClientGate;
import org.noonmark.serve.SuspendWatch;
import org.noonmark.station.Snapshot;
import org.noonmark.wire.roughtime.RoughtimePacket;

/// Answers what has arrived on one UDP socket, up to 64 requests with one signature. One platform
/// thread runs it and owns all it touches, apart from the snapshot and the stop flag.
///
/// Hot path: each request allocates nothing.
final class RoughtimeWorker implements Runnable {
    private static final long PAUSE_AFTER_ERROR_NANOS = 10_000_000;

    private final UdpSocket socket;
    private final Supplier<Snapshot> snapshots;
    private final HostClocks clocks;
    private final ClientGate gate;
    private final RoughtimeResponder responder;
    private final RoughtimeCounters counters;
    private final SuspendWatch suspends;
    private final DatagramBatch batch =
            DatagramBatch.of(RoughtimeResponder.BATCH, RoughtimePacket.MAX_BYTES);
    private final byte[] bytes = new byte[RoughtimePacket.MAX_BYTES];
    private final int[] indexOf = new int[RoughtimeResponder.BATCH];
    private volatile boolean stopping;
    private volatile @Nullable RuntimeException failure;

    RoughtimeWorker(
            UdpSocket socket,
            Supplier<Snapshot> snapshots,
            HostClocks clocks,
            ClientGate gate,
            RoughtimeResponder responder) {
        this.socket = socket;
        this.snapshots = snapshots;
        this.clocks = clocks;
        this.gate = gate;
        this.responder = responder;
        this.counters = responder.counters();
        this.suspends = new SuspendWatch(clocks);
    }

    /// Ends the loop when its current wait does; the socket has a receive time-out.
    void stop() {
        stopping = true;
    }

    /// The first bug that the loop met, or null.
    @Nullable RuntimeException failure() {
        return failure;
    }

    @Override
    public void run() {
        try (socket) {
            while (!stopping) {
                serveOrNote();
            }
        }
    }

    private void serveOrNote() {
        try {
            serveBatch();
        } catch (RuntimeException bug) {
            counters.failure();
            failure = failure == null ? bug : failure;
            LockSupport.parkNanos(PAUSE_AFTER_ERROR_NANOS);
        }
    }

    private void serveBatch() {
        int received = batch.receive(socket);
        if (received <= 0) {
            idle(-received);
            return;
        }
        var snapshot = snapshots.get();
        long now = clocks.counterNanos();
        if (suspends.holds(snapshot, now)) {
            counters.add(RoughtimeOutcome.WITHHELD, received);
            return;
        }
        responder.begin(snapshot, now);
        for (int slot = 0; slot < received; slot++) {
            indexOf[slot] = add(slot, now);
        }
        responder.sign();
        for (int slot = 0; slot < received; slot++) {
            if (indexOf[slot] != RoughtimeResponder.NO_REPLY) {
                queue(slot);
            }
        }
        batch.send(socket);
        if (batch.unsent() > 0) {
            counters.unsent(batch.unsent());
        }
    }

    private int add(int slot, long counterNanos) {
        var memory = batch.memory();
        long sockaddr = batch.sockaddrOffset(slot);
        int verdict = gate.check(memory, sockaddr);
        if (verdict != ClientGate.PASSES) {
            return refuse(
                    verdict == ClientGate.DENIED
                            ? RoughtimeOutcome.DENIED
                            : RoughtimeOutcome.REFLECTED);
        }
        if (batch.isTruncated(slot)) {
            return refuse(RoughtimeOutcome.TOO_LONG);
        }
        if (gate.isOverLimit(memory, sockaddr, counterNanos)) {
            return refuse(RoughtimeOutcome.RATE_LIMITED);
        }
        int length = batch.datagramLength(slot);
        MemorySegment.copy(memory, JAVA_BYTE, batch.datagramOffset(slot), bytes, 0, length);
        return responder.add(bytes, 0, length, RoughtimePacket.MIN_DATAGRAM_BYTES);
    }

    private int refuse(RoughtimeOutcome outcome) {
        counters.add(outcome, 1);
        return RoughtimeResponder.NO_REPLY;
    }

    private void queue(int slot) {
        int length = responder.write(indexOf[slot], bytes, 0);
        if (length != RoughtimeResponder.NO_REPLY) {
            MemorySegment.copy(
                    bytes, 0, batch.memory(), JAVA_BYTE, batch.datagramOffset(slot), length);
            batch.queueReply(slot, length, false);
        }
    }

    private void idle(int errno) {
        if (errno != 0 && errno != Errno.EAGAIN && errno != Errno.EINTR) {
            counters.socketError();
            LockSupport.parkNanos(PAUSE_AFTER_ERROR_NANOS);
        }
    }
}
