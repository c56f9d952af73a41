package org.noonmark.sigma.rule;

import java.util.ArrayList;
import java.util.List;
import org.noonmark.sigma.rule.Refusal.Reason;
import org.noonmark.sigma.yaml.YamlLimits;
import org.noonmark.sigma.yaml.YamlNode;
import org.noonmark.sigma.yaml.YamlNode.Fields;
import org.noonmark.sigma.yaml.YamlNode.Scalar;
import org.noonmark.sigma.yaml.YamlProblem;
import org.noonmark.sigma.yaml.YamlReader;

/// Reads one file by itself. Files do not know each other, so they may be read at the same time.
final class RuleFile {
    private final RuleText source;
    private final RuleSettings settings;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<RuleWarning> warnings = new ArrayList<>();

    private RuleFile(RuleText source, RuleSettings settings) {
        this.source = source;
        this.settings = settings;
    }

    static RuleFile read(RuleText source, RuleSettings settings) {
        var file = new RuleFile(source, settings);
        file.readAll();
        return file;
    }

    List<Draft> drafts() {
        return drafts;
    }

    List<Refusal> refusals() {
        return refusals;
    }

    List<RuleWarning> warnings() {
        return warnings;
    }

    private void readAll() {
        var yaml = YamlReader.read(source.text(), YamlLimits.RULES);
        var actions = new Actions();
        for (var document : yaml.documents()) {
            var problems = new RuleProblems(new Origin(source.file(), document.line()));
            if (document instanceof Fields fields) {
                actions.complete(fields, problems).ifPresent(rule -> read(rule, problems));
            } else {
                problems.refuse(document, Reason.NOT_A_RULE, "a rule is a map of attributes");
            }
            finish(document, problems);
        }
        for (var problem : yaml.problems()) {
            var fault =
                    new Refusal.Fault(problem.line(), reason(problem.kind()), problem.message());
            var origin = new Origin(source.file(), problem.line());
            refusals.add(new Refusal(origin, "", "", List.of(fault)));
        }
        if (source.text().indexOf('\uFFFD') >= 0) {
            var origin = new Origin(source.file(), 1);
            warnings.add(
                    new RuleWarning(
                            origin, 1, RuleWarning.Kind.ENCODING, "the text is not all UTF-8"));
        }
    }

    private static Reason reason(YamlProblem.Kind kind) {
        return switch (kind) {
            case SYNTAX -> Reason.NOT_YAML;
            case TOO_LARGE -> Reason.TOO_LARGE;
            case KEY -> Reason.KEY;
        };
    }

    private void read(Fields document, RuleProblems problems) {
        boolean isDetection = document.get("detection") != null;
        boolean isCorrelation = document.get("correlation") != null;
        boolean isFilter = document.get("filter") != null;
        int sections = (isDetection ? 1 : 0) + (isCorrelation ? 1 : 0) + (isFilter ? 1 : 0);
        if (sections > 1) {
            problems.refuse(
                    document,
                    Reason.NOT_A_RULE,
                    "detection, correlation and filter exclude each other: write documents of their"
                            + " own, with --- between them");
        } else if (isCorrelation) {
            new CorrelationReader(problems, document).read().ifPresent(drafts::add);
        } else if (isFilter) {
            new RuleReader(problems, document, settings).filter().ifPresent(drafts::add);
        } else if (isDetection) {
            new RuleReader(problems, document, settings).rule().ifPresent(drafts::add);
        } else {
            problems.refuse(
                    document,
                    Reason.NOT_A_RULE,
                    "neither detection nor correlation nor filter is there");
        }
    }

    private void finish(YamlNode document, RuleProblems problems) {
        if (problems.isRefused()) {
            refusals.add(problems.refusal(text(document, "id"), text(document, "title")));
        }
        warnings.addAll(problems.warnings());
    }

    private static String text(YamlNode document, String key) {
        return document instanceof Fields fields && fields.get(key) instanceof Scalar scalar
                ? scalar.text()
                : "";
    }
}
