package org.noonmark.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noonmark.app.config.Key.Section;

/// What `noonmark config explain` prints, made from the [Schema].
public final class Explanation {
    private static final int WIDTH = 96;

    private Explanation() {}

    /// A whole configuration in TOML, every key explained and commented out.
    public static String everything() {
        var text = new StringBuilder();
        for (var section : Schema.SECTIONS) {
            text.append(sectionText(section)).append('\n');
        }
        return text.toString();
    }

    /// The section or the keys with this name; a key may be named with or without its section.
    public static Optional<String> of(String name) {
        var section = Schema.section(name);
        if (section.isPresent()) {
            return section.map(Explanation::sectionText);
        }
        var found = new StringBuilder();
        for (var candidate : Schema.SECTIONS) {
            for (var key : candidate.keys()) {
                if (name.equals(key.name()) || name.equals(candidate.name() + "." + key.name())) {
                    found.append(candidate.header()).append('\n').append(keyText(key));
                }
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found.toString());
    }

    /// The name that was probably meant.
    public static Optional<String> nearest(String name) {
        var names = new ArrayList<String>();
        for (var section : Schema.SECTIONS) {
            names.add(section.name());
            for (var key : section.keys()) {
                names.add(key.name());
                names.add(section.name() + "." + key.name());
            }
        }
        return NearestWord.to(name, names);
    }

    private static String sectionText(Section section) {
        var text = new StringBuilder(comment(section.explanation()));
        text.append('#').append(section.header()).append('\n');
        section.keys().forEach(key -> text.append(keyText(key)));
        return text.toString();
    }

    private static String keyText(Key<?> key) {
        var need = key.required() ? " Required." : key.fallback().isEmpty() ? " No default." : "";
        var shown = key.fallback().map(Kinds::toToml).orElse("…");
        return comment(key.explanation() + " It is " + key.kind().expects() + "." + need)
                + "#%s = %s%n%n".formatted(key.name(), shown);
    }

    /// The text in lines of a comment.
    private static String comment(String text) {
        var lines = new StringBuilder();
        var line = new StringBuilder("#");
        for (var word : List.of(text.split(" ", -1))) {
            if (line.length() + 1 + word.length() > WIDTH) {
                lines.append(line).append('\n');
                line = new StringBuilder("#");
            }
            line.append(' ').append(word);
        }
        return lines.append(line).append('\n').toString();
    }
}
