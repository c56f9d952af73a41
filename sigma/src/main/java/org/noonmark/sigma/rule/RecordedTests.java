package org.noonmark.sigma.rule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.noonmark.sigma.yaml.YamlLimits;
import org.noonmark.sigma.yaml.YamlNode;
import org.noonmark.sigma.yaml.YamlNode.Fields;
import org.noonmark.sigma.yaml.YamlNode.Items;
import org.noonmark.sigma.yaml.YamlNode.Scalar;
import org.noonmark.sigma.yaml.YamlReader;

/// Recorded events that lie beside rules, as SigmaHQ's `info.yml` lists them: keys `rule_metadata`
/// (with the `id` of each rule) and `regression_tests_info` (each with `name`, `type`, `path` and
/// `match_count`).
///
/// @param ruleIds of the rules that have to find something
/// @param problems what could not be read, for people
public record RecordedTests(List<String> ruleIds, List<RuleTest> tests, List<String> problems) {
    public RecordedTests {
        ruleIds = List.copyOf(ruleIds);
        tests = List.copyOf(tests);
        problems = List.copyOf(problems);
    }

    /// Reads such a list; what cannot be read is told and left out.
    public static RecordedTests read(RuleText info) {
        var problems = new ArrayList<String>();
        var ruleIds = new ArrayList<String>();
        var tests = new ArrayList<RuleTest>();
        var yaml = YamlReader.read(info.text(), YamlLimits.RULES);
        yaml.problems().forEach(one -> problems.add(at(info, one.line()) + one.message()));
        for (var document : yaml.documents()) {
            if (document instanceof Fields fields) {
                for (var rule : maps(fields.get("rule_metadata"))) {
                    ruleIds.add(text(rule, "id"));
                }
                for (var test : maps(fields.get("regression_tests_info"))) {
                    add(test, tests, problems, info);
                }
            } else {
                problems.add(at(info, document.line()) + "a list of tests is a map");
            }
        }
        ruleIds.removeIf(String::isEmpty);
        return new RecordedTests(ruleIds, tests, problems);
    }

    private static void add(
            Fields test, List<RuleTest> tests, List<String> problems, RuleText info) {
        var path = text(test, "path");
        var count = test.get("match_count") instanceof Scalar scalar ? scalar.text() : "1";
        if (path.isEmpty() || !count.matches("[0-9]{1,9}")) {
            problems.add(
                    at(info, test.line()) + "a test needs a path, and a match_count in digits");
            return;
        }
        var sample = new RuleTest.Recorded(path, text(test, "type"));
        tests.add(new RuleTest(text(test, "name"), test.line(), Integer.parseInt(count), sample));
    }

    private static String at(RuleText info, int line) {
        return info.file() + ":" + line + ": ";
    }

    private static List<Fields> maps(@Nullable YamlNode node) {
        return node instanceof Items items
                ? items.nodes().stream()
                        .filter(Fields.class::isInstance)
                        .map(Fields.class::cast)
                        .toList()
                : List.of();
    }

    private static String text(Fields fields, String key) {
        return fields.get(key) instanceof Scalar scalar && !scalar.isNull() ? scalar.text() : "";
    }
}
