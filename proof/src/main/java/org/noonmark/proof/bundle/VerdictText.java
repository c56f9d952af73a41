package org.noonmark.proof.bundle;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.noonmark.proof.dispute.Judgement;
import org.noonmark.proof.json.Json;
import org.noonmark.proof.note.PlainText;
import org.noonmark.proof.scoreboard.Scoreboard;
import org.noonmark.proof.scoreboard.ScoreboardText;
import org.noonmark.proof.scoreboard.ScoreboardText.Row;
import org.noonmark.proof.scoreboard.Scoring;
import org.noonmark.proof.statement.Statement;
import org.noonmark.proof.statement.StatementKind;

/// A verdict for people.
public final class VerdictText {
    private static final int SHOWN = 20;

    /// As many as a checkpoint has signatures.
    private static final int KEYS = 64;

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
        var policy = holds.ownPolicy() ? " by the bundle's own policy" : "";
        text.append("HOLDS%s, if you believe %s%n".formatted(policy, plain(holds.believing())));
        row(
                text,
                "log",
                "%s, %d statements".formatted(plain(checkpoint.origin()), checkpoint.size()));
        row(text, "witnesses", witnesses(holds));
        if (holds.ownPolicy()) {
            row(
                    text,
                    "policy",
                    "the bundle's own: compare its keys with ones you got in another way");
            limited(text, keys(holds), KEYS, "witnesses");
        }
        ForeignText.rows(holds.foreign()).forEach(each -> row(text, each.title(), each.text()));
        holds.dispute().ifPresent(dispute -> text.append(dispute(dispute)));
        ScoreboardText.rows(scoreboard(holds))
                .forEach(each -> row(text, each.title(), each.text()));
        gaps(holds).ifPresent(gaps -> row(text, "missing", gaps));
        row(text, "proved", kinds(holds));
        holds.statements().stream().limit(SHOWN).forEach(stated -> text.append(line(stated)));
        more(text, holds.statements().size() - SHOWN, "");
        limited(text, holds.missing().stream().map(VerdictText::material).toList(), SHOWN, "files");
        return text.toString();
    }

    private static void row(StringBuilder text, String title, String line) {
        text.append("%-10s %s%n".formatted(title, line));
    }

    private static void limited(StringBuilder text, List<Row> rows, int most, String what) {
        rows.stream().limit(most).forEach(each -> row(text, each.title(), each.text()));
        more(text, rows.size() - most, what);
    }

    private static void more(StringBuilder text, int count, String what) {
        if (count > 0) {
            row(text, "", "and %d more %s".formatted(count, what).strip());
        }
    }

    /// The keys of the witnesses that the bundle itself names, those first that signed: a name
    /// alone can be anybody's.
    private static List<Row> keys(Verdict.Holds holds) {
        return holds.policy().witnesses().stream()
                .sorted(Comparator.comparing(each -> !holds.witnessed().containsKey(each.name())))
                .map(each -> new Row("key", plain("%s is %s".formatted(each.name(), each.key()))))
                .toList();
    }

    /// The ticks that were made and that the bundle does not have.
    private static Optional<String> gaps(Verdict.Holds holds) {
        var ticks =
                holds.statements().stream()
                        .filter(each -> each.statement().kind() == StatementKind.TICK)
                        .mapToLong(TickChain::number);
        var gaps = TickRuns.of(ticks).gaps();
        return gaps.isEmpty()
                ? Optional.empty()
                : Optional.of(gaps.text() + (gaps.isOne() ? " is" : " are") + " not in this file");
    }

    private static Row material(Statement.Material bound) {
        return new Row(
                "not here", "%s (SHA-256 %s)".formatted(plain(bound.name()), bound.sha256()));
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
        return plain(signed.getKey()) + " at " + ForeignText.utc(signed.getValue());
    }

    private static String kinds(Verdict.Holds holds) {
        if (holds.statements().isEmpty()) {
            return "nothing but the checkpoint";
        }
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

    private static String plain(String text) {
        return PlainText.of(text);
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
                List.of("state", "text", "outcome", "event", "server", "version", "basis")) {
            var text = body.text(name);
            if (text.isPresent()) {
                return plain(text.get());
            }
        }
        return "";
    }
}
