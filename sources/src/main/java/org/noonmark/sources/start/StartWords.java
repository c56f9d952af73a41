package org.noonmark.sources.start;

import java.util.ArrayList;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.noonmark.sources.nts.CertificateTime;
import org.noonmark.sources.roughtime.ChainAnswer;
import org.noonmark.sources.roughtime.ChainResult;
import org.noonmark.time.UtcInstant;

/// What happened at a start, as an operator reads it.
final class StartWords {
    private static final long DAY = 86_400;
    private static final long HOUR = 3_600;

    private StartWords() {}

    /// What the parties agreed on, and how far the host's clock is from it.
    static String agreed(ChainResult result, ChainResult.Agreement agreement, Moment now) {
        var middle = now.leapTable().toUtc(agreement.tai().midpoint());
        return "%s (%d of %d parties) agree on %s ±%s; %s%s"
                .formatted(
                        String.join(", ", new TreeSet<>(agreement.agreeing())),
                        agreement.agreeing().size(),
                        agreement.asked(),
                        whole(middle),
                        agreement.tai().radius().toShortString(),
                        host(now.hostClock(), middle),
                        trouble(result));
    }

    /// Why there is no agreement.
    static String disagreed(ChainResult result, int parties) {
        var answered =
                result.answers().stream()
                        .map(ChainAnswer::peer)
                        .map(peer -> peer.party())
                        .collect(Collectors.toCollection(TreeSet::new));
        return "no majority of the %d parties agrees; %s%s"
                .formatted(
                        parties,
                        answered.isEmpty()
                                ? "nobody answered"
                                : "answers came from " + String.join(", ", answered),
                        trouble(result));
    }

    private static String trouble(ChainResult result) {
        var text = new StringBuilder();
        var silent = new TreeSet<String>();
        result.failures()
                .forEach(failure ->
                        silent.add(failure.peer().name() + " (" + failure.reason() + ")"));
        if (!silent.isEmpty()) {
            text.append("; without an answer: ").append(String.join(", ", silent));
        }
        if (result.hasMalfeasance()) {
            text.append("; signed statements contradict each other: ")
                    .append(String.join(", ", result.contradicting()));
        }
        return text.toString();
    }

    /// The time by which certificates are judged.
    static String dates(CertificateTime time) {
        return switch (time) {
            case CertificateTime.Between(var earliest, var latest, var ground) -> {
                var texts = new ArrayList<String>();
                texts.add(whole(earliest));
                if (!whole(latest).equals(whole(earliest))) {
                    texts.add(whole(latest));
                }
                yield "certificates are judged by %s: %s"
                        .formatted(ground.text(), String.join(" to ", texts));
            }
            case CertificateTime.Unknown(var reason) -> "no certificate is judged: " + reason;
        };
    }

    private static String host(UtcInstant host, UtcInstant middle) {
        long apart = host.toPosixSeconds() - middle.toPosixSeconds();
        long size = Math.abs(apart);
        if (size <= 1) {
            return "the host's clock agrees";
        }
        var amount =
                size >= 2 * DAY
                        ? size / DAY + " d"
                        : size >= 2 * HOUR ? size / HOUR + " h" : size + " s";
        return "the host's clock says %s, %s %s it"
                .formatted(whole(host), amount, apart < 0 ? "before" : "after");
    }

    /// Without the part of a second.
    static String whole(UtcInstant utc) {
        return new UtcInstant(utc.modifiedJulianDay(), utc.secondOfDay(), 0).toString();
    }
}
