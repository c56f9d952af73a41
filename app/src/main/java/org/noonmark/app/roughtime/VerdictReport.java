package org.noonmark.app.roughtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.noonmark.wire.roughtime.ChainLink;
import org.noonmark.wire.roughtime.CheckedChain;
import org.noonmark.wire.roughtime.RoughtimeStatement;

/// What a malfeasance report proves; as `query roughtime --check-report --json` prints it.
///
/// @param verdict `malfeasance`, `no contradiction` or `no proof`
/// @param lines what it says, for people
public record VerdictReport(String verdict, List<String> lines) {
    /// At least one server in it stated a wrong time.
    public static final String MALFEASANCE = "malfeasance";

    /// Whoever makes a report can make its pairs: n responses have n (n - 1) / 2 of them.
    private static final int MOST_PAIRS = 20;

    public VerdictReport {
        lines = List.copyOf(lines);
    }

    /// The verdict on a chain of responses.
    public static VerdictReport of(List<ChainLink> links) {
        return switch (CheckedChain.of(links)) {
            case CheckedChain.Proven(var statements, var contradictions)
                    when contradictions.isEmpty() ->
                    new VerdictReport("no contradiction", statements(links, statements));
            case CheckedChain.Proven(var statements, var contradictions) -> {
                var lines = new ArrayList<>(statements(links, statements));
                contradictions.stream()
                        .limit(MOST_PAIRS)
                        .forEach(pair ->
                                lines.add(
                                        "response %d is later than response %d allows, and came before it"
                                                .formatted(pair.earlier() + 1, pair.later() + 1)));
                if (contradictions.size() > MOST_PAIRS) {
                    lines.add(
                            "and %d more such pairs".formatted(contradictions.size() - MOST_PAIRS));
                }
                yield new VerdictReport(MALFEASANCE, lines);
            }
            case CheckedChain.NotSigned(int index, var reason) ->
                    new VerdictReport(
                            "no proof",
                            List.of(
                                    "response %d is not valid: %s"
                                            .formatted(
                                                    index + 1,
                                                    reason.name()
                                                            .toLowerCase(Locale.ROOT)
                                                            .replace('_', ' '))));
            case CheckedChain.NotChained(int index) ->
                    new VerdictReport(
                            "no proof",
                            List.of(
                                    "request %d is not made from the response before it"
                                            .formatted(index + 1)));
        };
    }

    private static List<String> statements(
            List<ChainLink> links, List<RoughtimeStatement> statements) {
        var lines = new ArrayList<String>();
        for (int i = 0; i < statements.size(); i++) {
            lines.add(
                    "response %d, signed for %s: %s"
                            .formatted(
                                    i + 1,
                                    links.get(i).publicKey(),
                                    AnswerReport.time(statements.get(i))));
        }
        return lines;
    }

    /// For people.
    public String text() {
        var sentence =
                switch (verdict) {
                    case MALFEASANCE -> "proven: at least one of the servers stated a wrong time\n";
                    case "no contradiction" -> "nothing proven: all responses can be true\n";
                    default -> "nothing proven\n";
                };
        var text = new StringBuilder(sentence);
        lines.forEach(line -> text.append("  ").append(line).append('\n'));
        return text.toString();
    }
}
