package org.noonmark.sigma.reference;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Optional;
import org.noonmark.sigma.rule.TextPattern;
import org.noonmark.sigma.rule.ValueTest;

/// Holds a test against one value.
final class ReferenceValues {
    private ReferenceValues() {}

    static boolean holds(ValueTest test, Object value) {
        return switch (test) {
            case ValueTest.Text(var pattern, var isCased) ->
                    matches(pattern.parts(), codePoints(text(value)), isCased);
            case ValueTest.Regex regex -> compiled(regex).matcher(text(value)).find();
            case ValueTest.Cidr(var network, var prefix) ->
                    value instanceof String text && isWithin(text, network, prefix);
            case ValueTest.Numeric(var comparison, var bound, var part) ->
                    (part == ValueTest.DatePart.WHOLE ? number(value) : part(value, part))
                            .filter(number -> compares(comparison, number.compareTo(bound)))
                            .isPresent();
            case ValueTest.Truth(var truth) ->
                    text(value).equalsIgnoreCase(truth ? "true" : "false");
            case ValueTest.Exists _, ValueTest.Null _, ValueTest.FieldReference _ -> false;
        };
    }

    static String text(Object value) {
        return value.toString();
    }

    private static List<Integer> codePoints(String text) {
        return text.codePoints().boxed().toList();
    }

    /// Tries every length that a `*` may have.
    private static boolean matches(
            List<TextPattern.Part> parts, List<Integer> text, boolean isCased) {
        if (parts.isEmpty()) {
            return text.isEmpty();
        }
        var rest = parts.subList(1, parts.size());
        return switch (parts.getFirst()) {
            case TextPattern.Wildcard.ONE ->
                    !text.isEmpty() && matches(rest, text.subList(1, text.size()), isCased);
            case TextPattern.Wildcard.MANY -> {
                for (int skipped = 0; skipped <= text.size(); skipped++) {
                    if (matches(rest, text.subList(skipped, text.size()), isCased)) {
                        yield true;
                    }
                }
                yield false;
            }
            case TextPattern.Literal(var literal) -> {
                var wanted = codePoints(literal);
                yield wanted.size() <= text.size()
                        && same(wanted, text.subList(0, wanted.size()), isCased)
                        && matches(rest, text.subList(wanted.size(), text.size()), isCased);
            }
        };
    }

    private static boolean same(List<Integer> a, List<Integer> b, boolean isCased) {
        return isCased ? a.equals(b) : joined(a).equalsIgnoreCase(joined(b));
    }

    private static String joined(List<Integer> codePoints) {
        var text = new StringBuilder();
        codePoints.forEach(text::appendCodePoint);
        return text.toString();
    }

    static boolean stands(ValueTest.FieldReference reference, String inside, String text) {
        var literal = TextPattern.literal(inside).placed(reference.placement());
        return matches(literal.parts(), codePoints(text), reference.isCased());
    }

    /// The engine's own library: what an expression means is its business.
    private static Pattern compiled(ValueTest.Regex regex) {
        int flags =
                (regex.ignoresCase() ? Pattern.CASE_INSENSITIVE : 0)
                        + (regex.isMultiline() ? Pattern.MULTILINE : 0)
                        + (regex.dotMatchesAll() ? Pattern.DOTALL : 0);
        return Pattern.compile(regex.pattern(), flags);
    }

    private static boolean compares(ValueTest.Comparison comparison, int sign) {
        return switch (comparison) {
            case EQUAL -> sign == 0;
            case LESS -> sign < 0;
            case LESS_OR_EQUAL -> sign <= 0;
            case GREATER -> sign > 0;
            case GREATER_OR_EQUAL -> sign >= 0;
        };
    }

    private static Optional<BigDecimal> number(Object value) {
        boolean isNumber = value instanceof Number;
        return isNumber || text(value).matches("[-+]?[0-9]+(\\.[0-9]+)?")
                ? Optional.of(new BigDecimal(text(value)))
                : Optional.empty();
    }

    private static Optional<BigDecimal> part(Object value, ValueTest.DatePart part) {
        var text = text(value);
        boolean needsTime = part == ValueTest.DatePart.HOUR || part == ValueTest.DatePart.MINUTE;
        var time = needsTime ? "[T ][0-9]{2}:[0-9]{2}" : "";
        if (!text.matches("(?s)[0-9]{4}-[0-9]{2}-[0-9]{2}" + time + ".*")) {
            return Optional.empty();
        }
        try {
            var date = LocalDate.parse(text.substring(0, 10));
            int number =
                    switch (part) {
                        case DAY, WHOLE -> date.getDayOfMonth();
                        case MONTH -> date.getMonthValue();
                        case YEAR -> date.getYear();
                        case WEEK -> date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
                        case HOUR -> time(text).getHour();
                        case MINUTE -> time(text).getMinute();
                    };
            return Optional.of(BigDecimal.valueOf(number));
        } catch (DateTimeParseException noSuchDay) {
            return Optional.empty();
        }
    }

    private static LocalDateTime time(String text) {
        return LocalDateTime.parse(text.substring(0, 16).replace(' ', 'T'));
    }

    private static boolean isWithin(String text, List<Byte> network, int prefix) {
        // Java would look up names, and take 10.1 for 10.0.0.1.
        if (!text.matches("([0-9]+[.]){3}[0-9]+|[0-9a-fA-F.:]*:[0-9a-fA-F.:]*")) {
            return false;
        }
        try {
            var address = InetAddress.getByName(text).getAddress();
            var bytes = new byte[network.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = network.get(i);
            }
            int shift = bytes.length * Byte.SIZE - prefix;
            return bytes.length == address.length
                    && new BigInteger(1, address)
                            .shiftRight(shift)
                            .equals(new BigInteger(1, bytes).shiftRight(shift));
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }
}
