package org.noonmark.app.utc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.time.scales.SourceDefect;

/// A CSV file of numbers whose first line names the columns, `mjd` first.
///
/// @param rows in the order asked for; a column that may be absent has NaN
/// @param isWhole false when lines were left out
record NamedColumns(List<double[]> rows, boolean isWhole) {
    /// Reads the columns with these names; the last `optional` of them may be absent.
    static NamedColumns read(String file, byte[] bytes, Desk desk, int optional, String... names)
            throws CommandFailure {
        var lines = new String(bytes, StandardCharsets.UTF_8).split("\r?\n", -1);
        var header = Arrays.asList(lines[0].strip().toLowerCase(Locale.ROOT).split("\\s*,\\s*"));
        var indices = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            indices[i] = header.indexOf(names[i]);
            if (indices[i] < 0 && i < names.length - optional) {
                throw CommandFailure.data(
                        "%s:1: has no column %s; its first line names the columns: %s"
                                .formatted(file, names[i], String.join(",", names)));
            }
        }
        var rows = new ArrayList<double[]>();
        var defects = new ArrayList<SourceDefect>();
        for (int line = 1; line < lines.length; line++) {
            if (!lines[line].isBlank() && !lines[line].startsWith("#")) {
                row(lines[line], line + 1, indices, rows, defects);
            }
        }
        desk.tell(file, defects);
        if (rows.isEmpty()) {
            throw CommandFailure.data(file + ": has no line of numbers");
        }
        return new NamedColumns(rows, defects.isEmpty());
    }

    private static void row(
            String text, int line, int[] indices, List<double[]> rows, List<SourceDefect> defects) {
        var fields = text.strip().split("\\s*,\\s*", -1);
        var row = new double[indices.length];
        for (int i = 0; i < indices.length; i++) {
            boolean isThere = indices[i] >= 0 && indices[i] < fields.length;
            row[i] = isThere ? number(fields[indices[i]]) : Double.NaN;
            if (Double.isNaN(row[i]) && indices[i] >= 0) {
                defects.add(
                        new SourceDefect(
                                line,
                                "column %d is no number".formatted(indices[i] + 1),
                                "correct the line or take it out"));
                return;
            }
        }
        if (!UtcDays.isOne(row[0])) {
            defects.add(
                    new SourceDefect(
                            line,
                            "has no whole MJD " + UtcDays.RANGE,
                            "correct the line or take it out"));
            return;
        }
        rows.add(row);
    }

    private static double number(String field) {
        return field.matches("[+-]?(\\d{1,20}\\.?\\d{0,30}|\\.\\d{1,30})([eE][+-]?\\d{1,2})?")
                ? Double.parseDouble(field)
                : Double.NaN;
    }
}
