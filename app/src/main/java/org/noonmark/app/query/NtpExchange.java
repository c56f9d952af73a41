package org.noonmark.app.query;

import org.noonmark.time.NtpTimestamp;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;
import org.noonmark.wire.ntp.NtpPacket;

/// One request and its reply: four times, from which offset and delay follow (RFC 5905 section 8,
/// figure 15).
///
/// @param reply with the server's receive and transmit timestamps, T2 and T3
/// @param sentRealtimeNanos T1 by this host's CLOCK_REALTIME
/// @param receivedRealtimeNanos T4 by the same clock
record NtpExchange(NtpPacket reply, long sentRealtimeNanos, long receivedRealtimeNanos) {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private static NtpTimestamp timestamp(long realtimeNanos) {
        return NtpTimestamp.from(
                UtcInstant.ofPosix(
                        Math.floorDiv(realtimeNanos, NANOS_PER_SECOND),
                        Math.floorMod(realtimeNanos, NANOS_PER_SECOND) * NANOS_PER_SECOND));
    }

    /// ((T2 - T1) + (T3 - T4)) / 2.
    TimeDelta serverMinusClient() {
        return reply.receive()
                .minus(timestamp(sentRealtimeNanos))
                .plus(reply.transmit().minus(timestamp(receivedRealtimeNanos)))
                .half();
    }

    /// (T4 - T1) - (T3 - T2), the time on the way; a server whose clock jumps can make it negative.
    TimeDelta delay() {
        return TimeDelta.ofNanos(receivedRealtimeNanos - sentRealtimeNanos)
                .minus(reply.transmit().minus(reply.receive()));
    }

    /// How far true time may be from the server's, as it promises, and the server's from what was
    /// measured: root delay / 2 + root dispersion + delay / 2.
    TimeDelta rootDistance() {
        return reply.rootDelaySeconds()
                .half()
                .plus(reply.rootDispersionSeconds())
                .plus(TimeDelta.max(TimeDelta.ZERO, delay()).half());
    }
}
