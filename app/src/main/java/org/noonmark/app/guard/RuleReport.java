package org.noonmark.app.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.noonmark.app.output.AlignedTable;
import org.noonmark.events.Visible;
import org.noonmark.sigma.rule.CorrelationRule;
import org.noonmark.sigma.rule.DetectionRule;
import org.noonmark.sigma.rule.Refusal;
import org.noonmark.sigma.rule.Rule;

/// What `noonmark rules check` and `list` say of packs.
///
/// @param packs each with how many of its rules load
public record RuleReport(List<Pack> packs) {
    private static final int WIDEST_TITLE = 70;

    public RuleReport {
        packs = List.copyOf(packs);
    }

    /// One pack.
    ///
    /// @param sha256 over all its files, hexadecimal
    /// @param loaded rules that look for something
    /// @param waiting rules that need values of placeholders first, each with what it needs
    /// @param refused rules that cannot be used, each with why
    public record Pack(
            String name,
            String sha256,
            int files,
            int loaded,
            int correlations,
            List<String> waiting,
            List<Refused> refused,
            List<String> warnings) {
        public Pack {
            waiting = List.copyOf(waiting);
            refused = List.copyOf(refused);
            warnings = List.copyOf(warnings);
        }
    }

    /// A rule that cannot be used.
    public record Refused(
            String file, int line, String id, String title, String reason, String text) {
        static Refused of(Refusal refusal) {
            return new Refused(
                    refusal.origin().file(),
                    refusal.origin().line(),
                    refusal.id(),
                    refusal.title(),
                    refusal.reason().name(),
                    refusal.message());
        }
    }

    public static RuleReport of(RulePacks packs) {
        return new RuleReport(packs.packs().stream().map(RuleReport::pack).toList());
    }

    private static Pack pack(RulePacks.Loaded loaded) {
        var pack = loaded.pack();
        return new Pack(
                pack.name(),
                loaded.files().sha256(),
                loaded.files().texts().size(),
                pack.rules().size(),
                pack.correlationRules().size(),
                pack.waiting().stream().map(waiting -> waiting.message()).toList(),
                pack.refusals().stream().map(Refused::of).toList(),
                pack.warnings().stream().map(Object::toString).toList());
    }

    /// Nothing is refused.
    public boolean isWhole() {
        return packs.stream().allMatch(pack -> pack.refused().isEmpty());
    }

    /// For people.
    ///
    /// @param all whether warnings are told one by one
    public String text(boolean all) {
        var lines = new ArrayList<String>();
        for (var pack : packs) {
            lines.add(
                    "%s: %d rules of %d files load, %d of them about several events; %d wait for placeholders, %d are refused, %d have warnings"
                            .formatted(
                                    pack.name(),
                                    pack.loaded(),
                                    pack.files(),
                                    pack.correlations(),
                                    pack.waiting().size(),
                                    pack.refused().size(),
                                    pack.warnings().size()));
            lines.add("  sha256 " + pack.sha256());
            pack.refused().forEach(refused -> lines.add("  refused  " + refused.text()));
            pack.waiting().forEach(waiting -> lines.add("  waits    " + waiting));
            if (all) {
                pack.warnings().forEach(warning -> lines.add("  warning  " + warning));
            }
        }
        return String.join("\n", lines.stream().map(Visible::line).toList()) + "\n";
    }

    /// One line for each rule, in the order of the packs.
    public static List<Map<String, String>> rows(List<Rule> rules) {
        return rules.stream().map(RuleReport::row).toList();
    }

    private static Map<String, String> row(Rule rule) {
        var row = new LinkedHashMap<String, String>();
        row.put("level", level(rule));
        row.put("id", rule.header().id());
        row.put(
                "source",
                switch (rule) {
                    case DetectionRule single -> source(single);
                    case CorrelationRule several -> several.type().name().toLowerCase(Locale.ROOT);
                });
        row.put("title", rule.header().title());
        return row;
    }

    static String level(Rule rule) {
        return rule.header().level().name().toLowerCase(Locale.ROOT);
    }

    static String source(DetectionRule rule) {
        var source = rule.logSource();
        var parts = new ArrayList<String>();
        for (var part : List.of(source.product(), source.category(), source.service())) {
            parts.add(part.isEmpty() ? "*" : part);
        }
        return String.join("/", parts);
    }

    /// A table of rules for people.
    public static String table(List<Rule> rules) {
        var table = new AlignedTable(List.of("level", "id", "source", "title"), Set.of(0, 1, 2, 3));
        for (var row : rows(rules)) {
            table.add(
                    row.values().stream()
                            .map(Visible::line)
                            .map(cell ->
                                    cell.length() > WIDEST_TITLE
                                            ? cell.substring(0, WIDEST_TITLE - 1) + "…"
                                            : cell)
                            .toList());
        }
        return table.text();
    }

    /// How many rules ask for each log source.
    public static Map<String, Integer> sources(List<Rule> rules) {
        var counts = new TreeMap<String, Integer>();
        for (var rule : rules) {
            if (rule instanceof DetectionRule single) {
                counts.merge(source(single), 1, Integer::sum);
            }
        }
        return counts;
    }
}
