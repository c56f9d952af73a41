package org.noonmark.app.ledger;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import org.noonmark.proof.scoreboard.Scoreboard;
import org.noonmark.proof.scoreboard.Scoring;
import org.noonmark.proof.statement.Statement;
import org.noonmark.proof.statement.StatementKind;

/// What a log found out later about its own ticks. Reads leaves once, some hundred at a time.
public final class Hindsight {
    private static final long STEP = 256;
    private static final String TICK = "\"kind\":\"tick\"";
    private static final String CORRECTION = "\"kind\":\"correction\"";
    private static final String NUMBER = ",\"n\":";

    private Hindsight() {}

    private interface Leaf {
        /// @param text of the leaf
        void take(long index, String text) throws IOException;
    }

    /// How the ticks did that may have been made between two instants, by all later corrections.
    ///
    /// @param fromNanos of TAI since 1970
    /// @param toNanos of TAI since 1970
    public static Scoreboard scoreboard(OpenLog log, BigInteger fromNanos, BigInteger toNanos)
            throws IOException {
        var scoring = new Scoring();
        backwards(
                log,
                0,
                (index, text) -> {
                    if (text.contains(CORRECTION)) {
                        scoring.add(index, statement(index, text));
                    } else if (text.contains(TICK)) {
                        tick(scoring, index, text, fromNanos, toNanos);
                    }
                });
        return scoring.result();
    }

    /// Most ticks were never corrected, and need not be understood to be counted.
    private static void tick(
            Scoring scoring, long index, String text, BigInteger fromNanos, BigInteger toNanos)
            throws IOException {
        boolean needed = scoring.needsTick(number(text));
        var interval = needed ? List.<BigInteger>of() : interval(text);
        if (interval.size() == 2) {
            boolean inside =
                    interval.get(1).compareTo(fromNanos) >= 0
                            && interval.get(0).compareTo(toNanos) <= 0;
            if (inside) {
                scoring.addUnneededTick();
            }
            return;
        }
        var tick = statement(index, text);
        if (tick.latestNanos().compareTo(fromNanos) >= 0
                && tick.earliestNanos().compareTo(toNanos) <= 0) {
            scoring.add(index, tick);
        }
    }

    /// The number of a tick: quotes inside of texts are escaped, so this is a member's name.
    private static long number(String text) {
        int start = text.indexOf(NUMBER) + NUMBER.length();
        int end = start;
        while (end < text.length() && Character.digit(text.charAt(end), 10) >= 0) {
            end++;
        }
        return start < NUMBER.length() || end == start || end - start > 18
                ? -1
                : Long.parseLong(text, start, end, 10);
    }

    /// The ends of its interval, when they stand where they always do; otherwise nothing.
    private static List<BigInteger> interval(String text) {
        var found = new ArrayList<BigInteger>();
        int at = text.indexOf("\"at\":{\"earliest\":\"");
        for (var name : List.of("\"earliest\":\"", "\"latest\":\"")) {
            int start = at < 0 ? -1 : text.indexOf(name, at) + name.length();
            int end = start < name.length() ? -1 : text.indexOf('"', start);
            if (end > start && text.substring(start, end).matches("-?[0-9]{1,30}")) {
                found.add(new BigInteger(text.substring(start, end)));
            }
        }
        return found;
    }

    /// The corrections of these statements, wherever they are in the log.
    ///
    /// @param indices ascending, at least one
    /// @return with these statements
    public static List<Long> withCorrections(OpenLog log, List<Long> indices) throws IOException {
        var hashes = new HashSet<String>();
        for (long index : indices) {
            var statement = log.statement(index);
            if (statement.kind() == StatementKind.TICK) {
                hashes.add(statement.sha256());
            }
        }
        var all = new TreeSet<>(indices);
        backwards(
                log,
                indices.getFirst() + 1,
                (index, text) -> {
                    if (text.contains(CORRECTION)) {
                        statement(index, text)
                                .body()
                                .text("sha256")
                                .filter(hashes::contains)
                                .ifPresent(tick -> all.add(index));
                    }
                });
        return List.copyOf(all);
    }

    private static void backwards(OpenLog log, long first, Leaf leaf) throws IOException {
        long end = log.size();
        while (end > first) {
            long start = Math.max(first, (end - 1) / STEP * STEP);
            var leaves = log.reader().entries(start, end);
            for (int i = leaves.size() - 1; i >= 0; i--) {
                leaf.take(start + i, new String(leaves.get(i), StandardCharsets.UTF_8));
            }
            end = start;
        }
    }

    private static Statement statement(long index, String text) throws IOException {
        return switch (Statement.read(text.getBytes(StandardCharsets.UTF_8))) {
            case Statement.Read.Good(var statement) -> statement;
            case Statement.Read.Malformed(var reason) ->
                    throw new IOException("statement %d: %s".formatted(index, reason));
        };
    }
}
