package org.noonmark.sigma.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.LogSource;
import org.noonmark.sigma.rule.Condition;
import org.noonmark.sigma.rule.Detection;
import org.noonmark.sigma.rule.Detection.FieldTest;
import org.noonmark.sigma.rule.DetectionRule;
import org.noonmark.sigma.rule.Level;
import org.noonmark.sigma.rule.Origin;
import org.noonmark.sigma.rule.RuleHeader;
import org.noonmark.sigma.rule.TextPattern;
import org.noonmark.sigma.rule.TextPattern.Literal;
import org.noonmark.sigma.rule.TextPattern.Part;
import org.noonmark.sigma.rule.TextPattern.Wildcard;
import org.noonmark.sigma.rule.ValueTest;

/// Rules as values, in few words.
final class Rules {
    static final LogSource SOURCE = new LogSource("windows", "process_creation", "");
    static final EventKind KIND = new EventKind("test", List.of(EventKind.View.of(SOURCE)));

    private Rules() {}

    static DetectionRule rule(String id, Detection selection) {
        return rule(id, new Condition.Named("selection"), selection);
    }

    /// A rule whose detections are called `selection`, `filter`, `more`.
    static DetectionRule rule(String id, Condition condition, Detection... detections) {
        return rule(id, SOURCE, condition, detections);
    }

    static DetectionRule rule(
            String id, LogSource source, Condition condition, Detection... detections) {
        var names = List.of("selection", "filter", "more");
        var named = new LinkedHashMap<String, Detection>();
        for (int i = 0; i < detections.length; i++) {
            named.put(names.get(i), detections[i]);
        }
        return new DetectionRule(header(id), source, named, condition, List.of());
    }

    private static RuleHeader header(String id) {
        return new RuleHeader(
                new Origin(id + ".yml", 1),
                id,
                "",
                "Rule " + id,
                "",
                "",
                "",
                Level.LOW,
                List.of("attack.t1059"),
                List.of(),
                List.of(),
                List.of(),
                "");
    }

    static Detection field(String field, ValueTest... tests) {
        return new FieldTest(field, false, false, List.of(tests));
    }

    static Detection all(String field, ValueTest... tests) {
        return new FieldTest(field, true, false, List.of(tests));
    }

    static Detection not(String field, ValueTest... tests) {
        return new FieldTest(field, false, true, List.of(tests));
    }

    /// `*` and `?` are wildcards, everything else is itself.
    static TextPattern pattern(String written) {
        var parts = new ArrayList<Part>();
        int start = 0;
        for (int i = 0; i <= written.length(); i++) {
            boolean isWildcard = i < written.length() && "*?".indexOf(written.charAt(i)) >= 0;
            if ((isWildcard || i == written.length()) && i > start) {
                parts.add(new Literal(written.substring(start, i)));
            }
            if (isWildcard) {
                parts.add(written.charAt(i) == '*' ? Wildcard.MANY : Wildcard.ONE);
                start = i + 1;
            }
        }
        return new TextPattern(parts);
    }

    static ValueTest text(String written) {
        return new ValueTest.Text(pattern(written), false);
    }

    static ValueTest cased(String written) {
        return new ValueTest.Text(pattern(written), true);
    }

    static ValueTest regex(String pattern) {
        return new ValueTest.Regex(pattern, false, false, false);
    }

    /// The ids of the rules that the compiled engine finds.
    static List<String> found(FieldEvent event, DetectionRule... rules) {
        var found = new ArrayList<String>();
        CompiledRules.compile(Arrays.asList(rules))
                .matcher()
                .match(event, match -> found.add(match.rule().header().id()));
        return found;
    }

    static boolean matches(Detection selection, FieldEvent event) {
        return !found(event, rule("r", selection)).isEmpty();
    }
}
