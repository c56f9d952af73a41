package org.noonmark.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.noonmark.sigma.LogSource;
import org.noonmark.sigma.rule.DetectionRule;
import org.noonmark.sigma.rule.RecordedTests;
import org.noonmark.sigma.rule.RulePack;
import org.noonmark.sigma.rule.RuleProfile;
import org.noonmark.sigma.rule.RuleSettings;
import org.noonmark.sigma.rule.RuleText;

/// Spoilt rules, fewer rounds than for other decoders: each is read or refused with a place and a
/// reason, and good ones beside it load.
class RuleFuzzTest {
    private static final String GOOD =
            """
            title: good
            name: good
            id: 1f0d0e6a-2f53-4c3b-9a52-0d2f7a9f7b01
            logsource: {category: test}
            detection: {selection: {f: x}, condition: selection}
            """;

    private static final String RULE =
            """
            title: A rule
            id: 6a1f0d0e-2f53-4c3b-9a52-0d2f7a9f7b01
            name: rule
            level: high
            tags: [attack.t1110]
            date: 2026-11-23
            logsource:
                product: windows
            detection:
                selection_a:
                    f|contains|all: ['a*b', "c\\\\?d", 5]
                    g|re|i: '^(a|b)+\\d{1,5}[x-z]$'
                    h|cidr: [10.0.0.0/8, 'fe80::/10']
                    n|gte: 5.5
                    t|hour: 7
                    o: null
                selection_b:
                    - w|wide|base64offset|contains: IEX
                    - c|windash|endswith: ' -a /b'
                    - p|expand: '%Hosts%\\%'
                    - x|exists: true
                    - r|fieldref|startswith: f
                _keywords: &k
                    - one
                    - two
                filter_1: *k
                condition: all of selection_* and not (1 of filter_* or _keywords)
            tests:
                - {matches: 2, event: {f: 1}}
            """;

    private static final String CORRELATION =
            """
            title: Counting
            correlation:
                type: value_count
                rules: [good]
                group-by: [a]
                aliases: {a: {good: f}}
                timespan: 10m
                condition: {gt: 5, lte: 9, field: g}
            ---
            title: Order
            correlation: {type: temporal, timespan: 1h, condition: good and not other}
            ---
            title: Leave out
            logsource: {category: test}
            filter: {rules: any, selection: {f: y}, condition: not selection}
            ---
            action: global
            title: shared
            ---
            action: repeat
            """;

    private static final String INFO =
            """
            rule_metadata: [{id: x}]
            regression_tests_info:
                - {name: n, type: evtx, match_count: 3, path: a/b.evtx}
            """;

    private static final RuleSettings SETTINGS =
            new RuleSettings(
                    Map.of("Hosts", List.of("a*", "b"), "k", List.of()),
                    List.of(new RuleSettings.FieldMapping(LogSource.ANY, Map.of("f", "field"))));

    private static final List<byte[]> TEXTS =
            Stream.of(RULE, CORRELATION, INFO).map(text -> text.getBytes(UTF_8)).toList();

    @Test
    void readsOrSaysWhatIsWrongAndHarmsNoOtherRule() {
        Fuzz.of(RuleFuzzTest.class, TEXTS).run(4_000, RuleFuzzTest::feed);
    }

    private static void feed(byte[] input) {
        var spoilt = RuleText.of("spoilt.yml", input);
        var texts = Stream.of(new RuleText("good.yml", GOOD), spoilt);
        var pack = RulePack.read("pack", texts, SETTINGS);
        boolean hasGood =
                pack.rules().stream()
                        .anyMatch(rule -> rule.header().origin().file().equals("good.yml"));
        Fuzz.same(hasGood, true);
        for (var refusal : pack.refusals()) {
            Fuzz.same(refusal.faults().stream().allMatch(fault -> fault.line() >= 1), true);
            Fuzz.same(refusal.message().startsWith("spoilt.yml:"), true);
        }
        for (var rule : pack.rules()) {
            if (rule instanceof DetectionRule detection) {
                Fuzz.same(RuleProfile.of(detection).tests() >= 0, true);
            }
        }
        Fuzz.same(RecordedTests.read(spoilt).tests().size() < 1_000, true);
    }
}
