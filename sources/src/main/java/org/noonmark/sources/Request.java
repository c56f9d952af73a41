package org.noonmark.sources;

import java.lang.foreign.MemorySegment;
import java.util.random.RandomGenerator;
import org.noonmark.time.NtpTimestamp;
import org.noonmark.wire.ntp.Interleaved;
import org.noonmark.wire.ntp.NtpEncoder;
import org.noonmark.wire.ntp.NtpLayout;

/// A request that was sent: the random numbers that its reply must repeat, and when it left.
final class Request {
    private static final long MAX_SENDING_NANOS = 1_000_000_000L;

    private final long receiveNonce;
    private final long transmitNonce;
    private final long deadlineNanos;
    private long sentNanos;
    private boolean stamped;

    private Request(long receiveNonce, long transmitNonce, long nowNanos, long deadlineNanos) {
        this.receiveNonce = receiveNonce;
        this.transmitNonce = transmitNonce;
        this.sentNanos = nowNanos;
        this.deadlineNanos = deadlineNanos;
    }

    /// A request in basic mode: one random number, nothing else of the client.
    static Request basic(RandomGenerator random, long nowNanos, long deadlineNanos) {
        return new Request(0, nonce(random), nowNanos, deadlineNanos);
    }

    /// A request in interleaved mode: two random numbers.
    static Request interleaved(RandomGenerator random, long nowNanos, long deadlineNanos) {
        long transmit = nonce(random);
        long receive = transmit ^ nonce(random);
        return new Request(receive, transmit, nowNanos, deadlineNanos);
    }

    private static long nonce(RandomGenerator random) {
        long bits = random.nextLong();
        return bits == 0 ? 1 : bits;
    }

    /// The 48 bytes of the header.
    ///
    /// @param origin zero, or the server's last receive timestamp in interleaved mode
    byte[] header(int poll, NtpTimestamp origin) {
        var bytes = new byte[NtpLayout.HEADER_BYTES];
        NtpEncoder.writeRequest(
                MemorySegment.ofArray(bytes), 0, poll, origin.bits(), receiveNonce, transmitNonce);
        return bytes;
    }

    /// Which mode a reply with this origin timestamp is in, see [Interleaved#modeOfReply].
    int modeOfReply(NtpTimestamp origin) {
        return Interleaved.modeOfReply(origin.bits(), receiveNonce, transmitNonce);
    }

    /// Replaces the moment at which the datagram was handed over by one that is closer to its
    /// leaving. Only a moment that can be true is taken.
    void sentAt(long counterNanos, boolean byKernel) {
        boolean better = byKernel || !stamped;
        if (better && counterNanos >= sentNanos && counterNanos - sentNanos < MAX_SENDING_NANOS) {
            sentNanos = counterNanos;
            stamped = byKernel;
        }
    }

    long sentNanos() {
        return sentNanos;
    }

    long deadlineNanos() {
        return deadlineNanos;
    }
}
