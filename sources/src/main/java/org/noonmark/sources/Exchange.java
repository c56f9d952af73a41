package org.noonmark.sources;

import org.noonmark.time.NtpTimestamp;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;

/// The four timestamps of one request and its reply (RFC 5905 figure 15): T1 and T4 on the local
/// counter, T2 and T3 on the server's clock.
///
/// @param sentNanos T1, the request leaves here
/// @param requestReceived T2, it arrives at the server
/// @param replySent T3, the reply leaves the server
/// @param receivedNanos T4, it arrives here
record Exchange(
        long sentNanos, NtpTimestamp requestReceived, NtpTimestamp replySent, long receivedNanos) {
    /// Time between sending and receiving, by the local counter.
    TimeDelta elapsed() {
        return TimeDelta.ofNanos(receivedNanos - sentNanos);
    }

    /// Time that the server had the packet, by its own clock.
    TimeDelta serverTime() {
        return replySent.minus(requestReceived);
    }

    /// Round-trip delay: (T4 - T1) - (T3 - T2), RFC 5905 section 8.
    TimeDelta delay() {
        return elapsed().minus(serverTime());
    }

    /// The moment on the local counter to which [#clockMinusLocal] belongs: halfway.
    long middleNanos() {
        return sentNanos + (receivedNanos - sentNanos) / 2;
    }

    /// Offset: ((T2 - T1) + (T3 - T4)) / 2, exact, server's TAI since 1970 minus local counter.
    ///
    /// @param requestReceivedTai T2 on the TAI scale
    TimeDelta clockMinusLocal(TaiInstant requestReceivedTai) {
        var out = requestReceivedTai.sinceEpoch().minus(TimeDelta.ofNanos(sentNanos));
        var replySentTai = requestReceivedTai.plus(serverTime());
        var back = replySentTai.sinceEpoch().minus(TimeDelta.ofNanos(receivedNanos));
        return out.plus(back).half();
    }
}
