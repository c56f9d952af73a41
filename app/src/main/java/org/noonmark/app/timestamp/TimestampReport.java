package org.noonmark.app.timestamp;

import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.noonmark.app.status.Amounts;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;
import org.noonmark.tsp.Accuracy;
import org.noonmark.tsp.HashAlgorithm;
import org.noonmark.tsp.TokenInfo;

/// What a token proves; as `query tsa --json` prints it.
///
/// @param source of the token: the authority's address, or a file
/// @param hash algorithm of the digest
/// @param digest hex, of the data that existed before
/// @param genTime UTC
/// @param accuracySeconds how far true time may have been from genTime to either side; null when
///   the authority promises nothing
/// @param serial hex
/// @param authority subject of the certificate that signed
/// @param issuer of that certificate
/// @param certificateUntil UTC
/// @param comparison null when the token comes from a file
public record TimestampReport(
        String source,
        String hash,
        String digest,
        String genTime,
        @Nullable Double accuracySeconds,
        String policy,
        String serial,
        String authority,
        String issuer,
        String certificateUntil,
        @Nullable Comparison comparison) {

    /// With this host's CLOCK_REALTIME.
    ///
    /// @param serverMinusHostSeconds genTime minus the middle of the exchange
    /// @param trueMinusHostEarliestSeconds true time is later than this host's CLOCK_REALTIME plus
    ///   this, if the authority keeps its promise; null when it promises nothing
    /// @param trueMinusHostLatestSeconds and earlier than host time plus this
    public record Comparison(
            double serverMinusHostSeconds,
            @Nullable Double trueMinusHostEarliestSeconds,
            @Nullable Double trueMinusHostLatestSeconds,
            double delaySeconds) {}

    /// The report on a token that is trusted.
    ///
    /// @param reply that brought it; empty when it comes from a file
    public static TimestampReport of(
            String source,
            HashAlgorithm algorithm,
            TokenInfo info,
            Optional<TimestampClient.Reply> reply) {
        var signer = info.signer();
        var until = signer.getNotAfter().toInstant().getEpochSecond();
        return new TimestampReport(
                source,
                algorithm.text(),
                info.imprint().toHex(),
                info.genTime().toString(),
                info.accuracy().map(Accuracy::toDelta).map(TimeDelta::toSeconds).orElse(null),
                info.policy(),
                hex(info.serial()),
                signer.getSubjectX500Principal().getName(),
                signer.getIssuerX500Principal().getName(),
                UtcInstant.ofPosix(until, 0).toString(),
                reply.map(came -> comparison(info, came)).orElse(null));
    }

    private static String hex(BigInteger serial) {
        return serial.toString(16);
    }

    private static Comparison comparison(TokenInfo info, TimestampClient.Reply reply) {
        var genTime = info.genTime();
        var server = new TimeDelta(genTime.toPosixSeconds(), genTime.attoseconds());
        var minusSent = server.minus(TimeDelta.ofNanos(reply.sentRealtimeNanos()));
        var minusReceived = server.minus(TimeDelta.ofNanos(reply.receivedRealtimeNanos()));
        var accuracy = info.accuracy().map(Accuracy::toDelta);
        return new Comparison(
                minusSent.plus(minusReceived).half().toSeconds(),
                accuracy.map(minusReceived::minus).map(TimeDelta::toSeconds).orElse(null),
                accuracy.map(minusSent::plus).map(TimeDelta::toSeconds).orElse(null),
                minusSent.minus(minusReceived).toSeconds());
    }

    /// For people.
    public String text() {
        var text =
                """
                %s: trusted
                  stamped         %s %s
                  time            %s, %s
                  authority       %s
                  certified by    %s, until %s
                  policy          %s
                  serial          %s
                """
                        .formatted(
                                source,
                                hash,
                                digest,
                                genTime,
                                accuracy(),
                                authority,
                                issuer,
                                certificateUntil,
                                policy,
                                serial);
        return comparison == null ? text : text + compared(comparison);
    }

    private String accuracy() {
        return accuracySeconds == null
                ? "no accuracy promised"
                : "true within " + Amounts.of(accuracySeconds);
    }

    private static String compared(Comparison with) {
        var earliest = with.trueMinusHostEarliestSeconds;
        var latest = with.trueMinusHostLatestSeconds;
        var interval =
                earliest == null || latest == null
                        ? ""
                        : "  interval        true time is %s to %s from this host's clock, if the authority keeps its promise\n"
                                .formatted(Amounts.signed(earliest), Amounts.signed(latest));
        return """
          offset          %s (server minus this host's clock)
        %s  delay           %s
        """
                .formatted(
                        Amounts.signed(with.serverMinusHostSeconds),
                        interval,
                        Amounts.of(with.delaySeconds));
    }
}
