package org.noonmark.sigma.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.noonmark.sigma.rule.RulePack;
import org.noonmark.sigma.rule.RuleSettings;
import org.noonmark.sigma.rule.RuleText;
import org.noonmark.testkit.ReferenceData;

/// Correlation rules of others: those of Hayabusa over events as they ask for, and the fixtures of
/// the specification.
class RealCorrelationsTest {
    private static final String HAYABUSA = "guard/hayabusa-correlation";
    private static final String FIXTURES = "guard/sigma-spec/tests/schema/correlation";

    private static List<RuleText> texts(String folder) throws IOException {
        var found = ReferenceData.find(folder);
        assumeTrue(found.isPresent(), () -> ReferenceData.missing(folder));
        try (Stream<Path> files = Files.list(found.orElseThrow())) {
            var texts = new ArrayList<RuleText>();
            for (var file : files.filter(f -> f.toString().endsWith(".yml")).sorted().toList()) {
                texts.add(RuleText.of(file.getFileName().toString(), Files.readAllBytes(file)));
            }
            return texts;
        }
    }

    private static Correlator correlator(RulePack pack, Collected collected) {
        var plan = CorrelationPlan.of(List.of(pack), CorrelationLimits.DEFAULT);
        assertThat(plan.refusals()).isEmpty();
        return new Correlator(plan, collected);
    }

    /// Gives matches of the rule of that name to a correlator, a second apart.
    private static void accept(
            Correlator correlator, RulePack pack, String name, List<Map<String, Object>> events) {
        var rule =
                pack.detectionRules().stream()
                        .filter(r -> r.header().name().equals(name))
                        .findFirst()
                        .orElseThrow();
        for (int i = 0; i < events.size(); i++) {
            var event = TestEvent.of(Times.instant(i * 1_000_000_000L), events.get(i));
            correlator.accept(rule, event, Occurrence.of("log", i, event.time()));
        }
        correlator.advance(3600 * 1_000_000_000L);
    }

    private static Map<String, Object> logon(String user, String address) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("TargetUserName", user);
        fields.put("IpAddress", address);
        for (var name :
                List.of(
                        "LogonType",
                        "TargetDomainName",
                        "ProcessName",
                        "LogonProcessName",
                        "WorkstationName",
                        "Computer")) {
            fields.put(name, "same");
        }
        return fields;
    }

    @Test
    void guessesOfPasswordsAndNamesAndSpraysAreFound() throws IOException {
        var pack = RulePack.read("hayabusa", texts(HAYABUSA).stream(), RuleSettings.NONE);
        assertThat(pack.correlationRules()).hasSize(3);
        var names = List.of("a", "b", "c", "d", "e");
        var oneUser = names.stream().map(_ -> logon("admin", "192.0.2.1")).toList();
        var manyUsers = names.stream().map(name -> logon(name, "192.0.2.1")).toList();
        var collected = new Collected();
        for (var name : List.of("incorrect_password", "non_existent_user", "explicit_logon")) {
            accept(correlator(pack, collected), pack, name, oneUser);
            accept(correlator(pack, collected), pack, name, manyUsers);
        }
        assertThat(collected.findings)
                .extracting(f -> f.rule().header().title() + " " + f.figure().orElseThrow())
                .containsExactly("PW Guessing 5", "User Guessing 4", "PW Spray 5");
    }

    @Test
    void fixturesOfTheSpecificationRun() throws IOException {
        for (var text : texts(FIXTURES)) {
            var referred =
                    text.text()
                            .lines()
                            .dropWhile(line -> !line.contains("rules:"))
                            .skip(1)
                            .takeWhile(line -> line.trim().startsWith("- "))
                            .map(line -> line.trim().substring(2))
                            .toList();
            var documents = new StringBuilder(text.text());
            for (var name : referred) {
                documents.append(
                        """

                        ---
                        title: %1$s
                        %2$s: %1$s
                        logsource: {product: test}
                        detection: {sel: {a: b}, condition: sel}
                        """
                                .formatted(name, name.contains("-") ? "id" : "name"));
            }
            var file = new RuleText(text.file(), documents.toString());
            var pack = RulePack.read("spec", Stream.of(file), RuleSettings.NONE);
            assertThat(pack.refusals()).as(text.file()).isEmpty();
            assertThat(correlator(pack, new Collected()).figures()).as(text.file()).hasSize(1);
        }
    }
}
