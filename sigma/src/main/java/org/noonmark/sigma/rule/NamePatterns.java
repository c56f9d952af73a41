package org.noonmark.sigma.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.noonmark.sigma.rule.ConditionParser.Unreadable;

/// The names that a condition may use, and patterns over them.
///
/// A pattern stands for whole names, `*` for any part of one. Names that begin with `_` are never
/// meant by a pattern, only by themselves.
final class NamePatterns {
    private static final int MOST = 20_000;

    /// A pattern is held against each name in a time that grows with the product of both.
    private static final int LONGEST = 256;

    private final Set<String> names;
    private final Consumer<String> warnings;
    private int used;

    NamePatterns(List<String> names, Consumer<String> warnings) {
        this.names = new LinkedHashSet<>(names);
        this.warnings = warnings;
    }

    Condition named(String name) throws Unreadable {
        if (names.contains(name)) {
            return use(List.of(name)).getFirst();
        }
        if (name.equals(")") || isOperator(name)) {
            throw new Unreadable("a name is expected in the condition, not \"" + name + "\"");
        }
        var close = names.stream().filter(one -> Spelling.isClose(one, name)).findFirst();
        throw new Unreadable(
                "the condition names \""
                        + name
                        + "\", which is not there"
                        + close.map(one -> "; " + one + " is").orElse("")
                        + (name.indexOf('*') >= 0 ? "; a pattern needs 1 of or all of" : ""));
    }

    private static boolean isOperator(String word) {
        return word.equalsIgnoreCase("and")
                || word.equalsIgnoreCase("or")
                || word.equalsIgnoreCase("not")
                || word.equalsIgnoreCase("of");
    }

    /// One detection of the pattern has to match; nothing does where it means none.
    Condition anyOf(String pattern) throws Unreadable {
        var found = use(matching(pattern));
        if (found.isEmpty()) {
            warnings.accept("\"1 of " + pattern + "\" means no detection, so it never holds");
        }
        return found.size() == 1 ? found.getFirst() : new Condition.AnyOf(found);
    }

    /// All detections of the pattern have to match; at least one has to be meant, since all of none
    /// would hold for every event.
    Condition allOf(String pattern) throws Unreadable {
        var found = use(matching(pattern));
        if (found.isEmpty()) {
            throw new Unreadable("\"all of " + pattern + "\" means no detection");
        }
        return found.size() == 1 ? found.getFirst() : new Condition.AllOf(found);
    }

    private static void refuseLong(String word) throws Unreadable {
        if (word.length() > LONGEST) {
            throw new Unreadable("a name or pattern of the condition is longer than " + LONGEST);
        }
    }

    private List<Condition> use(List<String> found) throws Unreadable {
        used += found.size();
        if (used > MOST) {
            throw new Unreadable("the condition stands for more than " + MOST + " names");
        }
        return found.stream().<Condition>map(Condition.Named::new).toList();
    }

    private List<String> matching(String pattern) throws Unreadable {
        refuseLong(pattern);
        for (var name : names) {
            refuseLong(name);
        }
        return names.stream()
                .filter(name -> !name.startsWith("_"))
                .filter(name -> pattern.equals("them") || matches(pattern, name))
                .collect(Collectors.toList());
    }

    /// The usual walk with one point of return: never longer than the product of both lengths, and
    /// those are bounded.
    static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = n;
            } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
