package org.noonmark.sigma.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Filters specification.
class FilterTest {
    private static String filter(String source, String rules, String condition) {
        return """
        title: leave out administrators
        id: 8a1f0d0e-2f53-4c3b-9a52-0d2f7a9f7b01
        logsource:
            %s
        filter:
            rules: %s
            selection:
                User|startswith: adm_
            condition: %s
        """
                .formatted(source, rules, condition);
    }

    private static boolean isFiltered(RulePack pack, int rule) {
        return pack.detectionRules().get(rule).detections().size() == 2;
    }

    @Test
    void joinsItsConditionWithThatOfTheRulesItNames() {
        var pack =
                Packs.read(
                        Packs.rule(1),
                        filter("product: windows", "[" + Packs.ID + "1]", "not selection"),
                        Packs.rule(2));
        assertThat(pack.warnings()).isEmpty();
        assertThat(isFiltered(pack, 0)).isTrue();
        assertThat(isFiltered(pack, 1)).isFalse();
        var rule = pack.detectionRules().getFirst();
        var name = "filter 8a1f0d0e-2f53-4c3b-9a52-0d2f7a9f7b01 selection";
        assertThat(rule.detections()).containsOnlyKeys("selection", name);
        assertThat(rule.condition())
                .isEqualTo(
                        new Condition.AllOf(
                                List.of(
                                        new Condition.Named("selection"),
                                        new Condition.Not(new Condition.Named(name)))));
    }

    @Test
    void namesRulesByName() {
        var pack =
                Packs.read(
                        filter("product: windows", "rule_2", "not selection"),
                        Packs.rule(1),
                        Packs.rule(2));
        assertThat(isFiltered(pack, 0)).isFalse();
        assertThat(isFiltered(pack, 1)).isTrue();
    }

    @Test
    void isForAllRulesThatItsLogSourceCoversWhenItSaysAny() {
        for (var any : List.of("any", "all", "[]")) {
            var pack =
                    Packs.read(
                            Packs.rule(1),
                            Packs.rule(2).replace("windows", "linux"),
                            filter("product: windows", any, "not selection"));
            assertThat(isFiltered(pack, 0)).isTrue();
            assertThat(isFiltered(pack, 1)).isFalse();
        }
    }

    @Test
    void tellsWhenItsLogSourceDoesNotCoverTheRule() {
        var pack =
                Packs.read(
                        Packs.rule(1),
                        filter("product: linux", "[rule_1, rule_9]", "not selection"));
        assertThat(isFiltered(pack, 0)).isFalse();
        assertThat(pack.warnings()).hasSize(1);
        assertThat(pack.warnings().getFirst().text()).contains("rule_1, rule_9");
    }

    @Test
    void warnsWhenItKeepsWhatItSeemsToLeaveOut() {
        var pack = Packs.read(Packs.rule(1), filter("product: windows", "any", "selection"));
        assertThat(isFiltered(pack, 0)).isTrue();
        assertThat(pack.warnings().getFirst().text()).contains("not selection");
    }

    @Test
    void warnsWhenItFitsNothing() {
        var pack = Packs.read(filter("product: windows", "any", "not selection"));
        assertThat(pack.warnings().getFirst().text()).contains("fits no rule");
    }

    @Test
    void isRefusedWithoutRules() {
        var pack =
                Packs.read(
                        filter("product: windows", "x", "not selection")
                                .replace("rules: x", "x: y"));
        assertThat(pack.refusals().getFirst().reason()).isEqualTo(Refusal.Reason.FILTER);
    }

    @Test
    void waitsForItsPlaceholders() {
        var text =
                filter("product: windows", "any", "not selection")
                        .replace("User|startswith: adm_", "User|expand: '%Admins%'");
        var pack = Packs.read(Packs.rule(1), text);
        assertThat(isFiltered(pack, 0)).isFalse();
        assertThat(pack.waiting().getFirst().placeholders()).containsExactly("Admins");
        var settings = new RuleSettings(Map.of("Admins", List.of("root")), List.of());
        assertThat(isFiltered(Packs.read(settings, Packs.rule(1), text), 0)).isTrue();
    }

    @Test
    void twoFiltersDoNotMixUpTheirSelections() {
        var first = filter("product: windows", "any", "not selection");
        var pack = Packs.read(Packs.rule(1), first, first.replace("8a1f", "9a1f"));
        assertThat(pack.detectionRules().getFirst().detections()).hasSize(3);
    }

    @Test
    void manyFiltersMakeAWideConditionAndNoDeepOne() {
        var texts = new ArrayList<>(List.of(Packs.rule(1)));
        for (int i = 0; i < 1_000; i++) {
            var id = "%08d".formatted(i);
            texts.add(filter("product: windows", "any", "not selection").replace("8a1f0d0e", id));
        }
        var rule = Packs.read(texts.toArray(String[]::new)).detectionRules().getFirst();
        assertThat(((Condition.AllOf) rule.condition()).parts()).hasSize(1_001);
    }

    @Test
    void twoFiltersWithOneIdBothHold() {
        var first = filter("product: windows", "any", "not selection");
        var pack = Packs.read(Packs.rule(1), first, first.replace("adm_", "svc_"));
        assertThat(pack.detectionRules().getFirst().detections()).hasSize(3);
    }
}
