package org.noonmark.posture.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Lines of words, as chrony.conf (chrony.conf(5)) and ntp.conf (ntp.conf(5)) have them.
final class WordReader {
    private static final int MOST_DEPTH = 10;
    private static final int MOST_FILES = 200;
    private static final int MOST_SETTINGS = 100_000;

    private final boolean isChrony;
    private final Include.Resolver includes;
    private final List<Setting> settings = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private int files;

    private WordReader(boolean isChrony, Include.Resolver includes) {
        this.isChrony = isChrony;
        this.includes = includes;
    }

    static WordReader chrony(Include.Resolver includes) {
        return new WordReader(true, includes);
    }

    static WordReader ntp(Include.Resolver includes) {
        return new WordReader(false, includes);
    }

    Settings read(ConfigFile file) {
        read(file, 0);
        return new Settings(settings, remarks);
    }

    private void read(ConfigFile file, int depth) {
        var known = isChrony ? KnownNames.CHRONY : KnownNames.NTP;
        int number = 0;
        files++;
        for (var line : file.lines()) {
            var place = new Place(file.name(), ++number);
            if (settings.size() >= MOST_SETTINGS) {
                remarks.add(new Remark(place, "too many settings; the rest is not read"));
                return;
            }
            var words = words(line);
            if (words.isEmpty()) {
                continue;
            }
            var name = words.getFirst().toLowerCase(Locale.ROOT);
            var setting =
                    new Setting(place, "", name, words.subList(1, words.size()), line.strip());
            settings.add(setting);
            if (!known.contains(name)) {
                remarks.add(new Remark(place, "unknown directive \"" + name + "\""));
            }
            include(setting, depth);
        }
    }

    private void include(Setting setting, int depth) {
        var kind =
                switch (setting.name()) {
                    case "include", "includefile" -> Include.Kind.FILES;
                    case "confdir" -> Include.Kind.CONFIGURATIONS;
                    case "sourcedir" -> Include.Kind.SOURCES;
                    default -> null;
                };
        if (kind == null) {
            return;
        }
        if (setting.words().isEmpty()) {
            remarks.add(new Remark(setting.place(), setting.name() + " names nothing"));
            return;
        }
        for (var argument : setting.words()) {
            for (var file : includes.find(new Include(kind, argument))) {
                if (depth >= MOST_DEPTH || files >= MOST_FILES) {
                    remarks.add(
                            new Remark(
                                    setting.place(),
                                    "included too deep or too often: " + file.name()));
                    return;
                }
                read(file, depth + 1);
            }
        }
    }

    private List<String> words(String line) {
        var text = line.strip();
        if (isChrony) {
            // chronyd knows comments at the beginning of a line only.
            return text.isEmpty() || "!;#%".indexOf(text.charAt(0)) >= 0
                    ? List.of()
                    : List.of(text.split("\\s+"));
        }
        return quoted(text);
    }

    /// Words of ntp.conf: `#` begins a comment, quotation marks keep blanks.
    private static List<String> quoted(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean isQuoted = false;
        boolean isWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                isQuoted = !isQuoted;
                isWord = true;
            } else if (!isQuoted && (Character.isWhitespace(c) || c == '#' || c == '=')) {
                if (isWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    isWord = false;
                }
                if (c == '#') {
                    return words;
                }
            } else {
                word.append(c);
                isWord = true;
            }
        }
        if (isWord) {
            words.add(word.toString());
        }
        return words;
    }
}
