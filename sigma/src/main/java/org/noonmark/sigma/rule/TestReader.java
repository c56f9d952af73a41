package org.noonmark.sigma.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.noonmark.sigma.yaml.ScalarKind;
import org.noonmark.sigma.yaml.YamlNode;
import org.noonmark.sigma.yaml.YamlNode.Fields;
import org.noonmark.sigma.yaml.YamlNode.Items;
import org.noonmark.sigma.yaml.YamlNode.Scalar;

/// Reads the custom attribute `tests` of a rule: events that it has to match, or must not.
///
/// Each test has `name`, `matches` (true, false or a number; true when it is missing), and either
/// `event` (fields and values), with or without `text` (the line), or `file` (with or without
/// `kind`). A test that cannot be read is warned of and left out.
final class TestReader {
    private final RuleProblems problems;

    TestReader(RuleProblems problems) {
        this.problems = problems;
    }

    List<RuleTest> read(@Nullable YamlNode node) {
        var tests = new ArrayList<RuleTest>();
        if (node instanceof Items items) {
            for (var item : items.nodes()) {
                if (item instanceof Fields test) {
                    test(test).ifPresent(tests::add);
                } else {
                    warn(item, "a test is a map with event, text or file");
                }
            }
        } else if (node != null && !(node instanceof Scalar scalar && scalar.isNull())) {
            warn(node, "tests takes a list");
        }
        return tests;
    }

    private Optional<RuleTest> test(Fields test) {
        int matches = matches(test.get("matches"));
        var text = text(test, "text");
        var file = text(test, "file");
        RuleTest.Sample sample;
        if (test.get("event") instanceof Fields event) {
            sample = new RuleTest.Written(fields(event), text);
        } else if (!text.isEmpty()) {
            sample = new RuleTest.Written(List.of(), text);
        } else if (!file.isEmpty()) {
            sample = new RuleTest.Recorded(file, text(test, "kind"));
        } else {
            warn(test, "a test needs event, text or file");
            return Optional.empty();
        }
        return Optional.of(new RuleTest(text(test, "name"), test.line(), matches, sample));
    }

    private List<RuleTest.Field> fields(Fields event) {
        var fields = new ArrayList<RuleTest.Field>();
        for (var field : event.list()) {
            var values =
                    field.value() instanceof Items items ? items.nodes() : List.of(field.value());
            for (var value : values) {
                if (value instanceof Scalar scalar) {
                    fields.add(new RuleTest.Field(field.key().text(), value(scalar)));
                } else {
                    warn(value, "a field of an event takes a value or a list of values");
                }
            }
        }
        return fields;
    }

    private static Optional<Object> value(Scalar scalar) {
        return switch (scalar.kind()) {
            case NULL -> Optional.empty();
            case TRUE -> Optional.of(true);
            case FALSE -> Optional.of(false);
            case TEXT -> Optional.of(scalar.text());
            case INTEGER, BASED_INTEGER, DECIMAL -> Optional.of(number(scalar));
        };
    }

    private static Object number(Scalar scalar) {
        var number = Numbers.of(scalar);
        if (number.isEmpty()) {
            return scalar.text();
        }
        boolean isLong = scalar.kind() != ScalarKind.DECIMAL && number.get().precision() <= 18;
        return isLong ? (Object) number.get().longValueExact() : number.get().doubleValue();
    }

    private int matches(@Nullable YamlNode node) {
        if (!(node instanceof Scalar scalar)) {
            return 1;
        }
        return switch (scalar.kind()) {
            case TRUE, NULL -> 1;
            case FALSE -> 0;
            case INTEGER -> count(scalar);
            case BASED_INTEGER, DECIMAL, TEXT -> {
                warn(scalar, "matches takes true, false or a number");
                yield 1;
            }
        };
    }

    private int count(Scalar scalar) {
        return scalar.text().length() > 9
                ? Integer.MAX_VALUE
                : Math.max(0, Integer.parseInt(scalar.text()));
    }

    private static String text(Fields test, String key) {
        return test.get(key) instanceof Scalar scalar && !scalar.isNull() ? scalar.text() : "";
    }

    private void warn(YamlNode where, String text) {
        problems.warn(where, RuleWarning.Kind.ATTRIBUTE, text);
    }
}
