package org.noonmark.metrology.cggtts;

import java.util.ArrayList;
import java.util.List;

/// The fields of a line, blanks between them, each with its place.
///
/// @param texts in order
/// @param places of their first characters, from 0
record Fields(List<String> texts, List<Integer> places) {
    static Fields of(String line) {
        var texts = new ArrayList<String>();
        var places = new ArrayList<Integer>();
        int at = 0;
        while (at < line.length()) {
            if (isBlank(line.charAt(at))) {
                at++;
                continue;
            }
            int from = at;
            while (at < line.length() && !isBlank(line.charAt(at))) {
                at++;
            }
            texts.add(line.substring(from, at));
            places.add(from);
        }
        return new Fields(texts, places).joined();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /// `G 7` is one field, `G7`.
    private Fields joined() {
        if (texts.size() > 1
                && texts.getFirst().matches("[A-Z]")
                && texts.get(1).matches("[0-9]{1,2}")
                && places.get(1) <= 2) {
            texts.set(0, texts.getFirst() + texts.get(1));
            texts.remove(1);
            places.subList(1, 2).clear();
        }
        return this;
    }

    int count() {
        return texts.size();
    }
}
