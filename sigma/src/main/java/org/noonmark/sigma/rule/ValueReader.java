package org.noonmark.sigma.rule;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.noonmark.sigma.rule.Refusal.Reason;
import org.noonmark.sigma.rule.ValueTest.Comparison;
import org.noonmark.sigma.rule.ValueTest.Placement;
import org.noonmark.sigma.yaml.ScalarKind;
import org.noonmark.sigma.yaml.YamlNode.Scalar;

/// Makes tests of the values of a rule, by the modifiers of their field.
///
/// A value may become several tests, of which one has to hold; it becomes none when something is
/// wrong with it, or when it waits for a placeholder.
final class ValueReader {
    /// What a step of an expression takes up, as characters of values do.
    private static final int CHARACTERS_OF_A_STEP = 20;

    private final RuleProblems problems;
    private final PatternReader patterns;
    private final Fields fields;
    private final String field;
    private final ModifierChain chain;

    /// What the event calls a field that the rule names.
    @FunctionalInterface
    interface Fields {
        String inEvent(String field);
    }

    /// @param field empty for keywords
    ValueReader(
            RuleProblems problems,
            Placeholders placeholders,
            Fields fields,
            String field,
            ModifierChain chain) {
        this.problems = problems;
        this.patterns = new PatternReader(problems, placeholders, chain);
        this.fields = fields;
        this.field = field;
        this.chain = chain;
    }

    List<ValueTest> read(Scalar value) {
        boolean isPlaced =
                chain.placement() == Placement.START || chain.placement() == Placement.END;
        if (field.isEmpty() && isPlaced) {
            return refuse(
                    value,
                    "keywords are looked for anywhere; startswith and endswith need a field");
        }
        if (chain.type().isPresent()) {
            return switch (chain.type().get()) {
                case EXISTS -> exists(value);
                case CIDR -> networks(value);
                case FIELDREF -> fieldReference(value);
                default -> regexes(value);
            };
        }
        if (chain.isNumeric()) {
            return numeric(value);
        }
        return plain(value);
    }

    private List<ValueTest> plain(Scalar value) {
        var kind = value.kind();
        if (kind == ScalarKind.NULL) {
            return nothing(value);
        }
        if (chain.isTextual() || field.isEmpty() || kind == ScalarKind.TEXT) {
            return patterns.read(value).stream().map(this::text).toList();
        }
        if (kind == ScalarKind.TRUE || kind == ScalarKind.FALSE) {
            return List.of(new ValueTest.Truth(kind == ScalarKind.TRUE));
        }
        if (kind == ScalarKind.BASED_INTEGER) {
            problems.warn(
                    value,
                    RuleWarning.Kind.VALUE,
                    value.text()
                            + " without quotes is a number, and does not match the same text; put"
                            + " it in quotes if the log writes it so");
        }
        return numeric(value);
    }

    private ValueTest text(TextPattern pattern) {
        var placement = field.isEmpty() ? Placement.ANYWHERE : chain.placement();
        return new ValueTest.Text(pattern.placed(placement), chain.isCased());
    }

    private List<ValueTest> nothing(Scalar value) {
        if (field.isEmpty() || chain.isTextual()) {
            return refuse(
                    value,
                    field.isEmpty()
                            ? "null is no keyword"
                            : "null has no text; null stands without modifiers (all and neq may be)");
        }
        return List.of(new ValueTest.Null());
    }

    private List<ValueTest> exists(Scalar value) {
        if (field.isEmpty()) {
            return refuse(value, "exists needs a field");
        }
        return switch (value.kind()) {
            case TRUE -> List.of(new ValueTest.Exists(true));
            case FALSE -> List.of(new ValueTest.Exists(false));
            default -> refuse(value, "exists takes true or false, not " + value.text());
        };
    }

    private List<ValueTest> networks(Scalar value) {
        var tests = new ArrayList<ValueTest>();
        for (var written : patterns.texts(value)) {
            var network = Networks.parse(written);
            if (network.isEmpty() || field.isEmpty()) {
                return refuse(
                        value,
                        field.isEmpty()
                                ? "cidr needs a field"
                                : "\"" + written + "\" is no network like 10.0.0.0/8 or fe80::/10");
            }
            if (network.get().hasHostBits()) {
                problems.warn(
                        value,
                        RuleWarning.Kind.VALUE,
                        "\"" + written + "\" has bits behind its prefix; they are not looked at");
            }
            tests.add(network.get().test());
        }
        return tests;
    }

