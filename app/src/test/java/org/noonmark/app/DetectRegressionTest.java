package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.ReferenceData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `noonmark detect` over the whole regression set of the public rules, in one run.
class DetectRegressionTest {
    private static final String RULES = "guard/sigma-rules-8eaafff1.zip";
    private static final String EVENTS = "guard/sigma-regression";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Path data(String name) {
        var path = ReferenceData.find(name);
        assumeTrue(path.isPresent(), ReferenceData.missing(name));
        return path.orElseThrow();
    }

    @Test
    void everyRuleFindsItsEventsAsJsonAndAsEvtx() throws Exception {
        var folder = data(EVENTS);
        var arguments = new ArrayList<String>();
        arguments.addAll(List.of("detect", "--rules", data(RULES).toString()));
        arguments.addAll(List.of("--format", "ndjson"));
        var expected = JSON.readTree(folder.resolve("EXPECTED.json").toFile());
        for (var each : expected) {
            for (var kind : List.of("file", "evtx")) {
                arguments.add("--log");
                arguments.add(folder.resolve(each.get(kind).asString()).toString());
            }
        }
        var run = CommandLineRun.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertFound(folder, expected, run);
    }

    private static void assertFound(Path folder, JsonNode expected, CommandLineRun run)
            throws IOException {
        var found = new HashMap<String, Integer>();
        run.out()
                .lines()
                .map(JSON::readTree)
                .forEach(finding ->
                        found.merge(
                                finding.get("log").asString()
                                        + " "
                                        + finding.get("rule_id").asString(),
                                1,
                                Integer::sum));
        int tried = 0;
        for (var each : expected) {
            var rule = each.get("rule_id").asString();
            var json = folder.resolve(each.get("file").asString()) + " " + rule;
            var evtx = folder.resolve(each.get("evtx").asString()) + " " + rule;
            assertThat(found.getOrDefault(json, 0)).as(json).isPositive();
            assertThat(found.getOrDefault(evtx, 0))
                    .as(evtx)
                    .isGreaterThanOrEqualTo(each.get("evtx_match_count_min").asInt());
            tried++;
        }
        assertThat(tried).isEqualTo(128);
    }
}
