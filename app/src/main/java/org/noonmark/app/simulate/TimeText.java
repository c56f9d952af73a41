package org.noonmark.app.simulate;

import java.util.OptionalDouble;

/// Spans of time on a command line: `90`, `90s`, `15m`, `6h`, `30d`, `5y`.
public final class TimeText {
    private TimeText() {}

    /// Seconds; a year has 365.25 days. Nothing when the text is no span of time.
    public static OptionalDouble seconds(String text) {
        if (!text.matches("(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?[smhdy]?")) {
            return OptionalDouble.empty();
        }
        char last = text.charAt(text.length() - 1);
        double unit =
                switch (last) {
                    case 'm' -> 60;
                    case 'h' -> 3600;
                    case 'd' -> 86_400;
                    case 'y' -> 365.25 * 86_400;
                    default -> 1;
                };
        var number = Character.isLetter(last) ? text.substring(0, text.length() - 1) : text;
        double seconds = Double.parseDouble(number) * unit;
        return Double.isInfinite(seconds) ? OptionalDouble.empty() : OptionalDouble.of(seconds);
    }
}
