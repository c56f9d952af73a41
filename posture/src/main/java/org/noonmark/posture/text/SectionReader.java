package org.noonmark.posture.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Names and values under `[section]` lines: ptp4l (ptp4l(8)), systemd, and shell variables.
final class SectionReader {
    private static final Pattern HEADER = Pattern.compile("\\[([^\\]]+)\\]\\s*");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?:export\\s+)?([A-Za-z][A-Za-z0-9_-]*)\\s*=\\s*(.*)");

    private final ConfigFile file;
    private final List<Setting> settings = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    private SectionReader(ConfigFile file) {
        this.file = file;
    }

    /// `[global]`, `[eth0]`, and lines of a name, blanks and a value.
    static Settings ptp4l(ConfigFile file) {
        return new SectionReader(file).read(true, false);
    }

    /// `Name=value`; an empty value forgets those before it.
    static Settings systemd(ConfigFile file) {
        return new SectionReader(file).read(false, true);
    }

    /// Assignments of `/etc/default`, with quotation marks around values.
    static Settings shell(ConfigFile file) {
        return new SectionReader(file).read(false, false);
    }

    private Settings read(boolean isBlankSeparated, boolean isForgetting) {
        var section = "";
        int number = 0;
        for (var line : file.lines()) {
            var place = new Place(file.name(), ++number);
            var text = line.strip();
            if (text.isEmpty() || text.startsWith("#") || text.startsWith(";")) {
                continue;
            }
            var header = HEADER.matcher(text);
            if (header.matches()) {
                section = header.group(1).strip();
            } else if (isBlankSeparated) {
                var words = List.of(BLANKS.split(text));
                settings.add(
                        new Setting(
                                place,
                                section,
                                words.getFirst(),
                                words.subList(1, words.size()),
                                text));
                if (words.size() == 1) {
                    remarks.add(new Remark(place, words.getFirst() + " has no value"));
                }
            } else {
                assign(place, section, text, isForgetting);
            }
        }
        return new Settings(settings, remarks);
    }

    private void assign(Place place, String section, String text, boolean isForgetting) {
        var assignment = ASSIGNMENT.matcher(text);
        if (!assignment.matches()) {
            remarks.add(new Remark(place, "is not NAME=VALUE"));
            return;
        }
        var name = assignment.group(1);
        var value = assignment.group(2).strip();
        if (value.length() >= 2
                && "\"'".indexOf(value.charAt(0)) >= 0
                && value.charAt(value.length() - 1) == value.charAt(0)) {
            value = value.substring(1, value.length() - 1).strip();
        }
        if (value.isEmpty() && isForgetting) {
            settings.removeIf(
                    setting -> setting.section().equals(section) && setting.name().equals(name));
            return;
        }
        settings.add(
                new Setting(
                        place,
                        section,
                        name,
                        value.isEmpty() ? List.of() : List.of(BLANKS.split(value)),
                        text));
    }
}
