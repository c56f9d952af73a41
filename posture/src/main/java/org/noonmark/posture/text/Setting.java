package org.noonmark.posture.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One line of a configuration that says something.
///
/// @param place of it
/// @param section that it stands in; empty before and without sections
/// @param name of the setting, lower case where the program does not tell cases apart
/// @param words its arguments
/// @param line as it is written
public record Setting(Place place, String section, String name, List<String> words, String line) {
    /// Copies the words.
    public Setting {
        words = List.copyOf(words);
    }

    /// The argument with this index from 0; empty when there is none.
    public String word(int index) {
        return index < words.size() ? words.get(index) : "";
    }

    /// All arguments, one blank between them.
    public String value() {
        return String.join(" ", words);
    }

    /// Whether one of the arguments after the first is this word, whatever its case.
    public boolean has(String option) {
        return words.stream().skip(1).anyMatch(option::equalsIgnoreCase);
    }

    /// The argument after this word.
    public Optional<String> after(String option) {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).equalsIgnoreCase(option)) {
                return Optional.of(words.get(i + 1));
            }
        }
        return Optional.empty();
    }

    /// Name and arguments in one way of writing: numbers without zeros that say nothing.
    public String canonical() {
        var text = new StringBuilder(name);
        words.forEach(word -> text.append(' ').append(Numbers.canonical(word)));
        return text.toString().toLowerCase(Locale.ROOT);
    }
}