    private List<ValueTest> fieldReference(Scalar value) {
        if (field.isEmpty()) {
            return refuse(value, "fieldref needs a field to compare with");
        }
        var pattern = TextPattern.parse(value.text());
        if (value.isNull() || pattern.parts().isEmpty() || pattern.hasWildcards()) {
            return refuse(value, "fieldref takes the name of a field, without wildcards");
        }
        var name = ((TextPattern.Literal) pattern.parts().getFirst()).text();
        return List.of(
                new ValueTest.FieldReference(
                        fields.inEvent(name), chain.placement(), chain.isCased()));
    }

    private List<ValueTest> regexes(Scalar value) {
        if (value.isNull()) {
            return refuse(value, "re needs a regular expression");
        }
        boolean ignoresCase = chain.regexFlags().contains(Modifier.I);
        boolean isMultiline = chain.regexFlags().contains(Modifier.M);
        boolean dotMatchesAll = chain.regexFlags().contains(Modifier.S);
        int flags =
                (ignoresCase ? Pattern.CASE_INSENSITIVE : 0)
                        | (isMultiline ? Pattern.MULTILINE : 0)
                        | (dotMatchesAll ? Pattern.DOTALL : 0);
        var tests = new ArrayList<ValueTest>();
        for (var written : patterns.regexes(value)) {
            var complaint = RegexCheck.complaint(written, flags);
            if (!complaint.isEmpty()) {
                problems.refuse(value, Reason.REGEX, complaint);
                return List.of();
            }
            problems.spend(value, RegexCheck.steps(written) * CHARACTERS_OF_A_STEP);
            if (problems.isSpent()) {
                return List.of();
            }
            var placed = placedRegex(written);
            tests.add(new ValueTest.Regex(placed, ignoresCase, isMultiline, dotMatchesAll));
        }
        return tests;
    }

    /// Regular expressions are looked for anywhere, so `contains` adds nothing.
    private String placedRegex(String written) {
        return switch (chain.placement()) {
            case WHOLE, ANYWHERE -> written;
            case START -> "\\A(?:" + written + ")";
            case END -> "(?:" + written + ")\\z";
        };
    }

    private List<ValueTest> numeric(Scalar value) {
        Optional<BigDecimal> number = Numbers.of(value);
        if (field.isEmpty()) {
            return refuse(value, "comparisons of numbers need a field");
        }
        if (number.isEmpty()) {
            return refuse(value, "\"" + value.text() + "\" is no number, or far too long");
        }
        var part = chain.datePart();
        if (chain.comparison().isEmpty() && !canHold(part, number.get())) {
            problems.warn(
                    value,
                    RuleWarning.Kind.VALUE,
                    "no date has the " + part.name().toLowerCase(Locale.ROOT) + " " + value.text());
        }
        return List.of(
                new ValueTest.Numeric(
                        chain.comparison().orElse(Comparison.EQUAL), number.get(), part));
    }

    private List<ValueTest> refuse(Scalar value, String text) {
        problems.refuse(value, Reason.VALUE, text);
        return List.of();
    }

    private static boolean canHold(ValueTest.DatePart part, BigDecimal value) {
        return switch (part) {
            case WHOLE, YEAR -> true;
            case MINUTE -> isWithin(value, 0, 59);
            case HOUR -> isWithin(value, 0, 23);
            case DAY -> isWithin(value, 1, 31);
            case WEEK -> isWithin(value, 1, 53);
            case MONTH -> isWithin(value, 1, 12);
        };
    }

    private static boolean isWithin(BigDecimal value, int least, int most) {
        return value.stripTrailingZeros().scale() <= 0
                && value.compareTo(BigDecimal.valueOf(least)) >= 0
                && value.compareTo(BigDecimal.valueOf(most)) <= 0;
    }
}
