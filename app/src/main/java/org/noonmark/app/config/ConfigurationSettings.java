package org.noonmark.app.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.noonmark.posture.text.ConfigFile;
import org.noonmark.posture.text.Place;
import org.noonmark.posture.text.Remark;
import org.noonmark.posture.text.Setting;
import org.noonmark.posture.text.Settings;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// A station's configuration as settings: the section is the table's name, with a number from 1
/// where there may be several (`ntp_source[2]`), the words are the value.
public final class ConfigurationSettings {
    private final ConfigFile file;
    private final TomlText lines;
    private final List<String> written;
    private final List<Setting> settings = new ArrayList<>();

    private ConfigurationSettings(ConfigFile file) {
        this.file = file;
        lines = new TomlText(file.text());
        written = file.lines();
    }

    /// Reads it; whether its keys and values are right is not asked here.
    public static Settings read(ConfigFile file) {
        var reader = new ConfigurationSettings(file);
        var toml = reader.lines.parse();
        reader.table("", toml);
        return new Settings(
                reader.settings,
                toml.errors().stream()
                        .map(error ->
                                new Remark(
                                        reader.place(error.position()),
                                        String.valueOf(error.getMessage())))
                        .toList());
    }

    private void table(String section, TomlTable table) {
        for (var key : table.keySet()) {
            var value = table.get(List.of(key));
            if (value instanceof TomlTable inner) {
                table(section.isEmpty() ? key : section + "." + key, inner);
            } else if (value instanceof TomlArray array
                    && !array.isEmpty()
                    && array.get(0) instanceof TomlTable) {
                for (int i = 0; i < array.size(); i++) {
                    if (array.get(i) instanceof TomlTable inner) {
                        table("%s[%d]".formatted(key, i + 1), inner);
                    }
                }
            } else {
                add(section, key, value, table.inputPositionOf(List.of(key)));
            }
        }
    }

    private void add(
            String section, String key, @Nullable Object value, @Nullable TomlPosition position) {
        var place = place(position);
        var words =
                value instanceof TomlArray array
                        ? array.toList().stream().map(String::valueOf).toList()
                        : List.of(String.valueOf(value));
        var line = place.line() <= written.size() ? written.get(place.line() - 1).strip() : "";
        settings.add(new Setting(place, section, key, words, line));
    }

    private Place place(@Nullable TomlPosition position) {
        return new Place(file.name(), position == null ? 1 : lines.number(position.line()));
    }
}
