package org.noonmark.proof.bundle;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.noonmark.proof.dispute.Judgement;
import org.noonmark.proof.json.Json;
import org.noonmark.proof.scoreboard.Scoreboard;
import org.noonmark.proof.scoreboard.ScoreboardText;
import org.noonmark.proof.scoreboard.Scoring;

/// A verdict for people.
public final class VerdictText {
    private static final int SHOWN = 20;

    /// A wider interval says nothing: 2^63 ns are 292 years.
    private static final int MOST_BITS = 63;

    private static final BigInteger SECOND = BigInteger.valueOf(1_000_000_000L);

    private VerdictText() {}

    /// The verdict in lines, each with its newline.
    public static String of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Refused refused ->
                    "REFUSED: %s%nThis file proves nothing.%n".formatted(plain(refused.text()));
            case Verdict.Holds holds -> of(holds);
        };
    }

    private static String of(Verdict.Holds holds) {
        var text = new StringBuilder();
        var checkpoint = holds.checkpoint();
        text.append("HOLDS, if you believe %s%n".formatted(plain(holds.believing())));
        text.append(
                "log        %s, %d statements%n".formatted(checkpoint.origin(), checkpoint.size()));
        text.append("witnesses  %s%n".formatted(witnesses(holds)));
        if (holds.ownPolicy()) {
            text.append(
                    "policy     the bundle's own: compare its keys with ones you got in another way%n"
                            .formatted());
        }
        holds.foreign().stream().limit(SHOWN).forEach(each -> text.append(foreign(each)));
        holds.dispute().ifPresent(dispute -> text.append(dispute(dispute)));
        for (var row : ScoreboardText.rows(scoreboard(holds))) {
            text.append("%-10s %s%n".formatted(row.title(), row.text()));
        }
        text.append("proved     %s%n".formatted(kinds(holds)));
        holds.statements().stream().limit(SHOWN).forEach(stated -> text.append(line(stated)));
        int more = holds.statements().size() - SHOWN;
        if (more > 0) {
            text.append("           and %d more%n".formatted(more));
        }
        for (var missing : holds.missing()) {
            text.append(
                    "not here   %s (SHA-256 %s)%n"
                            .formatted(plain(missing.name()), missing.sha256()));
        }
        return text.toString();
    }

    private static String dispute(Judgement dispute) {
        var said =
                switch (dispute.outcome()) {
                    case CONTRADICTS -> "CONTRADICTS";
                    case AGREES -> "agrees with";
                    case UNDECIDED -> "says nothing for or against";
                };
        var text = new StringBuilder("dispute    the log %s these replies%n".formatted(said));
        dispute.lines().forEach(line -> text.append("           %s%n".formatted(plain(line))));
        return text.toString();
    }

    /// How the ticks of the bundle did, by its corrections.
    private static Scoreboard scoreboard(Verdict.Holds holds) {
        var scoring = new Scoring();
        holds.statements().reversed().forEach(each -> scoring.add(each.index(), each.statement()));
        return scoring.result();
    }

    private static String witnesses(Verdict.Holds holds) {
        var signed =
                new TreeMap<>(holds.witnessed())
                        .entrySet().stream()
                                .map(VerdictText::witness)
                                .collect(Collectors.joining(", "));
        var asked = holds.policy().quorum();
        if (asked.isEmpty()) {
            return "none is asked for" + (signed.isEmpty() ? "" : "; signed by " + signed);
        }
        var state = holds.quorum() ? "" : "TOO FEW: ";
        return "%s%s of %s asked for"
                .formatted(state, signed.isEmpty() ? "none" : signed, plain(asked.get().text()));
    }

    private static String witness(Map.Entry<String, Long> signed) {
        return plain(signed.getKey()) + " at " + utc(signed.getValue());
    }

    /// What a foreign server's reply shows, in no, one or two lines.
    private static String foreign(Verdict.Foreign reply) {
        return switch (reply) {
            case Verdict.Foreign.Unused(long index, var server, var reason) ->
                    "not used   statement %d, a reply of %s: %s%n"
                            .formatted(index, plain(server), reason);
            case Verdict.Foreign.Signed signed ->
                    before(signed) + after(signed) + disagreement(signed);
        };
    }

    private static String before(Verdict.Foreign.Signed signed) {
        return signed.statementsBefore().isPresent()
                ? "before     statements up to %d existed before UTC %s%s%n"
                        .formatted(
                                signed.statementsBefore().getAsLong() - 1,
                                utc(signed.latestSeconds()),
                                by(signed))
                : "";
    }

    private static String after(Verdict.Foreign.Signed signed) {
        var ticks = signed.ticksAfter();
        return ticks.isEmpty()
                ? ""
                : "after      ticks %d to %d were made after UTC %s%s%n"
                        .formatted(
                                Collections.min(ticks),
                                Collections.max(ticks),
                                utc(signed.earliestSeconds()),
                                by(signed));
    }

    private static String disagreement(Verdict.Foreign.Signed signed) {
        return signed.disagreements().stream()
                .map(each -> "DISAGREES  %s%s%n".formatted(each, by(signed)))
                .collect(Collectors.joining());
    }

    private static String by(Verdict.Foreign.Signed signed) {
        return ", if you believe Roughtime server %s, key %s"
                .formatted(plain(signed.server()), signed.key());
    }

    private static String kinds(Verdict.Holds holds) {
        return holds.statements().stream()
                .collect(
                        Collectors.groupingBy(
                                stated -> stated.statement().kind().word(),
                                TreeMap::new,
                                Collectors.counting()))
                .entrySet()
                .stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String line(Verdict.Stated stated) {
        var statement = stated.statement();
        var earliest = statement.earliestNanos();
        var width = statement.latestNanos().subtract(earliest);
        var when =
                width.bitLength() > MOST_BITS
                        ? "at a time that was not known"
                        : "TAI %s, within %s ns".formatted(instant(earliest), width);
        return "  %7d  %-10s %s  %s%n"
                .formatted(stated.index(), statement.kind().word(), when, gist(statement.body()));
    }

    /// Texts of evidence must not move the reader's terminal, nor begin a line of their own.
    private static String plain(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String utc(long posixSeconds) {
        try {
            return Instant.ofEpochSecond(posixSeconds).toString();
        } catch (java.time.DateTimeException beyond) {
            return posixSeconds + " s since 1970";
        }
    }

    private static String instant(BigInteger nanos) {
        var parts = nanos.divideAndRemainder(SECOND);
        try {
            var text =
                    Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValue())
                            .toString();
            return text.substring(0, text.length() - 1);
        } catch (ArithmeticException | java.time.DateTimeException beyond) {
            return nanos + " ns since 1970";
        }
    }

    /// What a reader wants first of each kind.
    private static String gist(Json.Members body) {
        for (var name :
                java.util.List.of(
                        "state", "text", "outcome", "event", "server", "version", "basis")) {
            var text = body.text(name);
            if (text.isPresent()) {
                return plain(text.get());
            }
        }
        return "";
    }
}
