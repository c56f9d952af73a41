package org.noonmark.sigma.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.ReferenceData;

/// Rules of others, which lie beside the repository.
class RulePackTest {
    private static final String RULES = "guard/sigma-rules-8eaafff1.zip";

    private static Path data(String relative) {
        var path = ReferenceData.find(relative);
        assumeTrue(path.isPresent(), ReferenceData.missing(relative));
        return path.orElseThrow();
    }

    private static List<RuleText> archive(Predicate<String> isWanted) throws IOException {
        var texts = new ArrayList<RuleText>();
        try (var zip = new ZipFile(data(RULES).toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith(".yml") && isWanted.test(entry.getName())) {
                    texts.add(
                            RuleText.of(entry.getName(), zip.getInputStream(entry).readAllBytes()));
                }
            }
        }
        return texts;
    }

    private static List<RuleText> folder(String relative) throws IOException {
        try (var files = Files.walk(data(relative))) {
            var texts = new ArrayList<RuleText>();
            for (var file :
                    files.filter(one -> one.toString().endsWith(".yml")).sorted().toList()) {
                texts.add(RuleText.of(file.getFileName().toString(), Files.readAllBytes(file)));
            }
            return texts;
        }
    }

    @Test
    void loadsAllActiveRulesOfTheSnapshot() throws IOException {
        var texts = archive(name -> name.startsWith("rules"));
        var pack = RulePack.read("active", texts.stream(), RuleSettings.NONE);
        assertThat(texts).hasSize(3_780);
        assertThat(pack.refusals()).isEmpty();
        assertThat(pack.rules().size() + pack.waiting().size()).isEqualTo(3_780);
        assertThat(pack.waiting())
                .hasSize(25)
                .allSatisfy(waiting -> assertThat(waiting.placeholders()).isNotEmpty());
        assertThat(pack.warnings()).isEmpty();
        for (var rule : pack.detectionRules()) {
            assertThat(RuleProfile.of(rule).tests()).isPositive();
        }
    }

    @Test
    void readsTheSameInParallel() throws IOException {
        var texts = archive(name -> name.startsWith("rules-"));
        var one = RulePack.read("pack", texts.stream(), RuleSettings.NONE);
        var two = RulePack.read("pack", texts.parallelStream(), RuleSettings.NONE);
        assertThat(two.rules()).isEqualTo(one.rules());
    }

    @Test
    void refusesLegacyRulesAndSaysWhy() throws IOException {
        var texts =
                archive(name -> name.startsWith("deprecated") || name.startsWith("unsupported"));
        var pack = RulePack.read("legacy", texts.stream(), RuleSettings.NONE);
        assertThat(texts).hasSize(259);
        var refused = new HashSet<String>();
        int aggregations = 0;
        for (var refusal : pack.refusals()) {
            refused.add(refusal.origin().file());
            assertThat(refusal.message()).contains("correlation rule").contains(".yml:");
            aggregations += refusal.reason() == Refusal.Reason.AGGREGATION ? 1 : 0;
        }
        assertThat(refused).hasSize(59);
        assertThat(aggregations).isEqualTo(55);
        assertThat(pack.refusals())
                .filteredOn(one -> one.reason() == Refusal.Reason.LEGACY_CONDITION)
                .hasSize(4);
        var loaded = new HashSet<String>();
        pack.rules().forEach(rule -> loaded.add(rule.header().origin().file()));
        pack.waiting().forEach(rule -> loaded.add(rule.header().origin().file()));
        assertThat(loaded).hasSize(200).doesNotContainAnyElementsOf(refused);
    }

    @Test
    void readsRealCorrelations() throws IOException {
        var pack =
                RulePack.read(
                        "hayabusa",
                        folder("guard/hayabusa-correlation").stream(),
                        RuleSettings.NONE);
        assertThat(pack.refusals()).isEmpty();
        assertThat(pack.correlationRules()).hasSize(3);
        assertThat(pack.detectionRules()).hasSize(3);
    }

    @Test
    void readsTheFixturesOfTheSpecification() throws IOException {
        var texts = folder("guard/sigma-spec/tests");
        assertThat(texts).hasSize(12);
        var pack = RulePack.read("fixtures", texts.stream(), RuleSettings.NONE);
        // The fixtures refer to rules that are not among them: that is all that is wrong.
        assertThat(pack.refusals())
                .hasSize(8)
                .allSatisfy(refusal -> {
                    assertThat(refusal.faults()).hasSize(1);
                    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.REFERENCE);
                });
        assertThat(pack.detectionRules()).hasSize(2);
        assertThat(pack.warnings()).extracting(RuleWarning::kind).contains(RuleWarning.Kind.FILTER);
    }

    @Test
    void readsRecordedTestsOfEveryRegressionFolder() throws IOException {
        int tests = 0;
        for (var text : folder("guard/sigma-regression")) {
            var recorded = RecordedTests.read(text);
            assertThat(recorded.problems()).isEmpty();
            assertThat(recorded.ruleIds()).isNotEmpty();
            tests += recorded.tests().size();
        }
        assertThat(tests).isGreaterThanOrEqualTo(128);
    }
}
