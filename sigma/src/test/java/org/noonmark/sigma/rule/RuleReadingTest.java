package org.noonmark.sigma.rule;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.noonmark.sigma.LogSource;
import org.noonmark.sigma.reference.ReferenceEvaluator;
import org.noonmark.sigma.rule.Refusal.Reason;

class RuleReadingTest {
    private static final String RULE = Packs.rule(1);

    @Test
    void readsWhatARuleSaysOfItself() {
        var text =
                RULE
                        + """
                        status: test
                        description: d
                        author: a
                        date: 2026-11-23
                        level: high
                        tags: [attack.t1110, attack.credential-access]
                        references: [https://example.org]
                        falsepositives: Unknown
                        fields: [User]
                        ruletype: custom
                        """;
        var pack = Packs.read(text);
        assertThat(pack.warnings()).isEmpty();
        var rule = pack.detectionRules().getFirst();
        assertThat(rule.logSource()).isEqualTo(new LogSource("windows", "", "security"));
        assertThat(rule.fields()).containsExactly("User");
        var header = rule.header();
        assertThat(header.origin()).hasToString("0.yml:1");
        assertThat(header.id()).isEqualTo(Packs.ID + "1");
        assertThat(header.level()).isEqualTo(Level.HIGH);
        assertThat(header.tags()).containsExactly("attack.t1110", "attack.credential-access");
        assertThat(header.falsePositives()).containsExactly("Unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "level: severe,ATTRIBUTE,is no level",
        "status: done,ATTRIBUTE,is no status",
        "date: 23.11.2026,ATTRIBUTE,YYYY-MM-DD",
        "modified: 2026-02-30,ATTRIBUTE,YYYY-MM-DD",
        "tags: {a: b},ATTRIBUTE,list of texts",
        "falsepositive: x,LOOKS_LIKE,looks like falsepositives",
        "tests: x,ATTRIBUTE,takes a list",
    })
    void warnsOfAttributesAndLoads(String line, RuleWarning.Kind kind, String says) {
        var pack = Packs.read(RULE + line + "\n");
        assertThat(pack.rules()).hasSize(1);
        assertThat(pack.warnings()).hasSize(1);
        assertThat(pack.warnings().getFirst().kind()).isEqualTo(kind);
        assertThat(pack.warnings().getFirst().line()).isEqualTo(11);
        assertThat(pack.warnings().getFirst().text()).contains(says);
    }

    @ParameterizedTest
    @CsvSource({
        "f: 1,f|contains|all: 1,a single value",
        "f: 1,f: 0x10,without quotes is a number",
        "f: 1,f|cidr: 10.1.1.1/8,bits behind its prefix",
        "f: 1,f|hour: 25,no date has the hour 25",
        "f: 1,f|base64offset: abc,matches whole values only",
        "condition: selection,condition: selection and not 1 of filter_*,never holds",
    })
    void warnsOfTestsThatAreHardlyMeant(String from, String to, String says) {
        var pack = Packs.read(RULE.replace(from, to));
        assertThat(pack.rules()).hasSize(1);
        assertThat(pack.warnings()).hasSize(1);
        assertThat(pack.warnings().getFirst().text()).contains(says);
    }

    @Test
    void warnsOfADetectionThatIsNotUsed() {
        var pack = Packs.read(RULE.replace("condition: sel", "other: {g: 1}\n    condition: sel"));
        assertThat(pack.warnings())
                .extracting(RuleWarning::text)
                .first()
                .asString()
                .contains("other");
    }

    @Test
    void warnsOfAnIdTwiceAndKeepsBoth() {
        var pack = Packs.read(RULE, RULE.replace("rule_1", "rule_2"));
        assertThat(pack.rules()).hasSize(2);
        assertThat(pack.warnings().getFirst().toString())
                .startsWith("1.yml:1: ")
                .contains("0.yml:1");
    }

    @Test
    void makesAnIdOfThePlaceWhenThereIsNone() {
        var pack = Packs.read(RULE.replace("id: " + Packs.ID + "1\n", ""));
        assertThat(pack.rules().getFirst().header().id()).isEqualTo("0.yml:1");
    }

    @Test
    void tellsEverythingThatIsWrong() {
        var text =
                """
                id: x
                detection:
                    selection:
                        f|containz: 1
                        g|re: '('
                        h|gt: many
                    condition: selection and filter
                """;
        var refusal = Packs.read(text).refusals().getFirst();
        assertThat(refusal.id()).isEqualTo("x");
        assertThat(refusal.faults())
                .extracting(Refusal.Fault::reason)
                .containsExactly(
                        Reason.MISSING,
                        Reason.MISSING,
                        Reason.UNKNOWN_MODIFIER,
                        Reason.REGEX,
                        Reason.VALUE,
                        Reason.CONDITION);
        assertThat(refusal.faults())
                .extracting(Refusal.Fault::line)
                .containsExactly(1, 1, 4, 5, 6, 7);
    }

    @Test
    void aBadRuleDoesNotHarmItsNeighbours() {
        var pack = Packs.read(Packs.rule(1) + "---\nnonsense\n---\n" + Packs.rule(2), ": : :", "");
        assertThat(pack.rules()).hasSize(2);
        assertThat(pack.refusals())
                .extracting(Refusal::reason)
                .containsExactlyInAnyOrder(Reason.NOT_A_RULE, Reason.NOT_YAML);
    }

