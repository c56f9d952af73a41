package org.noonmark.posture.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// sshd_config(5): the first value of a name holds; `Match` begins a block that only some see.
///
/// The section of a setting is empty for what holds for everybody, else the words of the `Match`.
final class SshdReader {
    private static final int MOST_DEPTH = 16;
    private static final Pattern NAME = Pattern.compile("\\s*([A-Za-z0-9]+)(?:\\s*=\\s*|\\s+)(.*)");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|[^\\s\"]+");

    private final Include.Resolver includes;
    private final List<Setting> settings = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    SshdReader(Include.Resolver includes) {
        this.includes = includes;
    }

    Settings read(ConfigFile file) {
        read(file, "", 0);
        return new Settings(settings, remarks);
    }

    private void read(ConfigFile file, String outer, int depth) {
        var section = outer;
        int number = 0;
        for (var line : file.lines()) {
            var place = new Place(file.name(), ++number);
            var text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            var matcher = NAME.matcher(text);
            if (!matcher.matches()) {
                remarks.add(new Remark(place, "is not a name and a value"));
                continue;
            }
            var name = matcher.group(1).toLowerCase(Locale.ROOT);
            var words = words(matcher.group(2));
            if (name.equals("match")) {
                section = String.join(" ", words).equalsIgnoreCase("all") ? "" : text;
            }
            settings.add(new Setting(place, section, name, words, text));
            if (name.equals("include")) {
                include(place, words, section, depth);
            }
        }
    }

    private void include(Place place, List<String> patterns, String section, int depth) {
        for (var pattern : patterns) {
            for (var file : includes.find(new Include(Include.Kind.FILES, pattern))) {
                if (depth >= MOST_DEPTH) {
                    remarks.add(new Remark(place, "included too deep: " + file.name()));
                    return;
                }
                read(file, section, depth + 1);
            }
        }
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        var matcher = WORD.matcher(text);
        while (matcher.find()) {
            if (matcher.group().startsWith("#")) {
                break;
            }
            words.add(matcher.group(1) == null ? matcher.group() : matcher.group(1));
        }
        return words;
    }
}
