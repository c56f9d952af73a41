package org.noonmark.posture.check;

import java.util.ArrayList;
import java.util.List;
import org.noonmark.posture.Program;
import org.noonmark.posture.check.PlanStep.Action;
import org.noonmark.posture.text.Setting;

/// Makes the steps of plans.
final class Mend {
    private Mend() {}

    static Verdict bad(String words) {
        return new Verdict.Bad(words, List.of());
    }

    static Verdict bad(String words, List<PlanStep> plan) {
        return new Verdict.Bad(words, plan);
    }

    /// Makes this the only line of its name, outside sections.
    static List<PlanStep> set(Subject subject, String name, String line) {
        return set(subject, "", name, line);
    }

    /// Makes this the only line of its name in a section.
    static List<PlanStep> set(Subject subject, String section, String name, String line) {
        var steps = new ArrayList<PlanStep>();
        var there =
                subject.settings().section(section).all().stream()
                        .filter(setting -> setting.name().equals(name))
                        .toList();
        for (var setting : there) {
            steps.add(
                    steps.isEmpty() ? replaced(subject, setting, line) : deleted(subject, setting));
        }
        if (there.isEmpty()) {
            steps.add(added(subject, section, line));
        }
        return steps;
    }

    private static PlanStep added(Subject subject, String section, String line) {
        if (subject.program() == Program.SSHD) {
            // The first value holds, and what stands after a Match is for some only.
            return step(subject, subject.file(), Action.INSERT_LINE, 1, "", line);
        }
        if (section.isEmpty()) {
            return appended(subject, line);
        }
        var first =
                subject.settings().section(section).all().stream()
                        .filter(setting -> setting.place().file().equals(subject.file()))
                        .findFirst();
        return first.map(setting ->
                        step(
                                subject,
                                subject.file(),
                                Action.INSERT_LINE,
                                setting.place().line(),
                                "",
                                line))
                .orElseGet(() -> appended(subject, "[" + section + "]\n" + line));
    }

    static PlanStep appended(Subject subject, String lines) {
        return step(subject, subject.file(), Action.APPEND_LINE, 0, "", lines);
    }

    static PlanStep replaced(Subject subject, Setting setting, String line) {
        return step(
                subject,
                setting.place().file(),
                Action.REPLACE_LINE,
                setting.place().line(),
                setting.line(),
                line);
    }

    static PlanStep deleted(Subject subject, Setting setting) {
        return step(
                subject,
                setting.place().file(),
                Action.DELETE_LINE,
                setting.place().line(),
                setting.line(),
                "");
    }

    static List<PlanStep> deleted(Subject subject, List<Setting> settings) {
        return settings.stream().map(setting -> deleted(subject, setting)).toList();
    }

    /// The setting with more words.
    static PlanStep extended(Subject subject, Setting setting, String words) {
        return replaced(subject, setting, (setting.name() + " " + setting.value() + words));
    }

    private static PlanStep step(
            Subject subject, String file, Action action, int line, String before, String after) {
        return new PlanStep(file, action, line, before, after, subject.service());
    }
}
