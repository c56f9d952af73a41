package org.noonmark.metrology.utc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.noonmark.time.scales.SourceDefect;

/// Columns of numbers between commas or spaces: MJD, value, and after it nothing, u, or u_A and
/// u_B.
///
/// A first line `# A B` is that of a tempo2 clock file: B - A in seconds. Names of CSV columns tell
/// what is compared: `utc_minus_utcptb_ns`. Without either the value is UTC - UTC(k) in
/// nanoseconds.
final class ColumnText {
    private static final Pattern TEMPO2 = Pattern.compile("#\\s*(\\S{1,30})\\s+(\\S{1,30})\\s*");
    private static final Pattern COLUMN =
            Pattern.compile("(utcr?)_minus_utc_?([a-z0-9]{1,8})(?:_(ns|us|s))?");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:\\d{1,20}\\.?\\d{0,30}|\\.\\d{1,30})(?:[eE][+-]?\\d{1,3})?");
    private static final int FIRST_DAY = 0;
    private static final int LAST_DAY = 200_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<SourceDefect> defects = new ArrayList<>();
    private final SeriesCollector collected = new SeriesCollector(defects);
    private UtcReadout.Form form = UtcReadout.Form.COLUMNS;
    private String reference = "UTC";
    private String clock = "UTC(k)";
    private double nanosPerUnit = 1;
    private boolean isStarted;

    UtcReadout read(String[] lines) {
        for (int i = 0; i < lines.length; i++) {
            line(lines[i], i + 1);
        }
        if (collected.points().isEmpty()) {
            defect(0, "has no line `MJD value`", "give a Circular T, a UTCr file or columns");
            return new UtcReadout(form, List.of(), List.of(), defects);
        }
        return new UtcReadout(
                form,
                List.of(new UtcSeries(reference, clock, collected.points())),
                collected.repeated(),
                defects);
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

    /// Whether the fields are the names of columns.
    private boolean names(String[] fields) {
        isStarted = true;
        if (fields.length < 2 || !fields[0].toLowerCase(Locale.ROOT).equals("mjd")) {
            return false;
        }
        var column = COLUMN.matcher(fields[1].toLowerCase(Locale.ROOT));
        if (column.matches()) {
            reference = column.group(1).equals("utcr") ? "UTCr" : "UTC";
            clock = "UTC(" + column.group(2).toUpperCase(Locale.ROOT) + ")";
            var unit = column.group(3);
            nanosPerUnit = unit == null || unit.equals("ns") ? 1 : unit.equals("us") ? 1e3 : 1e9;
        }
        return true;
    }

    private void values(String[] fields, int number) {
        var numbers =
                Arrays.stream(fields, 0, Math.min(fields.length, 4))
                        .mapToDouble(ColumnText::number)
                        .toArray();
        if (fields.length < 2 || Arrays.stream(numbers).anyMatch(Double::isNaN)) {
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
        collected.add(new UtcPoint(date, numbers[1] * nanosPerUnit, uncertainty(numbers), number));
    }

    private Optional<UtcUncertainty> uncertainty(double[] numbers) {
        boolean isOne = numbers.length == 3;
        if (numbers.length < 3 || numbers[2] < 0 || (!isOne && numbers[3] < 0)) {
            return Optional.empty();
        }
        // One number is u as a whole, of which u_B is nearly always the larger part.
        return isOne
                ? Optional.of(new UtcUncertainty(0, numbers[2] * nanosPerUnit))
                : Optional.of(
                        new UtcUncertainty(numbers[2] * nanosPerUnit, numbers[3] * nanosPerUnit));
    }

    /// The number, or NaN.
    private static double number(String field) {
        double value = NUMBER.matcher(field).matches() ? Double.parseDouble(field) : Double.NaN;
        return Double.isFinite(value) && Math.abs(value) < 1e30 ? value : Double.NaN;
    }

    private void defect(int line, String problem, String advice) {
        SeriesCollector.defect(defects, line, problem, advice);
    }
}
