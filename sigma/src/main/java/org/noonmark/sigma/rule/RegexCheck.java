package org.noonmark.sigma.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;

/// Whether a regular expression can be matched in linear time and little memory.
///
/// The specification (modifiers appendix, "Regular Expression") allows groups, classes, anchors,
/// alternatives and quantifiers. That is what the engine takes, and more (`\d`, `\b`, `(?i)`);
/// look-around and back references are neither in the specification nor linear.
final class RegexCheck {
    private static final int LONGEST = 10_000;
    private static final int DEEPEST = 100;
    private static final long LARGEST = 50_000;

    private RegexCheck() {}

    /// What is wrong with `pattern`; empty when nothing is.
    static String complaint(String pattern, int flags) {
        if (pattern.length() > LONGEST) {
            return "a regular expression longer than " + LONGEST + " characters";
        }
        long steps = steps(pattern);
        if (steps < 0) {
            return "groups of a regular expression nested deeper than " + DEEPEST;
        }
        if (steps > LARGEST) {
            return "the quantifiers of the regular expression multiply to more than "
                    + LARGEST
                    + " steps";
        }
        if (FoldingCheck.isEndless(pattern, flags)) {
            return "without regard to case an expression cannot have the letters U+1C80 to U+1C88,"
                    + " nor ranges that may reach over them";
        }
        try {
            Pattern.compile(pattern, flags);
            return "";
        } catch (PatternSyntaxException wrong) {
            return "the regular expression is refused ("
                    + wrong.getDescription()
                    + " "
                    + wrong.getPattern()
                    + "): the specification allows . ^ $ * + ? {n,m} [] () | only, so no look-around"
                    + " and no back references; write it as two tests joined by the condition";
        }
    }

    /// What quantifiers within quantifiers multiply to, before anything is built: about how many
    /// steps the compiled expression has. Counting ends soon beyond [#LARGEST]; below 0 when groups
    /// are nested too deep.
    static long steps(String pattern) {
        List<Long> groups = new ArrayList<>(List.of(0L));
        long atom = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '(') {
                groups.add(0L);
                atom = 0;
            } else if (c == ')' && groups.size() > 1) {
                atom = groups.removeLast() + 1;
                groups.set(groups.size() - 1, groups.getLast() + atom);
            } else if (c == '{' && atom > 0) {
                long times = largestCount(pattern, i);
                groups.set(groups.size() - 1, groups.getLast() + atom * (Math.max(times, 1) - 1));
                atom *= Math.max(times, 1);
            } else {
                int end = c == '[' ? classEnd(pattern, i) : c == '\\' ? i + 1 : i;
                atom = 1L + (end - i) / 4;
                groups.set(groups.size() - 1, groups.getLast() + atom);
                i = end;
            }
            if (groups.size() > DEEPEST) {
                return -1;
            }
            if (groups.getLast() > LARGEST) {
                return groups.getLast();
            }
        }
        return groups.stream().mapToLong(Long::longValue).sum();
    }

    private static int classEnd(String pattern, int open) {
        for (int i = open + 2; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '\\') {
                i++;
            } else if (pattern.charAt(i) == ']') {
                return i;
            }
        }
        return open;
    }

    /// The larger number of `{n}`, `{n,}` or `{n,m}` at `open`; 0 when it is none.
    private static long largestCount(String pattern, int open) {
        long largest = 0;
        long number = 0;
        for (int i = open + 1; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c >= '0' && c <= '9') {
                number = Math.min(number * 10 + c - '0', LARGEST);
                largest = Math.max(largest, number);
            } else if (c == ',') {
                number = 0;
            } else {
                return c == '}' ? largest : 0;
            }
        }
        return 0;
    }
}
