package org.noonmark.sources;

import java.util.Optional;
import org.noonmark.time.ModifiedJulianDay;
import org.noonmark.time.TimeDelta;

/// One line of a reading file: `time,clock_id,phase_s[,uncertainty_s]`.
///
/// - `time`: what [TimeColumn] says. `clock_id`: a name of up to 64 printable characters.
/// - `phase_s`: decimal seconds, clock minus reference, exact to an attosecond.
/// - `uncertainty_s`: one standard deviation, above 0; left out when the configured one holds.
/// - Empty lines and what follows `#` mean nothing; a first line of words is a header.
public sealed interface ReadingLine {
    /// A measurement.
    ///
    /// @param time seconds since 1970 UTC, or of the local counter
    /// @param uncertainty as stated in the line
    record Measured(
            TimeDelta time,
            String clock,
            TimeDelta clockMinusReference,
            Optional<TimeDelta> uncertainty)
            implements ReadingLine {}

    /// Nothing to read.
    record Empty() implements ReadingLine {}

    /// Not a line of this form.
    ///
    /// @param reason for the operator
    record Wrong(String reason) implements ReadingLine {}

    /// The longest line, in bytes.
    int MAX_BYTES = 1024;

    /// No time and no phase is beyond this (about 34,000 years).
    TimeDelta FARTHEST = TimeDelta.ofSeconds(1L << 40);

    /// The largest uncertainty that is still a measurement.
    TimeDelta LARGEST_UNCERTAINTY = TimeDelta.ofSeconds(86_400);

    int MAX_CLOCK_LENGTH = 64;

    /// Reads a line; never throws, whatever it holds.
    ///
    /// @param first whether a header may stand here
    static ReadingLine parse(String line, TimeColumn column, boolean first) {
        if (line.length() > MAX_BYTES) {
            return new Wrong("longer than " + MAX_BYTES + " bytes");
        }
        int comment = line.indexOf('#');
        var text = (comment < 0 ? line : line.substring(0, comment)).strip();
        if (text.isEmpty()) {
            return new Empty();
        }
        var fields = text.split(",", -1);
        if (first && Character.isLetter(text.charAt(0))) {
            return new Empty();
        }
        if (fields.length < 3 || fields.length > 4) {
            return new Wrong("want: time, clock_id, phase_s and perhaps uncertainty_s");
        }
        return parse(fields, column);
    }

    private static ReadingLine parse(String[] fields, TimeColumn column) {
        var clock = fields[1].strip();
        if (clock.isEmpty()
                || clock.length() > MAX_CLOCK_LENGTH
                || clock.chars().anyMatch(letter -> letter < 0x20 || letter > 0x7E)) {
            return new Wrong("the clock_id must be 1 to 64 printable characters");
        }
        var time = time(fields[0].strip(), column);
        if (time.isEmpty()) {
            return new Wrong("the time is not a number of " + column);
        }
        var phase = seconds(fields[2].strip()).filter(value -> value.abs().isLessThan(FARTHEST));
        if (phase.isEmpty()) {
            return new Wrong("phase_s is not a decimal number of seconds");
        }
        Optional<TimeDelta> uncertainty = Optional.empty();
        if (fields.length == 4 && !fields[3].isBlank()) {
            uncertainty = seconds(fields[3].strip()).filter(ReadingLine::isUncertainty);
            if (uncertainty.isEmpty()) {
                return new Wrong("uncertainty_s is not a number of seconds above 0, up to a day");
            }
        }
        return new Measured(time.orElseThrow(), clock, phase.orElseThrow(), uncertainty);
    }

    private static boolean isUncertainty(TimeDelta value) {
        return !value.isNegative() && !value.isZero() && value.compareTo(LARGEST_UNCERTAINTY) <= 0;
    }

    private static Optional<TimeDelta> time(String text, TimeColumn column) {
        try {
            var time =
                    switch (column) {
                        case UTC_SECONDS -> TimeDelta.parseSeconds(text);
                        case MJD -> {
                            var utc = ModifiedJulianDay.parse(text).toUtc();
                            yield new TimeDelta(utc.toPosixSeconds(), utc.attoseconds());
                        }
                        case COUNTER_NANOS -> TimeDelta.ofNanos(Long.parseLong(text));
                    };
            return Optional.of(time).filter(value -> value.abs().isLessThan(FARTHEST));
        } catch (NumberFormatException | ArithmeticException notANumber) {
            return Optional.empty();
        }
    }

    private static Optional<TimeDelta> seconds(String text) {
        try {
            return Optional.of(TimeDelta.parseSeconds(text));
        } catch (NumberFormatException | ArithmeticException notANumber) {
            return Optional.empty();
        }
    }
}
