package org.noonmark.sigma.rule;

import java.util.ArrayList;
import java.util.List;
import org.noonmark.sigma.rule.TextPattern.Literal;
import org.noonmark.sigma.rule.TextPattern.Part;

/// The modifier `windash`: each dash or slash that begins a flag stands for all five of them.
///
/// It begins a flag where no letter, digit or underscore is before it and one is behind it, so the
/// second dash of `-encoded-command` stays. The specification does not say where; this is how its
/// authors' own implementation reads it.
final class Windash {
    /// Hyphen, slash, en dash, em dash, horizontal bar.
    static final String DASHES = "-/\u2013\u2014\u2015";

    private Windash() {}

    /// How many patterns [#expanded] would give.
    static long count(TextPattern pattern) {
        long count = 1;
        for (var part : pattern.parts()) {
            if (part instanceof Literal(var text)) {
                for (int i = 0; i < text.length() && count < Integer.MAX_VALUE; i++) {
                    count *= isFlag(text, i) ? DASHES.length() : 1;
                }
            }
        }
        return count;
    }

    /// Every combination, the pattern itself among them.
    static List<TextPattern> expanded(TextPattern pattern) {
        List<List<Part>> all = List.of(List.of());
        for (var part : pattern.parts()) {
            for (var choice : choices(part)) {
                var next = new ArrayList<List<Part>>();
                for (var before : all) {
                    for (var chosen : choice) {
                        var longer = new ArrayList<>(before);
                        longer.add(chosen);
                        next.add(longer);
                    }
                }
                all = next;
            }
        }
        return all.stream().map(TextPattern::new).toList();
    }

    /// A part as a row of places, each with what may stand there.
    private static List<List<Part>> choices(Part part) {
        if (!(part instanceof Literal(var text))) {
            return List.of(List.of(part));
        }
        var places = new ArrayList<List<Part>>();
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isFlag(text, i)) {
                places.add(List.of(new Literal(text.substring(from, i))));
                places.add(
                        DASHES.chars()
                                .<Part>mapToObj(dash -> new Literal(Character.toString(dash)))
                                .toList());
                from = i + 1;
            }
        }
        places.add(List.of(new Literal(text.substring(from))));
        return places;
    }

    private static boolean isFlag(String text, int at) {
        return DASHES.indexOf(text.charAt(at)) >= 0
                && (at == 0 || !isWord(text.charAt(at - 1)))
                && at + 1 < text.length()
                && isWord(text.charAt(at + 1));
    }

    private static boolean isWord(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }
}
