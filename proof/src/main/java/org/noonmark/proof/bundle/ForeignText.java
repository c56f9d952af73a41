package org.noonmark.proof.bundle;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.noonmark.proof.bundle.Verdict.Foreign.Signed;
import org.noonmark.proof.bundle.Verdict.Foreign.Unused;
import org.noonmark.proof.note.PlainText;
import org.noonmark.proof.scoreboard.ScoreboardText.Row;

/// What foreign servers' replies show, for people: for each server the bounds of all statements and
/// the tightest ones, however many replies there are. The page says the same words.
final class ForeignText {
    private static final int SHOWN = 20;
    private static final int SERVERS = 100;

    private ForeignText() {}

    static List<Row> rows(List<Verdict.Foreign> replies) {
        var rows = new ArrayList<Row>();
        var signed = of(replies, Signed.class);
        limited(rows, signed.stream().flatMap(ForeignText::disagreements), SHOWN, "that disagree");
        var servers = new LinkedHashMap<String, List<Signed>>();
        for (var reply : signed) {
            servers.computeIfAbsent(by(reply), server -> new ArrayList<>()).add(reply);
        }
        servers.values().stream()
                .limit(SERVERS)
                .flatMap(server -> Stream.of(before(server), after(server)))
                .flatMap(Optional::stream)
                .forEach(rows::add);
        more(rows, servers.size() - SERVERS, "servers");
        var unused = of(replies, Unused.class).stream().map(ForeignText::unused);
        limited(rows, unused, SHOWN, "replies that are not used");
        return rows;
    }

    private static <T> List<T> of(List<Verdict.Foreign> replies, Class<T> type) {
        return replies.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static void limited(List<Row> rows, Stream<Row> some, int most, String what) {
        var all = some.toList();
        all.stream().limit(most).forEach(rows::add);
        more(rows, all.size() - most, what);
    }

    private static void more(List<Row> rows, int count, String what) {
        if (count > 0) {
            rows.add(new Row("", "and %d more %s".formatted(count, what)));
        }
    }

    private static Stream<Row> disagreements(Signed reply) {
        return reply.disagreements().stream().map(each -> new Row("DISAGREES", each + by(reply)));
    }

    private static Row unused(Unused reply) {
        return new Row(
                "not used",
                "statement %d, a reply of %s: %s"
                        .formatted(reply.index(), PlainText.of(reply.server()), reply.reason()));
    }

    private static Optional<Row> before(List<Signed> server) {
        var bounds = server.stream().filter(each -> each.statementsBefore().orElse(0) > 0).toList();
        var bySize = Comparator.<Signed>comparingLong(each -> each.statementsBefore().orElse(0));
        var byLatest = Comparator.comparingLong(Signed::latestSeconds).reversed();
        var widest = bounds.stream().max(bySize.thenComparing(byLatest));
        var tightest = bounds.stream().max(byLatest.thenComparing(bySize));
        if (widest.isEmpty() || tightest.isEmpty()) {
            return Optional.empty();
        }
        var text = new StringBuilder("statements up to ");
        text.append(widest.get().statementsBefore().orElse(0) - 1).append(" existed before UTC ");
        text.append(utc(widest.get().latestSeconds()));
        if (tightest.get().latestSeconds() != widest.get().latestSeconds()) {
            text.append(", those up to ").append(tightest.get().statementsBefore().orElse(0) - 1);
            text.append(" before UTC ").append(utc(tightest.get().latestSeconds()));
        }
        return Optional.of(new Row("before", text + by(widest.get())));
    }

    private static Optional<Row> after(List<Signed> server) {
        var bounds = server.stream().filter(each -> !each.ticksAfter().isEmpty()).toList();
        if (bounds.isEmpty()) {
            return Optional.empty();
        }
        var earliest = bounds.stream().mapToLong(Signed::earliestSeconds).summaryStatistics();
        var all = ticks(bounds);
        var text = new StringBuilder(all.text());
        text.append(all.isOne() ? " was" : " were").append(" made after UTC ");
        text.append(utc(earliest.getMin()));
        if (earliest.getMax() != earliest.getMin()) {
            var tightest =
                    bounds.stream().filter(each -> each.earliestSeconds() == earliest.getMax());
            text.append(", ").append(ticks(tightest.toList()).text()).append(" after UTC ");
            text.append(utc(earliest.getMax()));
        }
        return Optional.of(new Row("after", text + by(bounds.getFirst())));
    }

    private static TickRuns ticks(List<Signed> replies) {
        return TickRuns.of(
                replies.stream().flatMap(each -> each.ticksAfter().stream()).mapToLong(n -> n));
    }

    private static String by(Signed signed) {
        return ", if you believe Roughtime server %s, key %s"
                .formatted(PlainText.of(signed.server()), signed.key());
    }

    static String utc(long posixSeconds) {
        try {
            return Instant.ofEpochSecond(posixSeconds).toString();
        } catch (DateTimeException beyond) {
            return posixSeconds + " s since 1970";
        }
    }
}
