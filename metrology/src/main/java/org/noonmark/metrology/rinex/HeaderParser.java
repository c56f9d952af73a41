package org.noonmark.metrology.rinex;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.noonmark.metrology.rinex.RinexDefect.Reason;

/// Gathers the lines of one header. Labels stand at column 61, from version 3.04 on at 66, and in
/// files that mix both wherever they are: they are looked for at the end of the line.
final class HeaderParser {
    private static final String FIRST = "RINEX VERSION / TYPE";
    private static final String END = "END OF HEADER";

    /// Labels whose lines say nothing that is kept.
    private static final List<String> PASSED =
            List.of(
                    "COMMENT",
                    "SYS / # / OBS TYPES",
                    "SYS / DCBS APPLIED",
                    "SYS / PCVS APPLIED",
                    "STATION NAME / NUM",
                    "STATION CLK REF",
                    "# OF SOLN STA / TRF",
                    "SOLN STA NAME / NUM",
                    "# OF SOLN SATS",
                    "PRN LIST",
                    "# / TYPES OF DATA",
                    "# OF CLK REF",
                    "ANALYSIS CLK REF",
                    "TIME SYSTEM ID",
                    "LEAP SECONDS",
                    "LEAP SECONDS GNSS",
                    "ANALYSIS CENTER",
                    "PGM / RUN BY / DATE",
                    END);

    private static final Set<String> VERSIONS = Set.of("2.00", "3.00", "3.01", "3.02", "3.04");
    private static final Pattern VERSION = Pattern.compile("\\s*([0-9]{1,2}\\.[0-9]{1,2})\\s.*");
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,5}");

    private final List<RinexDefect> defects;
    private final List<String> references = new ArrayList<>();
    private String version = "";
    private String program = "";
    private String timeSystem = "";
    private String analysisCentre = "";
    private OptionalInt leapSeconds = OptionalInt.empty();
    private boolean isDone;

    HeaderParser(List<RinexDefect> defects) {
        this.defects = defects;
    }

    boolean isDone() {
        return isDone;
    }

    /// Takes the first line; what is wrong when this is no clock file.
    Optional<RinexDefect> first(String line) {
        var found = VERSION.matcher(line);
        if (!line.stripTrailing().endsWith(FIRST) || !found.matches()) {
            return Optional.of(RinexDefect.at(Reason.NOT_RINEX, 1, 1, line));
        }
        version = found.group(1);
        var kind = line.substring(found.end(1), line.lastIndexOf(FIRST)).strip();
        // 2.00 and 3.00 write `CLOCK DATA` or `Clock Data`, or the letter alone.
        if (!kind.startsWith("C")) {
            return Optional.of(
                    RinexDefect.at(
                            Reason.NOT_CLOCK_DATA, 1, Math.max(1, line.indexOf(kind) + 1), kind));
        }
        if (!VERSIONS.contains(version)) {
            defects.add(
                    RinexDefect.at(Reason.UNKNOWN_VERSION, 1, line.indexOf(version) + 1, version));
        }
        return Optional.empty();
    }

    void line(String line, long number) {
        var text = line.stripTrailing();
        var label =
                PASSED.stream()
                        .filter(text::endsWith)
                        .max(Comparator.comparingInt(String::length))
                        .orElse("");
        var value = text.substring(0, text.length() - label.length());
        switch (label) {
            case "" -> defects.add(RinexDefect.at(Reason.UNKNOWN_LABEL, number, 1, text.strip()));
            case END -> isDone = true;
            case "TIME SYSTEM ID" -> timeSystem = value.strip();
            case "PGM / RUN BY / DATE" -> program = head(value, 20);
            case "ANALYSIS CENTER" -> analysisCentre = head(value, 3);
            case "LEAP SECONDS" -> leap(value, number, isModern());
            case "LEAP SECONDS GNSS" -> leap(value, number, false);
            case "ANALYSIS CLK REF" -> reference(value.strip());
            case "# / TYPES OF DATA" -> types(value, number);
            default -> {
                // Says nothing that is kept.
            }
        }
    }

    private static String head(String value, int length) {
        return value.substring(0, Math.min(length, value.length())).strip();
    }

    /// From 3.04 on `LEAP SECONDS` is TAI minus UTC, and the other label has that of GPS.
    private boolean isModern() {
        return version.compareTo("3.04") >= 0;
    }

    private void leap(String value, long number, boolean isOther) {
        var text = value.strip();
        if (!WHOLE.matcher(text).matches()) {
            bad(value, number);
        } else if (!isOther) {
            leapSeconds = OptionalInt.of(Integer.parseInt(text));
        }
    }

    private void reference(String value) {
        if (!value.isEmpty()) {
            references.add(value.split("\\s+", 2)[0]);
        }
    }

    /// How many types, then as many types.
    private void types(String value, long number) {
        var fields = value.strip().split("\\s+", -1);
        boolean isRight =
                fields[0].matches("[0-9]{1,2}") && Integer.parseInt(fields[0]) == fields.length - 1;
        if (!isRight) {
            bad(value, number);
        }
    }

    private void bad(String value, long number) {
        var text = value.strip();
        defects.add(
                RinexDefect.at(
                        Reason.BAD_HEADER_VALUE,
                        number,
                        text.isEmpty() ? 1 : value.indexOf(text) + 1,
                        text));
    }

    RinexClockFile.Header header() {
        return new RinexClockFile.Header(
                version, program, timeSystem, leapSeconds, analysisCentre, references);
    }
}
