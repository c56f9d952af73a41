package org.noonmark.sigma.match;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.noonmark.sigma.rule.ValueTest;

/// One test, ready to be held against values: the plain meaning, which the tables abide by.
@FunctionalInterface
interface ValueCheck {
    /// True when the test holds for a value that is there.
    boolean holds(Object value);

    /// Prepares a test that looks at one value.
    ///
    /// @throws IllegalArgumentException for tests that look at more than a value (`exists`, null,
    ///   references), and for expressions that re2j does not take
    static ValueCheck of(ValueTest test) {
        return switch (test) {
            case ValueTest.Text(var pattern, var isCased) -> {
                var text = WildcardText.of(pattern, isCased);
                yield value -> text.matches(text(value));
            }
            case ValueTest.Regex regex -> {
                var pattern = pattern(regex);
                yield value -> pattern.matcher(text(value)).find();
            }
            case ValueTest.Cidr(var address, var prefixLength) -> {
                var network = Network.of(address, prefixLength);
                yield value -> value instanceof String text && network.contains(text);
            }
            case ValueTest.Numeric numeric -> value -> NumberValue.holds(numeric, value);
            case ValueTest.Truth(var wanted) -> {
                var name = Boolean.toString(wanted);
                yield value -> name.equalsIgnoreCase(text(value));
            }
            case ValueTest.Exists _, ValueTest.Null _, ValueTest.FieldReference _ ->
                    throw new IllegalArgumentException("must look at one value: " + test);
        };
    }

    /// The expression for re2j, whose time is linear in the value's length.
    static Pattern pattern(ValueTest.Regex regex) {
        int flags =
                (regex.ignoresCase() ? Pattern.CASE_INSENSITIVE : 0)
                        | (regex.isMultiline() ? Pattern.MULTILINE : 0)
                        | (regex.dotMatchesAll() ? Pattern.DOTALL : 0);
        try {
            return Pattern.compile(regex.pattern(), flags);
        } catch (PatternSyntaxException refused) {
            throw new IllegalArgumentException(
                    "must be an expression that re2j takes: " + regex.pattern(), refused);
        }
    }

    /// A value as text: numbers in decimal, truth as `true` and `false`.
    static String text(Object value) {
        return value instanceof String text ? text : value.toString();
    }

    /// A text stands in another as a reference to a field says.
    static boolean stands(ValueTest.FieldReference reference, String inside, String text) {
        boolean ignoresCase = !reference.isCased();
        int start = text.length() - inside.length();
        return switch (reference.placement()) {
            case WHOLE ->
                    start == 0 && text.regionMatches(ignoresCase, 0, inside, 0, inside.length());
            case START -> text.regionMatches(ignoresCase, 0, inside, 0, inside.length());
            case END -> text.regionMatches(ignoresCase, start, inside, 0, inside.length());
            case ANYWHERE ->
                    ignoresCase
                            ? contains(LetterCase.fold(text), LetterCase.fold(inside))
                            : contains(text, inside);
        };
    }

    /// Linear in both (Knuth, Morris, Pratt 1977): whoever writes the log chooses both texts.
    private static boolean contains(String text, String inside) {
        if (inside.length() > text.length()) {
            return false;
        }
        int[] border = new int[inside.length() + 1];
        border[0] = -1;
        for (int i = 0, matched = -1; i < inside.length(); i++) {
            while (matched >= 0 && inside.charAt(i) != inside.charAt(matched)) {
                matched = border[matched];
            }
            border[i + 1] = ++matched;
        }
        int matched = 0;
        for (int i = 0; i < text.length() && matched < inside.length(); i++) {
            while (matched >= 0 && text.charAt(i) != inside.charAt(matched)) {
                matched = border[matched];
            }
            matched++;
        }
        return matched == inside.length();
    }
}
