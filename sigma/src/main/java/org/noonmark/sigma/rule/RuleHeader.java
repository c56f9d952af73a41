package org.noonmark.sigma.rule;

import java.util.List;

/// What a rule says about itself; texts and names are empty when it does not.
///
/// @param id the rule's identifier; where it states none, one made from its place, so that findings
///   can always name it
/// @param name by which correlations may refer to it
/// @param tags as data: `attack.t1110.001`, `cve.2024-3094` …
/// @param tests from the custom attribute `tests`
/// @param regressionTestsPath from SigmaHQ's `regression_tests_path`: a file that lists recorded
///   events, see [RecordedTests]; empty when there is none
public record RuleHeader(
        Origin origin,
        String id,
        String name,
        String title,
        String description,
        String author,
        String status,
        Level level,
        List<String> tags,
        List<String> references,
        List<String> falsePositives,
        List<RuleTest> tests,
        String regressionTestsPath) {
    public RuleHeader {
        tags = List.copyOf(tags);
        references = List.copyOf(references);
        falsePositives = List.copyOf(falsePositives);
        tests = List.copyOf(tests);
    }
}
