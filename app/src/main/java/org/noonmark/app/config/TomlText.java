package org.noonmark.app.config;

import java.util.ArrayList;
import java.util.List;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/// A TOML text without its empty lines and lines of comment: the parser's time grows with the cube
/// of how many follow each other, and whoever writes the file must not hold up the station.
final class TomlText {
    private final StringBuilder text = new StringBuilder();

    /// The number that each line of the rest has in the file.
    private final List<Integer> numbers = new ArrayList<>();

    /// What ends the string of several lines that a line begins in; empty outside of one.
    private String open = "";

    TomlText(String whole) {
        int number = 0;
        for (var line : whole.split("\n", -1)) {
            number++;
            if (open.isEmpty() && isIdle(line)) {
                continue;
            }
            numbers.add(number);
            text.append(line).append('\n');
            scan(line);
        }
    }

    TomlParseResult parse() {
        return Toml.parse(text.toString());
    }

    /// Where a line of what was parsed stands in the file.
    int number(int line) {
        return numbers.isEmpty() ? 1 : numbers.get(Math.clamp(line, 1, numbers.size()) - 1);
    }

    /// A control character makes a comment an error, which the parser shall find.
    private static boolean isIdle(String line) {
        var rest = line.strip();
        return (rest.isEmpty() || rest.startsWith("#"))
                && line.chars().allMatch(letter -> letter >= ' ' || "\t\r".indexOf(letter) >= 0);
    }

    private void scan(String line) {
        int at = 0;
        while (at < line.length()) {
            if (open.isEmpty()) {
                if (line.charAt(at) == '#') {
                    return;
                }
                at += begin(line, at);
            } else if (line.startsWith(open, at)) {
                at += open.length();
                open = "";
            } else {
                at += line.charAt(at) == '\\' && open.startsWith("\"") ? 2 : 1;
            }
        }
        if (open.length() == 1) {
            open = "";
        }
    }

    private int begin(String line, int at) {
        for (var quotes : List.of("\"\"\"", "'''", "\"", "'")) {
            if (line.startsWith(quotes, at)) {
                open = quotes;
                return quotes.length();
            }
        }
        return 1;
    }
}
