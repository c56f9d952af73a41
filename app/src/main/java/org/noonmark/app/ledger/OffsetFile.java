package org.noonmark.app.ledger;

import java.math.BigDecimal;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;

/// Published truth about a station's time: a line `INSTANT OFFSET UNCERTAINTY [TICK]` for each
/// comparison, the instant in UTC, the offset as station minus UTC in seconds, the uncertainty in
/// seconds as a bound, and the number of the tick where the instant alone does not say it. Empty
/// lines and what follows `#` are not read.
public record OffsetFile(List<Line> lines, List<String> mistakes) {
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,9}([.][0-9]{1,18})?");

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,15}");

    public OffsetFile {
        lines = List.copyOf(lines);
        mistakes = List.copyOf(mistakes);
    }

    /// A comparison.
    ///
    /// @param number of the line in the file, from 1
    /// @param stationMinusUtc what the station was ahead
    /// @param uncertainty half-width, not negative
    /// @param tick number of the tick, when the line names it
    public record Line(
            int number,
            UtcInstant instant,
            TimeDelta stationMinusUtc,
            TimeDelta uncertainty,
            OptionalLong tick) {}

    /// Reads a file; each mistake says its line.
    public static OffsetFile parse(String text) {
        var lines = new ArrayList<Line>();
        var mistakes = new ArrayList<String>();
        int number = 0;
        for (var raw : text.split("\n", -1)) {
            number++;
            int comment = raw.indexOf('#');
            var words = (comment < 0 ? raw : raw.substring(0, comment)).strip();
            if (words.isEmpty()) {
                continue;
            }
            var line = line(number, words.split("\\s+"));
            line.ifPresent(lines::add);
            if (line.isEmpty()) {
                mistakes.add(
                        "line %d: is not INSTANT OFFSET UNCERTAINTY [TICK], such as 2026-11-23T00:00:00Z -0.0000012 0.0000001"
                                .formatted(number));
            }
        }
        return new OffsetFile(lines, mistakes);
    }

    private static Optional<Line> line(int number, String[] words) {
        if (words.length < 3
                || words.length > 4
                || !NUMBER.matcher(words[1]).matches()
                || !NUMBER.matcher(words[2]).matches()
                || new BigDecimal(words[2]).signum() < 0
                || (words.length == 4 && !WHOLE.matcher(words[3]).matches())) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Line(
                            number,
                            UtcInstant.parse(words[0]),
                            TimeDelta.parseSeconds(words[1]),
                            TimeDelta.parseSeconds(words[2]),
                            words.length == 4
                                    ? OptionalLong.of(Long.parseLong(words[3]))
                                    : OptionalLong.empty()));
        } catch (DateTimeParseException noInstant) {
            return Optional.empty();
        }
    }
}