    @Test
    void refusesDocumentsThatAreNoRules() {
        for (var text : List.of("- a", "a: 1", RULE + "filter: {}\n", "title: x\ndetection: y\n")) {
            assertThat(Packs.read(text).rules()).isEmpty();
            assertThat(Packs.read(text).refusals()).hasSize(1);
        }
    }

    @Test
    void sharesAttributesByTheActionsOfSigma1() {
        var text =
                """
                action: global
                title: shared
                detection:
                    condition: selection
                ---
                logsource: {product: a}
                detection: {selection: {f: 1}}
                ---
                action: repeat
                logsource: {product: b}
                ---
                action: reset
                ---
                title: alone
                logsource: {product: c}
                detection: {selection: {f: 1}}
                """;
        var pack = Packs.read(text);
        assertThat(pack.detectionRules())
                .extracting(rule -> rule.header().title() + " " + rule.logSource().product())
                .containsExactly("shared a", "shared b");
        assertThat(pack.refusals()).hasSize(1);
        assertThat(pack.warnings()).extracting(RuleWarning::kind).contains(RuleWarning.Kind.LEGACY);
        assertThat(Packs.read("action: repeat\ntitle: x\n").refusals()).hasSize(1);
        assertThat(Packs.read("action: once\ntitle: x\n").refusals()).hasSize(1);
    }

    @Test
    void callsFieldsAsTheSettingsSay() {
        var mapping =
                new RuleSettings.FieldMapping(
                        new LogSource("windows", "", ""), Map.of("f", "event.f", "g", "event.g"));
        var settings = new RuleSettings(Map.of(), List.of(mapping));
        var text = RULE.replace("f: 1", "f|fieldref: g");
        var windows = Packs.read(settings, text).detectionRules().getFirst();
        assertThat(RuleProfile.of(windows).fields()).containsExactly("event.f", "event.g");
        var linux = Packs.read(settings, text.replace("windows", "linux"));
        assertThat(RuleProfile.of(linux.detectionRules().getFirst()).fields())
                .containsExactly("f", "g");
    }

    @Test
    void readsTheTestsOfARule() {
        var text =
                RULE
                        + """
                        tests:
                            - name: written
                              event: {f: 1, g: null, h: [true, 1.5, x]}
                            - {name: not this, matches: false, text: a line}
                            - {matches: 3, file: events/x.evtx, kind: evtx}
                            - {name: nothing}
                        """;
        var pack = Packs.read(text);
        var tests = pack.rules().getFirst().header().tests();
        assertThat(tests).extracting(RuleTest::matches).containsExactly(1, 0, 3);
        assertThat(((RuleTest.Written) tests.getFirst().sample()).fields())
                .containsExactly(
                        new RuleTest.Field("f", Optional.of(1L)),
                        new RuleTest.Field("g", Optional.empty()),
                        new RuleTest.Field("h", Optional.of(true)),
                        new RuleTest.Field("h", Optional.of(1.5)),
                        new RuleTest.Field("h", Optional.of("x")));
        assertThat(tests.getLast().sample())
                .isEqualTo(new RuleTest.Recorded("events/x.evtx", "evtx"));
        assertThat(pack.warnings()).hasSize(1);
    }

    @Test
    void makesEventsOfWrittenTests() {
        var text =
                RULE
                        + """
                        tests:
                            - event: {f: 1}
                            - {matches: false, event: {f: null}, text: a line}
                            - file: x.evtx
                        """;
        var rule = Packs.read(text).detectionRules().getFirst();
        var events = TestEvent.of(rule);
        assertThat(events).hasSize(2);
        assertThat(ReferenceEvaluator.matches(rule, events.getFirst())).isTrue();
        assertThat(ReferenceEvaluator.matches(rule, events.getLast())).isFalse();
        assertThat(events.getLast().text()).isEqualTo("a line");
        assertThat(events.getLast().fieldValue(0)).isNull();
    }

    @Test
    void tellsWhatARuleCosts() {
        assertThat(cost("f|contains: word")).isEqualTo("cheap");
        assertThat(cost("f: 1")).isEqualTo("medium");
        assertThat(cost("f|re: a.*b")).isEqualTo("dear");
        var mixed = Packs.read(RULE.replace("f: 1", "f|contains: word\n        g|re: x"));
        var profile = RuleProfile.of(mixed.detectionRules().getFirst());
        assertThat(profile).isEqualTo(new RuleProfile(List.of("f", "g"), 2, 1, 0, true));
        assertThat(profile.cost()).isEqualTo("medium");
    }

    private static String cost(String line) {
        var pack = Packs.read(RULE.replace("f: 1", line));
        return RuleProfile.of(pack.detectionRules().getFirst()).cost();
    }

    @Test
    void takesBytesThatAreNoUtf8WithAWarning() {
        var bytes = RULE.replace("rule 1", "rülé").getBytes(ISO_8859_1);
        var text = RuleText.of("x.yml", bytes);
        var pack = RulePack.read("x", List.of(text).stream(), RuleSettings.NONE);
        assertThat(pack.rules()).hasSize(1);
        assertThat(pack.warnings().getFirst().kind()).isEqualTo(RuleWarning.Kind.ENCODING);
        var marked = RuleText.of("x.yml", ("\uFEFF" + RULE).getBytes(UTF_8));
        assertThat(marked.text()).isEqualTo(RULE);
    }
}
