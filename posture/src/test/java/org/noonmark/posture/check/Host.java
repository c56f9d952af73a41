package org.noonmark.posture.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.noonmark.posture.Program;
import org.noonmark.posture.text.ConfigFile;
import org.noonmark.posture.text.Include;
import org.noonmark.posture.text.Place;
import org.noonmark.posture.text.Setting;
import org.noonmark.posture.text.Settings;
import org.noonmark.posture.text.SettingsReader;

/// One configuration file and the modes of files, with plans carried out on copies.
record Host(Program program, String text, Map<String, Integer> modes, Profile profile) {
    static final String FILE = "/etc/file";

    Subject subject() {
        return new Subject(program, FILE, settings(), modes, profile);
    }

    private Settings settings() {
        var file = new ConfigFile(FILE, text);
        return program == Program.NOONMARK
                ? toml(file)
                : SettingsReader.read(program, file, Include.NOTHING);
    }

    /// As much TOML as the tests write.
    private static Settings toml(ConfigFile file) {
        var settings = new ArrayList<Setting>();
        var counts = new HashMap<String, Integer>();
        var section = "";
        int number = 0;
        for (var line : file.lines()) {
            number++;
            if (line.startsWith("[[")) {
                var name = line.substring(2, line.length() - 2);
                section = name + "[" + counts.merge(name, 1, Integer::sum) + "]";
            } else if (line.startsWith("[")) {
                section = line.substring(1, line.length() - 1);
            } else if (line.contains(" = ")) {
                var halves = line.split(" = ", 2);
                settings.add(
                        new Setting(
                                new Place(file.name(), number),
                                section,
                                halves[0],
                                List.of(halves[1].replaceAll("[\\[\\]\"]", "").split(", ", -1)),
                                line));
            }
        }
        return new Settings(settings, List.of());
    }

    Verdict verdict(Check check) {
        return check.test().judge(subject());
    }

    Host after(List<PlanStep> plan) {
        var lines = new ArrayList<>(text.lines().toList());
        var changed = new HashMap<>(modes);
        var ordered = new ArrayList<>(plan);
        ordered.sort(
                Comparator.comparingInt(PlanStep::line).reversed().thenComparing(PlanStep::action));
        for (var step : ordered) {
            switch (step.action()) {
                case REPLACE_LINE -> {
                    same(lines.get(step.line() - 1), step.before());
                    lines.set(step.line() - 1, step.after());
                }
                case DELETE_LINE -> {
                    same(lines.get(step.line() - 1), step.before());
                    lines.remove(step.line() - 1);
                }
                case INSERT_LINE -> lines.add(step.line() - 1, step.after());
                case APPEND_LINE -> lines.addAll(step.after().lines().toList());
                case SET_MODE -> {
                    same("%04o".formatted(changed.get(step.file())), step.before());
                    changed.put(step.file(), Integer.parseInt(step.after(), 8));
                }
            }
        }
        return new Host(program, String.join("\n", lines) + "\n", changed, profile);
    }

    private static void same(String is, String expected) {
        if (!is.strip().equals(expected)) {
            throw new AssertionError(
                    "the plan expects \"%s\" and finds \"%s\"".formatted(expected, is));
        }
    }
}
