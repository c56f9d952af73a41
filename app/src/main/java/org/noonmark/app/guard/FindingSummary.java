package org.noonmark.app.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.noonmark.app.output.AlignedTable;
import org.noonmark.events.Visible;
import org.noonmark.guard.host.Finding;
import org.noonmark.sigma.rule.Level;
import org.noonmark.sigma.rule.Rule;

/// How often each rule found something, the gravest first.
public final class FindingSummary {
    private static final int WIDEST_TITLE = 60;

    private final Map<String, Line> lines = new LinkedHashMap<>();
    private long findings;

    private static final class Line {
        private final Rule rule;
        private final Finding first;
        private long count;

        Line(Finding first) {
            this.rule = first.rule();
            this.first = first;
        }
    }

    public void add(Finding finding) {
        findings++;
        var key = finding.pack() + "\n" + finding.ruleId();
        lines.computeIfAbsent(key, _ -> new Line(finding)).count++;
    }

    public long findings() {
        return findings;
    }

    /// A table for people; empty without findings.
    public String text() {
        if (lines.isEmpty()) {
            return "";
        }
        var sorted = new ArrayList<>(lines.values());
        sorted.sort(
                Comparator.comparing((Line line) -> level(line.rule), Comparator.reverseOrder())
                        .thenComparing(line -> line.count, Comparator.reverseOrder())
                        .thenComparing(line -> line.rule.header().title()));
        var table =
                new AlignedTable(
                        List.of("level", "findings", "first", "event", "rule", "title"),
                        Set.of(0, 2, 4, 5));
        for (var line : sorted) {
            table.add(
                    List.of(
                            RuleReport.level(line.rule),
                            Long.toString(line.count),
                            line.first.time().toString(),
                            Long.toString(FindingJson.place(line.first).index()),
                            Visible.line(line.rule.header().id()),
                            cut(Visible.line(line.rule.header().title()))));
        }
        return table.text();
    }

    private static Level level(Rule rule) {
        return rule.header().level();
    }

    private static String cut(String text) {
        return text.length() > WIDEST_TITLE ? text.substring(0, WIDEST_TITLE - 1) + "…" : text;
    }
}
