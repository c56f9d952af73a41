package org.noonmark.sigma.rule;

import java.time.Duration;
import java.util.Optional;

/// Spans of time as correlations write them: a number and a letter.
final class Timespans {
    private static final int MOST_DIGITS = 9;

    private Timespans() {}

    /// The span; empty when the text is none, or is zero.
    static Optional<Duration> parse(String text) {
        int digits = text.length() - 1;
        if (digits < 1 || digits > MOST_DIGITS) {
            return Optional.empty();
        }
        long number = 0;
        for (int i = 0; i < digits; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return Optional.empty();
            }
            number = number * 10 + text.charAt(i) - '0';
        }
        long unitSeconds = unitSeconds(text.charAt(digits));
        return number == 0 || unitSeconds == 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(number * unitSeconds));
    }

    /// The specification has s, m, h and d; the others are those of its authors' implementation,
    /// where months and years have their mean length in the Gregorian calendar.
    private static long unitSeconds(char unit) {
        return switch (unit) {
            case 's' -> 1;
            case 'm' -> 60;
            case 'h' -> 3_600;
            case 'd' -> 86_400;
            case 'w' -> 604_800;
            case 'M' -> 2_629_746;
            case 'y' -> 31_556_952;
            default -> 0;
        };
    }
}
