package org.noonmark.guard.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.guard.format.LogFormats;
import org.noonmark.guard.host.HostRules;
import org.noonmark.sigma.LogSource;
import org.noonmark.sigma.correlation.CorrelationLimits;
import org.noonmark.sigma.rule.Rule;
import org.noonmark.sigma.rule.RulePack;
import org.noonmark.sigma.rule.RuleSettings;

/// Every rule of this release against the events that it brings.
class OwnRulesTrialTest {
    private static final RulePack PACK =
            RulePack.read(OwnRules.NAME, OwnRules.texts().stream(), RuleSettings.NONE);
    private static final HostRules RULES = HostRules.of(List.of(PACK), CorrelationLimits.DEFAULT);

    @Test
    void everyRuleBringsAnEventToFindAndOneToPassOver() {
        assertThat(PACK.rules())
                .allSatisfy(rule -> {
                    assertThat(rule.header().tests())
                            .as(title(rule))
                            .anyMatch(test -> test.matches() > 0)
                            .anyMatch(test -> test.matches() == 0);
                });
    }

    @Test
    void rulesOfOneEventFindWhatTheyShouldAndNothingElse() {
        assertThat(failures(PACK.detectionRules())).isEmpty();
    }

    @Test
    void correlationsFindWhatTheyShouldAndNothingElse() {
        assertThat(failures(PACK.correlationRules())).isEmpty();
    }

    private static List<String> failures(List<? extends Rule> tried) {
        assertThat(RULES.refusals()).isEmpty();
        var trial = new RuleTrial(new LogFormats(LogSource.ANY), RULES, List.of());
        return tried.stream()
                .flatMap(rule -> trial.of(rule).stream())
                .filter(outcome -> !outcome.isPassed())
                .map(RuleTrial.Outcome::text)
                .toList();
    }

    @Test
    void everyRuleSaysWhatItIsAbout() {
        assertThat(PACK.rules())
                .allSatisfy(rule -> {
                    var header = rule.header();
                    assertThat(header.description()).as(title(rule)).isNotBlank();
                    assertThat(header.falsePositives()).as(title(rule)).isNotEmpty();
                    assertThat(header.name()).as(title(rule)).startsWith("noonmark_");
                });
        assertThat(PACK.rules()).extracting(rule -> rule.header().id()).doesNotHaveDuplicates();
        assertThat(PACK.rules()).extracting(OwnRulesTrialTest::title).doesNotHaveDuplicates();
    }

    private static String title(Rule rule) {
        return rule.header().title();
    }
}
