package org.noonmark.app.posture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.noonmark.posture.Severity;
import org.noonmark.posture.check.Finding;
import org.noonmark.posture.check.PlanStep;
import org.noonmark.posture.check.Verdict;
import org.noonmark.posture.text.Remark;

/// What the checks said of a host.
///
/// @param profile that it was held to
/// @param findings of all checks, file by file
/// @param remarks lines that were not understood
/// @param unread files that could not be read, with the reason
public record PostureReport(
        String profile, List<Finding> findings, List<Remark> remarks, Map<String, String> unread) {
    /// Copies all.
    public PostureReport {
        findings = List.copyOf(findings);
        remarks = List.copyOf(remarks);
        unread = Map.copyOf(unread);
    }

    /// How a host stands.
    public enum State {
        GOOD,
        DEGRADED,
        BAD
    }

    /// Bad with a grave finding; degraded with a lesser one, or with something that is not known.
    public State state() {
        if (findings.stream()
                .anyMatch(finding -> finding.isBad() && finding.severity() == Severity.HIGH)) {
            return State.BAD;
        }
        boolean isWhole =
                unread.isEmpty()
                        && findings.stream()
                                .noneMatch(finding ->
                                        (finding.isBad()
                                                        && finding.severity()
                                                                != Severity.INFORMATION)
                                                || finding.verdict() instanceof Verdict.Unknown);
        return isWhole ? State.GOOD : State.DEGRADED;
    }

    /// For people: what is bad with why and how to mend, the rest in a line each.
    public String text() {
        var text = new StringBuilder();
        var file = "";
        for (var finding : findings) {
            if (!finding.file().equals(file)) {
                file = finding.file();
                text.append(file).append('\n');
            }
            var check = finding.check();
            text.append(
                    "  %-14s %-11s %-26s %s%n"
                            .formatted(
                                    word(finding.verdict()),
                                    severity(finding),
                                    check.id(),
                                    check.title()));
            if (!because(finding.verdict()).isEmpty()) {
                text.append("%30s%s%n".formatted("", "is: " + because(finding.verdict())));
            }
            if (finding.isBad()) {
                text.append("%30swhy: %s (%s)%n".formatted("", check.why(), check.source()));
                text.append("%30smend: %s%n".formatted("", check.mend()));
            }
        }
        remarks.forEach(remark -> text.append("not understood: %s%n".formatted(remark)));
        unread.forEach((name, why) -> text.append("%s %s%n".formatted(name, why)));
        return text.append(summary()).toString();
    }

    private String summary() {
        return "%d checks by profile %s: %d good, %d bad (%d of them high), %d do not apply, %d could not be read%n"
                .formatted(
                        findings.size(),
                        profile,
                        count("good"),
                        count("bad"),
                        findings.stream()
                                .filter(Finding::isBad)
                                .filter(finding -> finding.severity() == Severity.HIGH)
                                .count(),
                        count("does not apply"),
                        count("not known"));
    }

    private long count(String word) {
        return findings.stream().filter(finding -> word(finding.verdict()).equals(word)).count();
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Good _ -> "good";
            case Verdict.Bad _ -> "bad";
            case Verdict.DoesNotApply _ -> "does not apply";
            case Verdict.Unknown _ -> "not known";
        };
    }

    private static String because(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Good _ -> "";
            case Verdict.Bad bad -> bad.words();
            case Verdict.DoesNotApply not -> not.because();
            case Verdict.Unknown unknown -> unknown.because();
        };
    }

    private static String severity(Finding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT);
    }

    /// The report for programs, with members in a fixed order.
    public Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("profile", profile);
        json.put("state", state().name().toLowerCase(Locale.ROOT));
        json.put("findings", findings.stream().map(PostureReport::json).toList());
        json.put("not_understood", remarks.stream().map(Remark::toString).toList());
        json.put("unread", unread);
        return json;
    }

    private static Map<String, Object> json(Finding finding) {
        var json = new LinkedHashMap<String, Object>();
        json.put("file", finding.file());
        json.put("check", finding.check().id());
        json.put("title", finding.check().title());
        json.put("severity", severity(finding));
        json.put("verdict", word(finding.verdict()).replace(' ', '_'));
        json.put("because", because(finding.verdict()));
        json.put("why", finding.check().why());
        json.put("source", finding.check().source());
        json.put("mend", finding.check().mend());
        json.put("plan", steps(finding));
        return json;
    }

    /// What would mend what is bad, for an operator's own tools: nothing here carries it out.
    public Map<String, Object> plan() {
        var checks = new ArrayList<Map<String, Object>>();
        var manual = new ArrayList<String>();
        for (var finding : findings) {
            var steps = steps(finding);
            if (!steps.isEmpty()) {
                var check = new LinkedHashMap<String, Object>();
                check.put("check", finding.check().id());
                check.put("severity", severity(finding));
                check.put("steps", steps);
                checks.add(check);
            } else if (finding.isBad()) {
                manual.add(finding.check().id() + ": " + finding.check().mend());
            }
        }
        var json = new LinkedHashMap<String, Object>();
        json.put("profile", profile);
        json.put("checks", checks);
        json.put("by_hand", manual);
        return json;
    }

    private static List<Map<String, Object>> steps(Finding finding) {
        return finding.verdict() instanceof Verdict.Bad bad
                ? bad.plan().stream().map(PostureReport::json).toList()
                : List.of();
    }

    private static Map<String, Object> json(PlanStep step) {
        var json = new LinkedHashMap<String, Object>();
        json.put("file", step.file());
        json.put("action", step.action().name().toLowerCase(Locale.ROOT));
        json.put("line", step.line());
        json.put("before", step.before());
        json.put("after", step.after());
        json.put("restart", step.restart());
        return json;
    }
}
