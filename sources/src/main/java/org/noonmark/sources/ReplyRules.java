package org.noonmark.sources;

import org.jspecify.annotations.Nullable;
import org.noonmark.time.LeapTable;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;
import org.noonmark.wire.ntp.NtpPacket;

/// The tests that a server's reply has to pass before its time is used (RFC 5905 section 8 and
/// figure 28), each a pure function.
final class ReplyRules {
    private static final int MAX_STRATUM = 15;
    private static final int LEAST_PRECISION = -32;
    private static final int MOST_PRECISION = 6;
    private static final int SECONDS_PER_DAY = 86_400;

    /// Readings this close to a possible leap second are dropped. The timestamp itself may be wrong
    /// by the leap second, so the window is one second wider than the ambiguity.
    private static final long LEAP_WINDOW_SECONDS = 3;

    private static final TimeDelta MAX_NEGATIVE_DELAY = TimeDelta.ofMicros(1);

    /// Error of reading a clock and a stamp on this host.
    static final TimeDelta LOCAL_PRECISION = TimeDelta.ofNanos(250);

    /// What two clocks may differ in rate while a packet is under way (RFC 5905, PHI), per second.
    private static final double MAX_RATE = 15e-6;

    private ReplyRules() {}

    /// Root distance of this sample: the server's, half the delay, the precisions, and what the
    /// clocks drifted apart meanwhile (RFC 5905 appendix A.5.5.2).
    static TimeDelta bound(NtpPacket reply, Exchange exchange, TimeDelta delay) {
        double drift = MAX_RATE * exchange.elapsed().toSeconds();
        return rootDistance(reply)
                .plus(delay.half())
                .plus(LOCAL_PRECISION)
                .plus(TimeDelta.fromSeconds(drift));
    }

    /// Why this server's time cannot be used now, or null when it can.
    static @Nullable Refusal whyUnusable(NtpPacket reply, NtpSourceConfig config) {
        if (reply.leap() == LeapWarning.UNKNOWN
                || reply.stratum() == 0
                || reply.stratum() > MAX_STRATUM) {
            return Refusal.UNSYNCHRONISED;
        }
        if (reply.receive().isUnknown() || reply.transmit().isUnknown()) {
            return Refusal.TIMESTAMP_MISSING;
        }
        return rootDistance(reply).compareTo(config.maxRootDistance()) > 0
                ? Refusal.ROOT_DISTANCE_TOO_LONG
                : null;
    }

    /// Half the root delay, root dispersion and precision: how far off the server says it may be.
    static TimeDelta rootDistance(NtpPacket reply) {
        return reply.rootDelaySeconds()
                .half()
                .plus(reply.rootDispersionSeconds())
                .plus(precision(reply));
    }

    /// The server's precision as a time; exponents beyond reason are clamped.
    static TimeDelta precision(NtpPacket reply) {
        int exponent = Math.clamp(reply.precision(), LEAST_PRECISION, MOST_PRECISION);
        return TimeDelta.fromSeconds(Math.scalb(1.0, exponent));
    }

    /// Why the four timestamps cannot be true, or null when they can.
    static @Nullable Refusal whyImplausible(
            Exchange exchange, TimeDelta precision, NtpSourceConfig config) {
        if (exchange.serverTime().isNegative()) {
            return Refusal.TIMESTAMPS_REVERSED;
        }
        var delay = exchange.delay();
        if (delay.plus(precision).plus(MAX_NEGATIVE_DELAY).isNegative()) {
            return Refusal.DELAY_NEGATIVE;
        }
        return delay.compareTo(config.maxDelay()) > 0
                        || exchange.elapsed().compareTo(config.maxDelay()) > 0
                ? Refusal.DELAY_TOO_LONG
                : null;
    }

    /// Whether a timestamp lies where NTP's count may be ambiguous: by the table, or by what the
    /// server announces for the end of the UTC day.
    static boolean isInLeapWindow(
            UtcInstant utc, TaiInstant tai, LeapWarning announced, LeapTable table) {
        if (announced == LeapWarning.INSERT || announced == LeapWarning.DELETE) {
            int second = utc.secondOfDay();
            if (second < LEAP_WINDOW_SECONDS || second >= SECONDS_PER_DAY - LEAP_WINDOW_SECONDS) {
                return true;
            }
        }
        var leaps = table.leaps();
        for (int i = leaps.size() - 1; i > 0; i--) {
            long after = tai.seconds() - leaps.get(i).begins().seconds();
            if (after > LEAP_WINDOW_SECONDS) {
                return false;
            }
            if (after >= -LEAP_WINDOW_SECONDS - 1) {
                return true;
            }
        }
        return false;
    }
}
