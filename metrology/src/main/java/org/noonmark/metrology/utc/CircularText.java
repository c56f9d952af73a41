package org.noonmark.metrology.utc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Section 1 of Circular T, and UTCr, which has the same table without uncertainties.
///
/// ```
/// Date 2026     0h UTC         JAN  2    JAN  7 …              Uncertainty/ns  Notes
///      MJD                      61042     61047 …               uA    uB    u
/// Laboratory k                       [UTC-UTC(k)]/ns
/// PTB  (Braunschweig)             0.3       0.4 …              0.2   1.1   1.1  (1)
/// DLR  (Oberpfaffenhofen)          -         - …
/// ```
///
/// A dash is no value; `NC` in place of u_B and u says that the link is not calibrated: u_A is
/// known, u is not. Every line from the heading to the notes is a laboratory's or a defect. Further
/// sections are not read.
final class CircularText {
    private static final Pattern DATES =
            Pattern.compile("\\s*MJD((?:\\s+\\d{5})+)\\s*(uA\\s+uB\\s+u)?.*");
    private static final Pattern LABORATORY =
            Pattern.compile(
                    "\\s*([A-Z][A-Za-z0-9]{0,7})\\s+\\(([^()]{1,60})\\)((?:\\s+\\S+)+?)\\s*");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(?:\\.\\d{1,6})?");
    private static final Pattern UNCERTAINTY = Pattern.compile("\\d{1,9}(?:\\.\\d{1,6})?|NC|-");
    private static final Pattern END =
            Pattern.compile("\\s*(?:[2-9] - .*|-?\\s*Notes?\\b.*|\\(\\d+\\).*)");

    /// Headings that a further page repeats.
    private static final Pattern HEADING =
            Pattern.compile("\\s*(?:Date\\s+\\d{4}.*|Laboratory k.*)");

    private static final Pattern NOTE = Pattern.compile("\\(\\d+\\)");
    private static final int UNCERTAINTIES = 3;

    private final UtcReadout.Form form;
    private final String reference;
    private final SeriesDefects defects = new SeriesDefects();
    private final Map<String, SeriesCollector> laboratories = new LinkedHashMap<>();
    private double[] dates = {};

    CircularText(UtcReadout.Form form, String reference) {
        this.form = form;
        this.reference = reference;
    }

    UtcReadout read(String[] lines) {
        boolean isInTable = false;
        for (int i = 0; i < lines.length; i++) {
            var line = lines[i];
            if (line.length() > UtcText.LONGEST_LINE) {
                defect(i + 1, UtcText.TOO_LONG);
                continue;
            }
            var header = DATES.matcher(line);
            if (header.matches()) {
                dates =
                        Arrays.stream(header.group(1).strip().split("\\s+"))
                                .mapToDouble(Double::parseDouble)
                                .toArray();
            } else if (line.contains("-UTC(k)]/ns")) {
                isInTable = true;
            } else if (END.matcher(line).matches()) {
                isInTable = false;
            } else if (isInTable && !line.isBlank() && !HEADING.matcher(line).matches()) {
                laboratory(line, i + 1);
            }
        }
        var series = new ArrayList<UtcSeries>();
        var repeated = new ArrayList<UtcPoint>();
        laboratories.forEach((name, collected) -> {
            collected.finish();
            if (!collected.points().isEmpty()) {
                series.add(new UtcSeries(reference, "UTC(" + name + ")", collected.points()));
            }
            repeated.addAll(collected.repeated());
        });
        if (series.isEmpty()) {
            defect(0, "has no value of a laboratory below the heading of section 1");
        }
        return new UtcReadout(form, series, repeated, defects.list());
    }

    private void laboratory(String text, int number) {
        var line = LABORATORY.matcher(text);
        if (!line.matches()) {
            defect(number, "is not `K (Place) values [u_A u_B u]`");
            return;
        }
        var fields = new ArrayList<>(List.of(line.group(3).strip().split("\\s+")));
        while (!fields.isEmpty() && NOTE.matcher(fields.getLast()).matches()) {
            fields.removeLast();
        }
        int count = fields.size();
        if (dates.length == 0 || (count != dates.length && count != dates.length + UNCERTAINTIES)) {
            defect(
                    number,
                    "has %d fields for %d dates; with u_A, u_B and u it has %d"
                            .formatted(count, dates.length, dates.length + UNCERTAINTIES));
            return;
        }
        var stated = fields.subList(dates.length, count);
        if (!stated.stream().allMatch(field -> UNCERTAINTY.matcher(field).matches())) {
            defect(
                    number,
                    "has \"%s\" where u_A, u_B and u belong".formatted(String.join(" ", stated)));
            return;
        }
        var collected =
                laboratories.computeIfAbsent(line.group(1), _ -> new SeriesCollector(defects));
        var uncertainty = uncertainty(stated);
        for (int i = 0; i < dates.length; i++) {
            var field = fields.get(i);
            if (NUMBER.matcher(field).matches()) {
                collected.add(
                        new UtcPoint(dates[i], Double.parseDouble(field), uncertainty, number));
            } else if (!field.equals("-")) {
                defect(number, "has \"%s\" where a value or a dash belongs".formatted(field));
            }
        }
    }

    private static Optional<UtcUncertainty> uncertainty(List<String> stated) {
        if (stated.isEmpty() || !NUMBER.matcher(stated.getFirst()).matches()) {
            return Optional.empty();
        }
        var typeB = stated.get(1);
        return Optional.of(
                new UtcUncertainty(
                        Double.parseDouble(stated.getFirst()),
                        NUMBER.matcher(typeB).matches() ? Double.parseDouble(typeB) : Double.NaN));
    }

    private void defect(int line, String problem) {
        defects.add(line, problem, "compare with the circular at the BIPM, and fetch it again");
    }
}
