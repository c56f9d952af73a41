package org.noonmark.sigma.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what a regular expression needs.
///
/// It reads as much of the syntax as it is sure of; at anything else it says that nothing is known,
/// which costs time and never a finding.
final class ExpressionReader {
    private static final int DEEPEST = 50;
    private static final int LONGEST = 1 << 20;
    private static final int SHORTEST_RUN = 16;

    /// Letters that may stand behind a backslash and mean a class or a position.
    private static final String ESCAPED_CLASSES = "dDwWsSbBAzC";

    private static final String POSITIONS = "bBAz";

    private final String pattern;
    private int at;
    private int depth;
    private boolean isUnsure;
    private boolean hasAlternatives;
    private @Nullable CharClass run;
    private int runLength;

    /// How often the last thing must come, and whether just so often.
    private int least;

    private boolean isExactlyOnce;

    private ExpressionReader(String pattern) {
        this.pattern = pattern;
    }

    static ExpressionNeeds read(String pattern) {
        // The reader counts halves of letters beyond U+FFFF, expressions count letters.
        if (pattern.chars().anyMatch(c -> Character.isSurrogate((char) c))) {
            return ExpressionNeeds.NOTHING;
        }
        var reader = new ExpressionReader(pattern);
        var found = reader.alternatives();
        if (reader.isUnsure || reader.at < pattern.length()) {
            return ExpressionNeeds.NOTHING;
        }
        return new ExpressionNeeds(
                found.texts(),
                found.length(),
                reader.hasAlternatives ? null : reader.run,
                reader.runLength);
    }

    /// `a|b|c`: one text of one of them, and the shortest length.
    private ExpressionNeeds alternatives() {
        var all = new ArrayList<ExpressionNeeds>();
        all.add(sequence());
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            hasAlternatives |= depth == 0;
            all.add(sequence());
        }
        if (all.size() == 1) {
            return all.getFirst();
        }
        int shortest = all.stream().mapToInt(ExpressionNeeds::length).min().orElse(0);
        var texts = new ArrayList<String>();
        for (var one : all) {
            if (one.texts().isEmpty()) {
                return new ExpressionNeeds(List.of(), shortest, null, 0);
            }
            texts.addAll(one.texts().getFirst());
        }
        var distinct = texts.stream().distinct().toList();
        return new ExpressionNeeds(
                distinct.size() <= RunOfTexts.MOST * 4 ? List.of(distinct) : List.of(),
                shortest,
                null,
                0);
    }

    private ExpressionNeeds sequence() {
        var texts = new RunOfTexts();
        long length = 0;
        while (at < pattern.length() && !isUnsure && "|)".indexOf(pattern.charAt(at)) < 0) {
            if (pattern.charAt(at) == '(') {
                var group = group();
                quantifier();
                texts.add(least > 0 ? group.texts() : List.of());
                length = Math.min(LONGEST, length + (long) least * group.length());
                continue;
            }
            var one = one();
            quantifier();
            if (one == null) {
                texts.add(List.of());
                continue;
            }
            length = Math.min(LONGEST, length + least);
            if (depth == 0 && least >= Math.max(SHORTEST_RUN, runLength + 1)) {
                run = one;
                runLength = least;
            }
            texts.add(one, least, isExactlyOnce);
        }
        return new ExpressionNeeds(texts.taken(), (int) length, null, 0);
    }

    /// Reads a group, without the quantifier behind it.
    private ExpressionNeeds group() {
        at++;
        if (pattern.startsWith("?", at)) {
            while (at < pattern.length() && ":)>".indexOf(pattern.charAt(at)) < 0) {
                at++;
            }
            if (at < pattern.length() && pattern.charAt(at++) == ')') {
                // re2j lets a quantifier behind flags reach over them.
                isUnsure |= at < pattern.length() && "*+?{".indexOf(pattern.charAt(at)) >= 0;
                return ExpressionNeeds.NOTHING;
            }
        }
        depth++;
        isUnsure |= depth > DEEPEST;
        var inside = isUnsure ? ExpressionNeeds.NOTHING : alternatives();
        depth--;
        isUnsure |= at >= pattern.length() || pattern.charAt(at) != ')';
        at++;
        return inside;
    }

    /// Reads quantifiers, if there are any, into `least` and `isExactlyOnce`. Of several, all but
    /// the first are taken to allow nothing at all.
    private void quantifier() {
        least = 1;
        isExactlyOnce = true;
        for (int count = 0; at < pattern.length(); count++) {
            char c = pattern.charAt(at);
            int number =
                    switch (c) {
                        case '*', '?' -> 0;
                        case '+' -> 1;
                        case '{' -> repeated();
                        default -> -1;
                    };
            if (number < 0) {
                return;
            }
            isExactlyOnce &= pattern.startsWith("{1}", at);
            boolean isPreference = c == '?' && count == 1;
            least = count == 0 ? number : isPreference ? least : 0;
            at = c == '{' ? Math.max(at, pattern.indexOf('}', at)) + 1 : at + 1;
        }
    }

    /// The first number of `{n}`, `{n,}`, `{n,m}`.
    private int repeated() {
        int end = at + 1;
        while (end < pattern.length() && Character.digit(pattern.charAt(end), 10) >= 0) {
            end++;
        }
        if (end == at + 1 || end > at + 5 || pattern.indexOf('}', end) < 0) {
            isUnsure = true;
            return 0;
        }
        return Integer.parseInt(pattern, at + 1, end, 10);
    }

    /// Reads one character or class; null for a position.
    private @Nullable CharClass one() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '^', '$' -> null;
            case '.' -> CharClass.any();
            case '[' -> inBrackets();
            case '\\' -> escaped();
            default -> CharClass.of(c);
        };
    }

    private @Nullable CharClass escaped() {
        if (at >= pattern.length()) {
            isUnsure = true;
            return null;
        }
        char c = pattern.charAt(at++);
        boolean isKnown =
                ESCAPED_CLASSES.indexOf(c) >= 0
                        || "nrt".indexOf(c) >= 0
                        || (c < 128 && !Character.isLetterOrDigit(c));
        isUnsure |= !isKnown;
        return POSITIONS.indexOf(c) >= 0 ? null : CharClass.escaped(c);
    }

    private CharClass inBrackets() {
        int start = at;
        at += pattern.startsWith("^", at) ? 1 : 0;
        at += pattern.startsWith("]", at) ? 1 : 0;
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            isUnsure |= pattern.charAt(at) == '[';
            at += pattern.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= pattern.length()) {
            isUnsure = true;
            return CharClass.any();
        }
        return CharClass.inBrackets(pattern.substring(start, at++));
    }
}
