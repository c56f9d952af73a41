package org.noonmark.guard.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.noonmark.sigma.LogSource;
import org.noonmark.sigma.rule.CorrelationCondition;
import org.noonmark.sigma.rule.CorrelationRule;
import org.noonmark.sigma.rule.DetectionRule;
import org.noonmark.sigma.rule.Rule;
import org.noonmark.sigma.rule.RuleHeader;
import org.noonmark.sigma.rule.RulePack;
import org.noonmark.sigma.rule.RuleSettings;

/// `docs/time-pack.md` lists the rules as they are.
///
/// After a change of rules, what the page has to say lies in `target/time-pack.md`.
class TimePackPageTest {
    private static final Path PAGE = Path.of("../docs/time-pack.md");
    private static final RulePack PACK =
            RulePack.read(OwnRules.NAME, OwnRules.texts().stream(), RuleSettings.NONE);

    @Test
    void thePageListsEveryRuleAsItIs() throws IOException {
        var listing = listing();
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/time-pack.md"), listing);
        assertThat(Files.readString(PAGE)).contains(listing);
    }

    private static String listing() {
        var lines = new ArrayList<String>();
        lines.add("## Rules of one event: " + PACK.detectionRules().size());
        lines.add("");
        lines.add("| Level | Rule | Log source | Techniques | Normal work that does it too |");
        lines.add("|---|---|---|---|---|");
        PACK.detectionRules().stream()
                .sorted(Comparator.comparing(rule -> rule.header().origin().file()))
                .map(TimePackPageTest::row)
                .forEach(lines::add);
        lines.add("");
        lines.add("## Correlations: " + PACK.correlationRules().size());
        lines.add("");
        lines.add("| Level | Correlation | Waits for | Of | Normal work that does it too |");
        lines.add("|---|---|---|---|---|");
        PACK.correlationRules().stream()
                .sorted(Comparator.comparing(rule -> rule.header().origin().file()))
                .map(TimePackPageTest::row)
                .forEach(lines::add);
        return String.join("\n", lines) + "\n";
    }

    private static String row(DetectionRule rule) {
        var header = rule.header();
        var techniques =
                header.tags().stream()
                        .filter(tag -> tag.matches("attack\\.t\\d.*"))
                        .map(tag -> tag.substring("attack.".length()).toUpperCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
        return row(header, source(rule.logSource()) + " | " + techniques);
    }

    private static String source(LogSource source) {
        var parts = List.of(source.product(), source.category(), source.service());
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("/"));
    }

    private static String row(CorrelationRule rule) {
        var members = rule.rules().stream().map(TimePackPageTest::title).toList();
        var order = rule.type() == CorrelationRule.Type.TEMPORAL_ORDERED ? ", then " : "; ";
        var same = rule.groupBy().isEmpty() ? "" : " for one `" + rule.groupBy().getFirst() + "`";
        var span = span(rule.timespan());
        return row(
                rule.header(),
                condition(rule) + " within " + span + same + " | " + String.join(order, members));
    }

    private static String span(Duration span) {
        long days = span.toDays();
        return span.equals(Duration.ofDays(days))
                ? days + "d"
                : span.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }

    private static String condition(CorrelationRule rule) {
        return switch (rule.condition()) {
            case CorrelationCondition.Expression _ -> "the first without the second";
            case CorrelationCondition.Threshold(var bounds, var fields, _) -> {
                var type = rule.type().name().toLowerCase(Locale.ROOT);
                var bound =
                        bounds.stream()
                                .map(each ->
                                        each.operator().name().toLowerCase(Locale.ROOT)
                                                + " "
                                                + each.value().toPlainString())
                                .collect(Collectors.joining(", "));
                var field = fields.isEmpty() ? "" : " of `" + fields.getFirst() + "`";
                yield type.startsWith("temporal") ? type : type + field + " " + bound;
            }
        };
    }

    private static String title(String name) {
        return PACK.rules().stream()
                .map(Rule::header)
                .filter(header -> header.name().equals(name))
                .map(RuleHeader::title)
                .findFirst()
                .orElseThrow();
    }

    private static String row(RuleHeader header, String middle) {
        return "| %s | %s | %s | %s |"
                .formatted(
                        header.level().name().toLowerCase(Locale.ROOT),
                        header.title(),
                        middle,
                        String.join("; ", header.falsePositives()));
    }
}
