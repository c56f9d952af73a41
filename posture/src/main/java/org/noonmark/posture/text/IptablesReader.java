package org.noonmark.posture.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What `iptables-save` writes: tables, policies of chains, rules.
///
/// A policy becomes the setting `policy` (chain, verdict), a rule the setting `rule` (chain,
/// words).
final class IptablesReader {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private IptablesReader() {}

    static Settings read(ConfigFile file) {
        var settings = new ArrayList<Setting>();
        var remarks = new ArrayList<Remark>();
        var table = "";
        int number = 0;
        for (var line : file.lines()) {
            var place = new Place(file.name(), ++number);
            var text = line.strip();
            if (text.isEmpty() || text.startsWith("#") || text.equals("COMMIT")) {
                continue;
            }
            var words = List.of(BLANKS.split(text));
            if (text.startsWith("*")) {
                table = text.substring(1);
            } else if (text.startsWith(":") && words.size() >= 2) {
                settings.add(
                        new Setting(
                                place,
                                table,
                                "policy",
                                List.of(words.getFirst().substring(1), words.get(1)),
                                text));
            } else if (words.getFirst().equals("-A") && words.size() >= 3) {
                settings.add(
                        new Setting(place, table, "rule", words.subList(1, words.size()), text));
            } else {
                remarks.add(new Remark(place, "is neither a policy nor a rule"));
            }
        }
        return new Settings(settings, remarks);
    }
}
