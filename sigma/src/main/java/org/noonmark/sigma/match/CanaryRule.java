package org.noonmark.sigma.match;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.LogSource;
import org.noonmark.sigma.SigmaEvent;
import org.noonmark.sigma.rule.Condition;
import org.noonmark.sigma.rule.Detection;
import org.noonmark.sigma.rule.Detection.FieldTest;
import org.noonmark.sigma.rule.DetectionRule;
import org.noonmark.sigma.rule.Level;
import org.noonmark.sigma.rule.Origin;
import org.noonmark.sigma.rule.RuleHeader;
import org.noonmark.sigma.rule.TextPattern;
import org.noonmark.sigma.rule.TextPattern.Literal;
import org.noonmark.sigma.rule.TextPattern.Wildcard;
import org.noonmark.sigma.rule.ValueTest;

/// A rule of our own that is compiled along with a pack, and an event that it must find: as long as
/// it does, the pack is alive.
///
/// The rule covers every log source, so its tests lie in the same tables as the pack's, in every
/// route; it needs one test of each way to match (whole, start, end, anywhere, wildcards inside,
/// expression, number, negation), so that it also falls silent when one of them breaks. No log has
/// its fields.
public final class CanaryRule {
    private static final String TEXT = "noonmark.canary.text";
    private static final String NUMBER = "noonmark.canary.number";

    private final DetectionRule rule;
    private final String value;

    private CanaryRule(DetectionRule rule, String value) {
        this.rule = rule;
        this.value = value;
    }

    /// The canary of a pack.
    ///
    /// @param packName stands in the rule's id (`canary:NAME`) and in the value that is looked for
    public static CanaryRule of(String packName) {
        var value = "canary " + packName + " sings";
        var detections = new LinkedHashMap<String, Detection>();
        detections.put(
                "selection",
                new Detection.AllOf(
                        List.of(
                                text(new Literal(value)),
                                text(new Literal("canary "), Wildcard.MANY),
                                text(Wildcard.MANY, new Literal(" sings")),
                                text(Wildcard.MANY, new Literal(packName), Wildcard.MANY),
                                text(
                                        new Literal("can"),
                                        Wildcard.ONE,
                                        new Literal("ry"),
                                        Wildcard.MANY,
                                        new Literal("s")),
                                test(
                                        TEXT,
                                        new ValueTest.Regex(
                                                "^canary .* s[i]ngs$", false, false, true)),
                                test(
                                        NUMBER,
                                        new ValueTest.Numeric(
                                                ValueTest.Comparison.GREATER,
                                                BigDecimal.ONE,
                                                ValueTest.DatePart.WHOLE)))));
        detections.put("filter", text(new Literal("dead")));
        var condition =
                new Condition.AllOf(
                        List.of(
                                new Condition.Named("selection"),
                                new Condition.Not(new Condition.Named("filter"))));
        var rule =
                new DetectionRule(
                        header(packName), LogSource.ANY, detections, condition, List.of());
        return new CanaryRule(rule, value);
    }

    private static RuleHeader header(String packName) {
        return new RuleHeader(
                new Origin("canary", 1),
                "canary:" + packName,
                "",
                "Canary of the pack " + packName,
                "Proves that the pack is alive; never a finding.",
                "",
                "",
                Level.INFORMATIONAL,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "");
    }

    private static Detection text(TextPattern.Part... parts) {
        var pattern = new TextPattern(Stream.of(parts).toList());
        return test(TEXT, new ValueTest.Text(pattern, false));
    }

    private static Detection test(String field, ValueTest test) {
        return new FieldTest(field, false, false, List.of(test));
    }

    /// To be compiled along with the rules of the pack.
    public DetectionRule rule() {
        return rule;
    }

    /// An event that the rule must find, as one of `kind`.
    public SigmaEvent event(EventKind kind, Instant time) {
        return new CanaryEvent(kind, time, TEXT, value, NUMBER);
    }
}
