package org.noonmark.serve.roughtime;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.function.Supplier;
import org.noonmark.linux.HostClocks;
import org.noonmark.linux.Sockaddr;
import org.noonmark.serve.ClientGate;
import org.noonmark.serve.SuspendWatch;
import org.noonmark.station.Snapshot;

/// What all TCP connections share: the responder, the access rules and the limits, for one thread
/// at a time. A request over TCP is a batch of its own.
final class StreamDesk {
    private final Supplier<Snapshot> snapshots;
    private final HostClocks clocks;
    private final ClientGate gate;
    private final RoughtimeResponder responder;
    private final RoughtimeCounters counters;
    private final SuspendWatch suspends;
    private final MemorySegment sockaddr = Arena.ofAuto().allocate(Sockaddr.MAX_BYTES, Long.BYTES);

    StreamDesk(
            Supplier<Snapshot> snapshots,
            HostClocks clocks,
            ClientGate gate,
            RoughtimeResponder responder) {
        this.snapshots = snapshots;
        this.clocks = clocks;
        this.gate = gate;
        this.responder = responder;
        this.counters = responder.counters();
        this.suspends = new SuspendWatch(clocks);
    }

    long counterNanos() {
        return clocks.counterNanos();
    }

    void refused(int verdict) {
        counters.refused(verdict);
    }

    void socketError() {
        counters.socketError();
    }

    void failure() {
        counters.failure();
    }

    void count(RoughtimeOutcome outcome) {
        counters.add(outcome, 1);
    }

    /// Whether this client may connect.
    synchronized boolean admits(SocketAddress client) {
        return client instanceof InetSocketAddress address && check(address);
    }

    private boolean check(InetSocketAddress address) {
        Sockaddr.write(sockaddr, 0, address);
        int verdict = gate.check(sockaddr, 0);
        if (verdict != ClientGate.PASSES) {
            count(
                    verdict == ClientGate.DENIED
                            ? RoughtimeOutcome.DENIED
                            : RoughtimeOutcome.REFLECTED);
        }
        return verdict == ClientGate.PASSES;
    }

    /// Answers the request at the beginning of `bytes` into `reply`; returns the length of the
    /// response, or [RoughtimeResponder#NO_REPLY].
    synchronized int answer(SocketAddress client, byte[] bytes, int length, byte[] reply) {
        var snapshot = snapshots.get();
        long now = clocks.counterNanos();
        if (suspends.holds(snapshot, now)) {
            count(RoughtimeOutcome.WITHHELD);
            return RoughtimeResponder.NO_REPLY;
        }
        if (client instanceof InetSocketAddress address) {
            Sockaddr.write(sockaddr, 0, address);
            if (gate.isOverLimit(sockaddr, 0, now)) {
                count(RoughtimeOutcome.RATE_LIMITED);
                return RoughtimeResponder.NO_REPLY;
            }
        }
        responder.begin(snapshot, now);
        int index = responder.add(bytes, 0, length, 0);
        if (index == RoughtimeResponder.NO_REPLY) {
            return RoughtimeResponder.NO_REPLY;
        }
        responder.sign();
        return responder.write(index, reply, 0);
    }
}
