package org.noonmark.metrology.utc;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Columns of numbers between commas or spaces: MJD, value, and after it nothing, u, or u_A and
/// u_B.
///
/// A first line `# A B` of two time scales, such as `# UTC(NIST) UTC`, is that of a tempo2 clock
/// file: B - A in seconds. Names of CSV columns tell what is compared: `utc_minus_utcptb_ns`, or
/// with the other sign `utcptb_minus_utc_ns`; under other names nothing is read, since sign and
/// unit would be a guess. Without either the value is UTC - UTC(k) in nanoseconds.
final class ColumnText {
    private static final String SCALE = "UTCr?|TAI|(?:UTC|TA|TT)\\([A-Za-z0-9]{1,20}\\)";
    private static final Pattern TEMPO2 =
            Pattern.compile("#\\s*(%1$s)\\s+(%1$s)\\s*".formatted(SCALE));
    private static final Pattern COLUMN =
            Pattern.compile(
                    "(utcr?)_minus_utc_?(?!(?:ps|ns|us|ms|s)$)([a-z0-9]{1,8})(?:_(ps|ns|us|ms|s))?");
    private static final Pattern REVERSED =
            Pattern.compile("utc_?(?!r_)([a-z0-9]{1,8})_minus_(utcr?)(?:_(ps|ns|us|ms|s))?");
    private static final Map<String, Double> NANOS =
            Map.of("ps", 1e-3, "ns", 1.0, "us", 1e3, "ms", 1e6, "s", 1e9);
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:\\d{1,20}\\.?\\d{0,30}|\\.\\d{1,30})(?:[eE][+-]?\\d{1,3})?");
    private static final int FIRST_DAY = 0;
    private static final int LAST_DAY = 200_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final SeriesDefects defects = new SeriesDefects();
    private final SeriesCollector collected = new SeriesCollector(defects);
    private UtcReadout.Form form = UtcReadout.Form.COLUMNS;
    private String reference = "UTC";
    private String clock = "UTC(k)";
    private double nanosPerUnit = 1;
    private int sign = 1;
    private boolean isStarted;
    private boolean isRefused;

    UtcReadout read(String[] lines) {
        for (int i = 0; i < lines.length && !isRefused; i++) {
            line(lines[i], i + 1);
        }
        collected.finish();
        if (collected.points().isEmpty()) {
            if (!isRefused) {
                defect(0, "has no line `MJD value`", "give a Circular T, a UTCr file or columns");
            }
            return new UtcReadout(form, List.of(), List.of(), defects.list());
        }
        return new UtcReadout(
                form,
                List.of(new UtcSeries(reference, clock, collected.points())),
                collected.repeated(),
                defects.list());
    }

    private void line(String text, int number) {
        if (text.strip().startsWith("#")) {
            var tempo2 = TEMPO2.matcher(text.strip());
            if (text.length() <= UtcText.LONGEST_LINE
                    && !isStarted
                    && form == UtcReadout.Form.COLUMNS
                    && tempo2.matches()) {
                form = UtcReadout.Form.TEMPO2_CLOCK;
                clock = tempo2.group(1);
                reference = tempo2.group(2);
                nanosPerUnit = NANOS_PER_SECOND;
            }
            return;
        }
        int comment = text.indexOf('#');
        var data = (comment < 0 ? text : text.substring(0, comment)).strip();
        if (data.isEmpty()) {
            return;
        }
        if (data.length() > UtcText.LONGEST_LINE) {
            defect(number, UtcText.TOO_LONG, "take it out");
            return;
        }
        var fields = fields(data);
        if (!isStarted && !NUMBER.matcher(fields[0]).matches() && names(fields)) {
            if (isRefused) {
                defect(
                        number,
                        "names \"%s\" and \"%s\", which do not say what is compared"
                                .formatted(fields[0], fields[1]),
                        "name the columns as in mjd,utc_minus_utcptb_ns");
            }
            return;
        }
        isStarted = true;
        values(fields, number);
    }

    /// An uncertainty that is not stated leaves its fields at the end empty.
    private static String[] fields(String data) {
        var fields = data.split(data.contains(",") ? "\\s*,\\s*" : "\\s+", -1);
        int count = fields.length;
        while (count > 2 && fields[count - 1].isEmpty()) {
            count--;
        }
        return Arrays.copyOf(fields, count);
    }

    /// Whether the fields are the names of columns. Of unknown names nothing is believed.
    private boolean names(String[] fields) {
        isStarted = true;
        if (fields.length < 2
                || Arrays.stream(fields).anyMatch(field -> NUMBER.matcher(field).matches())) {
            return false;
        }
        var name = fields[1].toLowerCase(Locale.ROOT);
        var column = COLUMN.matcher(name);
        var reversed = REVERSED.matcher(name);
        if (!fields[0].toLowerCase(Locale.ROOT).equals("mjd")) {
            isRefused = true;
        } else if (column.matches()) {
            named(column.group(1), column.group(2), column.group(3));
        } else if (reversed.matches()) {
            named(reversed.group(2), reversed.group(1), reversed.group(3));
            sign = -1;
        } else {
            isRefused = true;
        }
        return true;
    }

    private void named(String of, String laboratory, @Nullable String unit) {
        reference = of.equals("utcr") ? "UTCr" : "UTC";
        clock = "UTC(" + laboratory.toUpperCase(Locale.ROOT) + ")";
        nanosPerUnit = unit == null ? 1 : Objects.requireNonNull(NANOS.get(unit));
    }

    private void values(String[] fields, int number) {
        var numbers =
                Arrays.stream(fields, 0, Math.min(fields.length, 4))
                        .mapToDouble(ColumnText::number)
                        .toArray();
        boolean isCalibrated = fields.length < 4 || !fields[3].equals("NC");
        int count = isCalibrated ? numbers.length : 3;
        if (fields.length < 2 || Arrays.stream(numbers, 0, count).anyMatch(Double::isNaN)) {
            defect(number, "is not `MJD value [u | u_A u_B]`", "correct the line or take it out");
            return;
        }
        double date = numbers[0];
        if (!(date >= FIRST_DAY && date <= LAST_DAY)) {
            defect(
                    number,
                    "begins with %s, which is no MJD".formatted(fields[0]),
                    "correct the date");
            return;
        }
        if (Arrays.stream(numbers).skip(2).anyMatch(u -> u < 0)) {
            defect(number, "has a negative uncertainty", "correct the line or take it out");
            return;
        }
        double nanos = sign * numbers[1] * nanosPerUnit;
        collected.add(new UtcPoint(date, nanos, uncertainty(numbers), number));
    }

    private Optional<UtcUncertainty> uncertainty(double[] numbers) {
        return switch (numbers.length) {
            case 2 -> Optional.empty();
            // One number is u as a whole, of which u_B is nearly always the larger part.
            case 3 -> Optional.of(new UtcUncertainty(0, numbers[2] * nanosPerUnit));
            default ->
                    Optional.of(
                            new UtcUncertainty(
                                    numbers[2] * nanosPerUnit, numbers[3] * nanosPerUnit));
        };
    }

    /// The number, or NaN.
    private static double number(String field) {
        double value = NUMBER.matcher(field).matches() ? Double.parseDouble(field) : Double.NaN;
        return Double.isFinite(value) && Math.abs(value) < 1e30 ? value : Double.NaN;
    }

    private void defect(int line, String problem, String advice) {
        defects.add(line, problem, advice);
    }
}
