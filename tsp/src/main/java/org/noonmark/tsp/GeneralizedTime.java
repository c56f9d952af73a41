package org.noonmark.tsp;

import java.util.Optional;
import java.util.regex.Pattern;
import org.noonmark.time.UtcInstant;

/// UTC as DER's GeneralizedTime: `20261123094559.25Z`, no zeros at the end of the fraction (X.690
/// section 11.7).
final class GeneralizedTime {
    private static final Pattern FORM =
            Pattern.compile(
                    "(\\d{4})(\\d{2})(\\d{2})(\\d{2})(\\d{2})([0-5]\\d)(\\.\\d{0,17}[1-9])?Z");

    private GeneralizedTime() {}

    static String format(UtcInstant utc) {
        // 2026-11-23T09:45:59.25Z without its separators.
        return utc.toString().replaceAll("[-T:]", "");
    }

    /// The time of a text, or nothing when it is not in DER's form or is no time.
    static Optional<UtcInstant> parse(String text) {
        var found = FORM.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    UtcInstant.parse(
                            "%s-%s-%sT%s:%s:%s%sZ"
                                    .formatted(
                                            found.group(1),
                                            found.group(2),
                                            found.group(3),
                                            found.group(4),
                                            found.group(5),
                                            found.group(6),
                                            found.group(7) == null ? "" : found.group(7))));
        } catch (java.time.format.DateTimeParseException noTime) {
            return Optional.empty();
        }
    }
}
