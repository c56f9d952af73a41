package org.noonmark.app.roughtime;

import org.noonmark.app.status.Amounts;
import org.noonmark.sources.roughtime.ChainAnswer;
import org.noonmark.time.UtcInstant;
import org.noonmark.wire.roughtime.RoughtimeStatement;

/// What one server signed, compared with this host's clock; as `query roughtime --json` prints it.
///
/// @param midpoint UTC
/// @param trueMinusHostEarliestSeconds true time is later than this host's CLOCK_REALTIME plus
///   this, if the server keeps its promise
/// @param trueMinusHostLatestSeconds and earlier than host time plus this
/// @param serverMinusHostSeconds midpoint minus the middle of the exchange
/// @param version 1, or that of the drafts
/// @param longTermKey base64
/// @param delegatedKey base64; it signed in the long-term key's place
/// @param delegatedFrom UTC
/// @param delegatedUntil UTC
public record AnswerReport(
        String server,
        String party,
        String midpoint,
        long radiusSeconds,
        double serverMinusHostSeconds,
        double trueMinusHostEarliestSeconds,
        double trueMinusHostLatestSeconds,
        double delaySeconds,
        long version,
        String longTermKey,
        String delegatedKey,
        String delegatedFrom,
        String delegatedUntil) {
    private static final long LAST_SHOWN = 253_402_300_799L;

    /// The report on an answer.
    ///
    /// @param realtimeMinusCounterNanos this host's CLOCK_REALTIME minus its local counter
    public static AnswerReport of(ChainAnswer answer, long realtimeMinusCounterNanos) {
        var statement = answer.statement();
        double sent = (answer.sentCounterNanos() + realtimeMinusCounterNanos) * 1e-9;
        double received = (answer.receivedCounterNanos() + realtimeMinusCounterNanos) * 1e-9;
        double midpoint = seconds(statement.midpointSeconds());
        return new AnswerReport(
                answer.peer().name(),
                answer.peer().party(),
                utc(statement.midpointSeconds()),
                statement.radiusSeconds(),
                midpoint - (sent + received) / 2,
                seconds(statement.earliestSeconds()) - received,
                seconds(statement.latestSeconds()) - sent,
                answer.delay().toSeconds(),
                Integer.toUnsignedLong(statement.version().number()),
                answer.peer().publicKey().toBase64(),
                statement.delegation().publicKey().toBase64(),
                utc(statement.delegation().minSeconds()),
                utc(statement.delegation().maxSeconds()));
    }

    private static double seconds(long unsigned) {
        return unsigned >= 0 ? unsigned : 0x1p64 + unsigned;
    }

    /// A timestamp as a date, or as a number when no calendar has it.
    static String utc(long unsignedSeconds) {
        return unsignedSeconds >= 0 && unsignedSeconds <= LAST_SHOWN
                ? UtcInstant.ofPosix(unsignedSeconds, 0).toString()
                : Long.toUnsignedString(unsignedSeconds) + " s after 1970";
    }

    /// The midpoint and radius of a statement.
    static String time(RoughtimeStatement statement) {
        return utc(statement.midpointSeconds()) + " +- " + statement.radiusSeconds() + " s";
    }

    /// For people.
    public String text() {
        return """
        %s: authenticated
          time            %s, true within %d s when it was signed
          offset          %s (server minus this host's clock)
          interval        true time is %s to %s from this host's clock, if the server keeps its promise
          delay           %s
          version         %s
          long-term key   %s
          delegated to    %s
          delegated       from %s to %s
        """
                .formatted(
                        server,
                        midpoint,
                        radiusSeconds,
                        Amounts.signed(serverMinusHostSeconds),
                        Amounts.signed(trueMinusHostEarliestSeconds),
                        Amounts.signed(trueMinusHostLatestSeconds),
                        Amounts.of(delaySeconds),
                        version == 1 ? "1" : "0x" + Long.toHexString(version),
                        longTermKey,
                        delegatedKey,
                        delegatedFrom,
                        delegatedUntil);
    }
}
