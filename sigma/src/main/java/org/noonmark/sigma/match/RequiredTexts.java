package org.noonmark.sigma.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Texts that a value must have, in any case, for a regular expression to find something in it: so
/// that most values never meet the expression.
///
/// Reads as much of the syntax as it is sure of; at anything else it says that nothing is known,
/// which costs time and never a finding.
final class RequiredTexts {
    /// More alternatives are not worth their bits.
    private static final int MOST = 64;

    private static final String ESCAPED_CLASSES = "dDwWsSbBAzC";

    private final String pattern;
    private int at;
    private boolean isUnsure;

    private RequiredTexts(String pattern) {
        this.pattern = pattern;
    }

    /// Texts without case of which one is in every value with a match; empty when none are known.
    static List<String> of(String pattern) {
        var reader = new RequiredTexts(pattern);
        var found = reader.alternatives();
        return found == null || reader.isUnsure || reader.at < pattern.length() ? List.of() : found;
    }

    /// `a|b|c`: what each requires, or null.
    private @Nullable List<String> alternatives() {
        var all = new ArrayList<String>();
        boolean isKnown = true;
        while (true) {
            var one = sequence();
            isKnown &= one != null;
            if (one != null) {
                all.addAll(one);
            }
            if (at >= pattern.length() || pattern.charAt(at) != '|') {
                break;
            }
            at++;
        }
        var distinct = all.stream().distinct().toList();
        return isKnown && distinct.size() <= MOST ? distinct : null;
    }

    /// What a sequence requires: the best of its runs of plain characters and of its groups.
    private @Nullable List<String> sequence() {
        List<String> best = null;
        var run = new StringBuilder();
        while (at < pattern.length() && !isUnsure) {
            char c = pattern.charAt(at);
            if (c == '|' || c == ')') {
                break;
            }
            if (c == '(') {
                best = better(best, run);
                var group = group();
                best = optional() ? best : better(best, group);
                continue;
            }
            int character = one();
            if (character < 0) {
                best = better(best, run);
                optional();
                continue;
            }
            run.append((char) character);
            best = afterQuantifier(best, run);
        }
        return better(best, run);
    }

    /// A quantifier belongs to the last character: it ends the run, without it when it may be left
    /// out.
    private @Nullable List<String> afterQuantifier(@Nullable List<String> best, StringBuilder run) {
        int before = at;
        if (optional()) {
            run.setLength(run.length() - 1);
            return better(best, run);
        }
        return at > before ? better(best, run) : best;
    }

    /// Takes the run, which then is empty.
    private static @Nullable List<String> better(@Nullable List<String> best, StringBuilder run) {
        var text = LetterCase.fold(run.toString());
        run.setLength(0);
        return text.isEmpty() ? best : better(best, List.of(text));
    }

    private static @Nullable List<String> better(
            @Nullable List<String> best, @Nullable List<String> other) {
        if (best == null || other == null) {
            return best == null ? other : best;
        }
        return worth(other) > worth(best) ? other : best;
    }

    private static double worth(List<String> texts) {
        int shortest = texts.stream().mapToInt(String::length).min().orElse(0);
        return shortest - Math.log(texts.size());
    }

    /// Reads a group; returns what it requires.
    private @Nullable List<String> group() {
        at++;
        if (pattern.startsWith("?", at)) {
            int end = at + 1;
            while (end < pattern.length() && ":)>".indexOf(pattern.charAt(end)) < 0) {
                end++;
            }
            at = end;
            if (end >= pattern.length()) {
                isUnsure = true;
                return null;
            }
            if (pattern.charAt(at) == ')') {
                at++;
                // re2j lets a quantifier behind flags reach over them.
                isUnsure |= at < pattern.length() && "*+?{".indexOf(pattern.charAt(at)) >= 0;
                return null;
            }
            at++;
        }
        var inside = alternatives();
        if (at >= pattern.length() || pattern.charAt(at) != ')') {
            isUnsure = true;
            return null;
        }
        at++;
        return inside;
    }

    /// Reads a quantifier, if there is one; returns whether what is before it may be left out.
    private boolean optional() {
        boolean isOptional = false;
        while (at < pattern.length() && "*+?{".indexOf(pattern.charAt(at)) >= 0) {
            char c = pattern.charAt(at);
            if (c == '{') {
                int end = pattern.indexOf('}', at);
                if (end < 0 || at + 1 >= end || !isDigit(pattern.charAt(at + 1))) {
                    isUnsure = true;
                    return true;
                }
                isOptional |= pattern.charAt(at + 1) == '0';
                at = end;
            }
            isOptional |= c == '*' || c == '?';
            at++;
        }
        return isOptional;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// Reads one character or class; returns the character if it can be nothing else than it, in
    /// either case; -1 for classes and positions.
    private int one() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '.', '^', '$' -> -1;
            case '[' -> characterClass();
            case '\\' -> escaped();
            default -> c < 128 ? c : -1;
        };
    }

    private int escaped() {
        if (at >= pattern.length()) {
            isUnsure = true;
            return -1;
        }
        char c = pattern.charAt(at++);
        if (ESCAPED_CLASSES.indexOf(c) >= 0) {
            return -1;
        }
        boolean isPlain = c < 128 && !Character.isLetterOrDigit(c);
        isUnsure |= !isPlain && "nrt".indexOf(c) < 0;
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> isPlain ? c : -1;
        };
    }

    /// `[Rr]` and `[x]` are one character in any case; anything else is a class.
    private int characterClass() {
        int start = at;
        if (pattern.startsWith("^", at)) {
            at++;
        }
        if (pattern.startsWith("]", at)) {
            at++;
        }
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            isUnsure |= pattern.charAt(at) == '[';
            at += pattern.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= pattern.length()) {
            isUnsure = true;
            return -1;
        }
        var inside = pattern.substring(start, at++);
        if (inside.isEmpty() || !inside.chars().allMatch(RequiredTexts::isAsciiLetterOrDigit)) {
            return -1;
        }
        var folded = LetterCase.fold(inside);
        return folded.chars().allMatch(c -> c == folded.charAt(0)) ? folded.charAt(0) : -1;
    }

    private static boolean isAsciiLetterOrDigit(int c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }
}
