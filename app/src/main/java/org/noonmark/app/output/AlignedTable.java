package org.noonmark.app.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A table of text: columns two spaces apart, words to the left, numbers to the right.
public final class AlignedTable {
    private final List<List<String>> lines = new ArrayList<>();
    private final Set<Integer> words;

    /// A table with these names above its columns.
    ///
    /// @param words the columns, from 0, that hold words
    public AlignedTable(List<String> names, Set<Integer> words) {
        this.words = Set.copyOf(words);
        lines.add(List.copyOf(names));
    }

    /// Adds a line; it has as many cells as there are names.
    public void add(List<String> cells) {
        if (cells.size() != lines.getFirst().size()) {
            throw new IllegalArgumentException(
                    "must be %d: cells=%d".formatted(lines.getFirst().size(), cells.size()));
        }
        lines.add(List.copyOf(cells));
    }

    /// The lines, each ended by a line feed and without blanks at its end.
    public String text() {
        var widths = new int[lines.getFirst().size()];
        for (var line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        var text = new StringBuilder();
        for (var line : lines) {
            var padded = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                var cell = line.get(i);
                var space = " ".repeat(widths[i] - cell.length());
                padded.append("  ").append(words.contains(i) ? cell + space : space + cell);
            }
            text.append(padded.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
