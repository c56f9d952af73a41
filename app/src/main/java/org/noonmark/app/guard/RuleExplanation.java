package org.noonmark.app.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.noonmark.events.Visible;
import org.noonmark.sigma.match.Explanation;
import org.noonmark.sigma.rule.CorrelationCondition;
import org.noonmark.sigma.rule.CorrelationRule;
import org.noonmark.sigma.rule.DetectionRule;
import org.noonmark.sigma.rule.Rule;
import org.noonmark.sigma.rule.RuleProfile;

/// What a rule is, in words.
public final class RuleExplanation {
    private RuleExplanation() {}

    /// Everything that can be said without a log.
    public static String text(String pack, Rule rule) {
        var header = rule.header();
        var lines = new ArrayList<String>();
        lines.add(header.title());
        line(lines, "id", header.id());
        line(lines, "name", header.name());
        line(lines, "level", RuleReport.level(rule));
        line(lines, "status", header.status());
        line(lines, "tags", String.join(", ", header.tags()));
        line(lines, "author", header.author());
        line(lines, "written in", pack + " " + header.origin());
        line(lines, "description", header.description());
        header.falsePositives().forEach(text -> line(lines, "can be wrong", text));
        header.references().forEach(text -> line(lines, "see", text));
        switch (rule) {
            case DetectionRule single -> detection(lines, single);
            case CorrelationRule several -> correlation(lines, several);
        }
        return String.join("\n", lines) + "\n";
    }

    private static void line(List<String> lines, String name, String text) {
        if (!text.isBlank()) {
            lines.add("  %-13s %s".formatted(name, Visible.line(text.strip())));
        }
    }

    private static void detection(List<String> lines, DetectionRule rule) {
        var profile = RuleProfile.of(rule);
        line(lines, "log source", RuleReport.source(rule));
        line(lines, "fields", String.join(", ", profile.fields()));
        line(
                lines,
                "costs",
                "%s: %d tests, %d expressions, %d keywords%s"
                        .formatted(
                                profile.cost(),
                                profile.tests(),
                                profile.expressions(),
                                profile.keywords(),
                                profile.hasRequiredText()
                                        ? "; looked at only when a text that it needs was seen"
                                        : "; looked at for each event of its log source"));
        line(lines, "tests", Integer.toString(rule.header().tests().size()));
    }

    private static void correlation(List<String> lines, CorrelationRule rule) {
        line(lines, "about", rule.type().name().toLowerCase(Locale.ROOT));
        line(lines, "rules", String.join(", ", rule.rules()));
        line(lines, "group by", String.join(", ", rule.groupBy()));
        line(lines, "within", rule.timespan().toString());
        if (rule.condition() instanceof CorrelationCondition.Threshold threshold) {
            for (var bound : threshold.bounds()) {
                line(
                        lines,
                        "when",
                        bound.operator().name().toLowerCase(Locale.ROOT)
                                + " "
                                + bound.value().toPlainString());
            }
        }
    }

    /// Why a rule is, or is not, true of an event.
    public static String text(long index, Explanation why) {
        var lines = new ArrayList<String>();
        lines.add(
                "event %d: %s"
                        .formatted(
                                index,
                                why.view().isEmpty()
                                        ? "its log is not what the rule looks at"
                                        : why.isMatch() ? "found" : "not found"));
        for (var part : why.detections()) {
            lines.add(
                    "  %s%s: %s"
                            .formatted(
                                    part.isNegated() ? "not " : "",
                                    Visible.line(part.detection()),
                                    part.isMatch() ? "true" : "false"));
            for (var evidence : part.evidence()) {
                lines.add(
                        Visible.line(
                                "    %s %s: %s"
                                        .formatted(
                                                evidence.eventField(),
                                                evidence.test(),
                                                evidence.value())));
            }
        }
        return String.join("\n", lines) + "\n";
    }
}
