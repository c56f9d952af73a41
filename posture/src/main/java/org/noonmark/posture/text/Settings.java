package org.noonmark.posture.text;

import java.util.List;
import java.util.Optional;

/// All that a configuration says, in the order in which the program reads it.
///
/// @param all its settings
/// @param remarks what could not be understood
public record Settings(List<Setting> all, List<Remark> remarks) {
    /// Copies both.
    public Settings {
        all = List.copyOf(all);
        remarks = List.copyOf(remarks);
    }

    /// The settings of this name, in any section.
    public List<Setting> named(String name) {
        return all.stream().filter(setting -> setting.name().equals(name)).toList();
    }

    /// The first one of this name.
    public Optional<Setting> first(String name) {
        return all.stream().filter(setting -> setting.name().equals(name)).findFirst();
    }

    /// The last one of this name.
    public Optional<Setting> last(String name) {
        var found = named(name);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
    }

    /// Whether there is one of this name.
    public boolean has(String name) {
        return first(name).isPresent();
    }

    /// The first argument of the last one of this name, or another word.
    public String word(String name, String otherwise) {
        return last(name).map(setting -> setting.word(0)).orElse(otherwise);
    }

    /// The settings of one section.
    public Settings section(String section) {
        return new Settings(
                all.stream().filter(setting -> setting.section().equals(section)).toList(),
                remarks);
    }
}
