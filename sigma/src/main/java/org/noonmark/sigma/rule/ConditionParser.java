package org.noonmark.sigma.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Reads a condition (rules specification, "Condition"): `not` binds closest, then `and`, then
/// `or`; `1 of`, `any of` and `all of` take a pattern of names or `them`.
///
/// Linear in the text; parentheses and `not` may be nested [#DEEPEST] deep.
final class ConditionParser {
    static final int DEEPEST = 100;
    private static final int MOST_TOKENS = 20_000;

    private final List<String> tokens;
    private final NamePatterns names;
    private int at;
    private int depth;

    /// What is wrong with a condition.
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message, null, false, false);
        }
    }

    private ConditionParser(List<String> tokens, NamePatterns names) {
        this.tokens = tokens;
        this.names = names;
    }

    /// @param names the detections, or rules, that a condition may name
    /// @param warnings takes what is legal and looks wrong
    static Condition parse(String text, List<String> names, Consumer<String> warnings)
            throws Unreadable {
        var tokens = tokens(text);
        if (tokens.isEmpty()) {
            throw new Unreadable("the condition is empty");
        }
        var parser = new ConditionParser(tokens, new NamePatterns(names, warnings));
        var condition = parser.anyOf();
        if (parser.at < tokens.size()) {
            throw new Unreadable(
                    "\"" + tokens.get(parser.at) + "\" is not expected after a complete condition");
        }
        return condition;
    }

    private static List<String> tokens(String text) throws Unreadable {
        var tokens = new ArrayList<String>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            boolean isParenthesis = c == '(' || c == ')';
            if (isParenthesis || Character.isWhitespace(c)) {
                if (i > from) {
                    tokens.add(text.substring(from, i));
                }
                if (isParenthesis) {
                    tokens.add(String.valueOf(c));
                }
                from = i + 1;
            }
        }
        if (tokens.size() > MOST_TOKENS) {
            throw new Unreadable("the condition has more than " + MOST_TOKENS + " words");
        }
        return tokens;
    }

    private boolean takeWord(String word) {
        if (at < tokens.size() && tokens.get(at).toLowerCase(Locale.ROOT).equals(word)) {
            at++;
            return true;
        }
        return false;
    }

    private Condition anyOf() throws Unreadable {
        var parts = new ArrayList<>(List.of(allOf()));
        while (takeWord("or")) {
            parts.add(allOf());
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.AnyOf(List.copyOf(parts));
    }

    private Condition allOf() throws Unreadable {
        var parts = new ArrayList<>(List.of(negated()));
        while (takeWord("and")) {
            parts.add(negated());
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.AllOf(List.copyOf(parts));
    }

    private Condition negated() throws Unreadable {
        enter();
        var condition = takeWord("not") ? new Condition.Not(negated()) : operand();
        depth--;
        return condition;
    }

    private void enter() throws Unreadable {
        depth++;
        if (depth > DEEPEST) {
            throw new Unreadable("the condition is nested deeper than " + DEEPEST);
        }
    }

    private Condition operand() throws Unreadable {
        if (at >= tokens.size()) {
            throw new Unreadable("the condition ends where a name is expected");
        }
        if (takeWord("(")) {
            var inner = anyOf();
            if (!takeWord(")")) {
                throw new Unreadable("a ) is missing in the condition");
            }
            return inner;
        }
        var word = tokens.get(at++);
        if (takeWord("of")) {
            return quantified(word);
        }
        return names.named(word);
    }

    private Condition quantified(String quantifier) throws Unreadable {
        if (at >= tokens.size()) {
            throw new Unreadable("\"" + quantifier + " of\" needs a pattern of names, or them");
        }
        var pattern = tokens.get(at++);
        return switch (quantifier.toLowerCase(Locale.ROOT)) {
            case "1", "any" -> names.anyOf(pattern);
            case "all" -> names.allOf(pattern);
            default ->
                    throw new Unreadable(
                            "\""
                                    + quantifier
                                    + " of\" is not in Sigma: 1 of, any of and all of are; write the"
                                    + " combinations out, or use a correlation to count");
        };
    }
}
