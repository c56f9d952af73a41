package org.noonmark.sigma.rule;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.noonmark.sigma.rule.Refusal.Reason;
import org.noonmark.sigma.rule.TextPattern.Literal;
import org.noonmark.sigma.rule.TextPattern.Part;
import org.noonmark.sigma.rule.TextPattern.Wildcard;
import org.noonmark.sigma.yaml.YamlNode.Scalar;

/// Text values through placeholders, dashes and encodings, in the order of the modifiers.
final class PatternReader {
    private static final int LONGEST = 65_536;
    private static final int MOST = 10_000;

    /// Of all alternatives of a value together: a long value may have few.
    private static final int MOST_CHARACTERS = 2_000_000;

    private final RuleProblems problems;
    private final Placeholders placeholders;
    private final ModifierChain chain;

    PatternReader(RuleProblems problems, Placeholders placeholders, ModifierChain chain) {
        this.problems = problems;
        this.placeholders = placeholders;
        this.chain = chain;
    }

    /// The patterns of a value; none when it is refused or waits for a placeholder.
    List<TextPattern> read(Scalar value) {
        if (isTooLong(value) || problems.isSpent()) {
            return List.of();
        }
        int most = most(value);
        var values = List.of(Encodings.of(TextPattern.parse(value.text())));
        for (var modifier : chain.transformations()) {
            var next = new ArrayList<Encodings>();
            for (var one : values) {
                if (one.pattern().hasWildcards() && isBase64(modifier)) {
                    var text = modifier + " cannot encode wildcards: escape them with a backslash";
                    problems.refuse(value, Reason.VALUE, text);
                    return List.of();
                }
                next.addAll(transformed(modifier, one, most - next.size()));
            }
            if (next.size() >= most) {
                problems.refuse(value, Reason.TOO_LARGE, most + " alternatives or more");
                return List.of();
            }
            values = next;
        }
        problems.spend(value, (long) values.size() * value.text().length());
        if (!value.text().isEmpty() && values.stream().anyMatch(PatternReader::isNothing)) {
            var text = "too short for its encoding: what is left of it is in every text";
            problems.refuse(value, Reason.VALUE, text);
            return List.of();
        }
        return values.stream().map(Encodings::pattern).toList();
    }

    /// The texts of a value without wildcards of its own: a network, after its placeholders.
    List<String> texts(Scalar value) {
        return combined(value, text -> text, text -> text);
    }

    /// The regular expressions of a value. What a placeholder stands for is text with wildcards.
    List<String> regexes(Scalar value) {
        return combined(value, text -> text, text -> regex(TextPattern.parse(text)));
    }

    private boolean isTooLong(Scalar value) {
        if (value.text().length() > LONGEST) {
            problems.refuse(value, Reason.TOO_LARGE, "a value longer than " + LONGEST);
            return true;
        }
        return false;
    }

    private static int most(Scalar value) {
        return Math.min(MOST, MOST_CHARACTERS / (value.text().length() + 1));
    }

    private static boolean isNothing(Encodings value) {
        return value.pattern().parts().stream()
                .allMatch(part -> part instanceof Literal(var text) && text.isEmpty());
    }

    private static boolean isBase64(Modifier modifier) {
        return modifier == Modifier.BASE64 || modifier == Modifier.BASE64OFFSET;
    }

    /// At most `most`, and that many when there are more.
    private List<Encodings> transformed(Modifier modifier, Encodings value, int most) {
        if (modifier.role == Modifier.Role.ENCODING) {
            return value.encoded(modifier);
        }
        if (modifier == Modifier.EXPAND) {
            return expanded(value.pattern(), most).stream().map(Encodings::of).toList();
        }
        return Windash.count(value.pattern()) > most
                ? Collections.nCopies(most, value)
                : Windash.expanded(value.pattern()).stream().map(Encodings::of).toList();
    }

    private List<TextPattern> expanded(TextPattern pattern, int most) {
        List<List<Part>> all = List.of(List.of());
        for (var part : pattern.parts()) {
            if (part instanceof Literal(var text)) {
                for (var piece : Placeholders.pieces(text)) {
                    var values =
                            piece.isPlaceholder()
                                    ? placeholders.values(piece.text()).stream()
                                            .map(value -> TextPattern.parse(value).parts())
                                            .toList()
                                    : List.<List<Part>>of(List.of(new Literal(piece.text())));
                    all = product(all, values, most);
                }
            } else {
                all = product(all, List.of(List.of(part)), most);
            }
        }
        return all.stream().map(TextPattern::new).toList();
    }

    private List<String> combined(
            Scalar value, Function<String, String> plain, Function<String, String> inserted) {
        if (isTooLong(value)) {
            return List.of();
        }
        if (!chain.transformations().contains(Modifier.EXPAND)) {
            return List.of(plain.apply(value.text()));
        }
        List<List<String>> all = List.of(List.of());
        for (var piece : Placeholders.pieces(value.text())) {
            var values =
                    piece.isPlaceholder()
                            ? placeholders.values(piece.text()).stream()
                                    .map(one -> List.of(inserted.apply(one)))
                                    .toList()
                            : List.of(List.of(plain.apply(piece.text())));
            all = product(all, values, most(value));
        }
        return all.stream().map(texts -> String.join("", texts)).toList();
    }

    private static <T> List<List<T>> product(List<List<T>> all, List<List<T>> next, int most) {
        var product = new ArrayList<List<T>>();
        for (var before : all) {
            for (var behind : next) {
                if (product.size() >= most) {
                    return product;
                }
                var longer = new ArrayList<>(before);
                longer.addAll(behind);
                product.add(longer);
            }
        }
        return product;
    }

    private static String regex(TextPattern pattern) {
        var text = new StringBuilder();
        for (var part : pattern.parts()) {
            switch (part) {
                case Literal(var literal) -> text.append(Pattern.quote(literal));
                case Wildcard.MANY -> text.append(".*");
                case Wildcard.ONE -> text.append('.');
            }
        }
        return text.toString();
    }
}
