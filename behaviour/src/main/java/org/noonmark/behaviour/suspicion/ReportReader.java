package org.noonmark.behaviour.suspicion;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.Receipt;
import org.noonmark.guard.format.LogFormats;
import org.noonmark.guard.reader.ReadProblem;
import org.noonmark.guard.reader.ReadSettings;
import org.noonmark.guard.reader.ReadSink;
import org.noonmark.sigma.LogSource;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeInterval;

/// Reads reports out of what a device management exports, out of lists of breaches, and out of
/// lists by hand: CSV with a head, or JSON objects.
///
/// Columns are found by name, whatever their case: who (`person`, `account`, `user`,
/// `userPrincipalName`, `email` …; of a mail address the part before `@` counts), when, how sure,
/// and what. Where a column says whether a device is compromised or compliant, only rows that say
/// so are reports.
public final class ReportReader {
    private static final List<String> WHO =
            List.of(
                    "person",
                    "account",
                    "user",
                    "username",
                    "user_name",
                    "userprincipalname",
                    "user principal name",
                    "email",
                    "emailaddress",
                    "mail",
                    "owner");
    private static final List<String> WHEN =
            List.of(
                    "time",
                    "date",
                    "at",
                    "detected",
                    "detectedat",
                    "reported",
                    "lastsyncdatetime",
                    "breachdate",
                    "breach_date",
                    "timestamp");
    private static final List<String> WHAT =
            List.of("what", "reason", "threat", "detail", "description", "breach", "name", "title");
    private static final List<String> IS =
            List.of("compromised", "jailbroken", "jailbreakdetected", "infected", "is_compromised");
    private static final List<String> IS_NOT = List.of("compliant", "iscompliant");
    private static final List<String> STATE =
            List.of("compliancestate", "compliance", "status", "threatstate", "risk");
    private static final Set<String> YES = Set.of("true", "yes", "1", "y");
    private static final Set<String> BAD =
            Set.of(
                    "noncompliant",
                    "non-compliant",
                    "not compliant",
                    "compromised",
                    "infected",
                    "high",
                    "critical",
                    "jailbroken",
                    "leaked",
                    "breached",
                    "open");

    private final String source;
    private final double confidence;
    private final Instant defaultTime;
    private final List<Report> reports = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /// @param source who says so, as reports will name it
    /// @param confidence of rows that do not state one
    /// @param defaultTime of rows that do not state one
    public ReportReader(String source, double confidence, Instant defaultTime) {
        this.source = source;
        this.confidence = confidence;
        this.defaultTime = defaultTime;
    }

    /// Reads a table. Fields may stand in double quotes; separators are commas or semicolons.
    public ReportReader csv(String file, Iterable<String> lines) {
        var head = List.<String>of();
        int number = 0;
        for (var line : lines) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            char separator = separator(head.isEmpty() ? line : String.join(",", head), line);
            var fields = fields(line, separator);
            if (head.isEmpty()) {
                head = fields.stream().map(ReportReader::key).toList();
                continue;
            }
            var row = new HashMap<String, String>();
            for (int i = 0; i < Math.min(head.size(), fields.size()); i++) {
                row.put(head.get(i), fields.get(i).strip());
            }
            row(file + ":" + number, row);
        }
        return this;
    }

    private static char separator(String head, String line) {
        boolean hasSemicolon = line.indexOf(';') >= 0 && head.indexOf(';') >= 0;
        return hasSemicolon || (line.indexOf(',') < 0 && line.indexOf(';') >= 0) ? ';' : ',';
    }

    private static List<String> fields(String line, char separator) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean isDoubled = isQuoted && line.startsWith("\"", i + 1);
                if (isDoubled) {
                    field.append(c);
                    i++;
                } else {
                    isQuoted = !isQuoted;
                }
            } else if (c == separator && !isQuoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    /// Reads JSON: an object a line, a list of them, or a list inside `value`.
    public ReportReader json(String file, byte[] bytes) {
        var leaps = LeapTable.embedded();
        var settings = ReadSettings.of(file, LogClock.unknown(leaps));
        var format = new LogFormats(LogSource.ANY).named("json").orElseThrow();
        var instant = TaiInstant.EPOCH;
        var receipt = Receipt.of(new TimeInterval(instant, instant), leaps);
        var reader = format.reader(settings);
        var sink =
                new ReadSink() {
                    private int number;

                    @Override
                    public void event(LogEvent event) {
                        object(file + ":" + ++number, event);
                    }

                    @Override
                    public void problem(ReadProblem problem) {
                        problems.add(file + ": " + problem);
                    }
                };
        reader.accept(bytes, 0, bytes.length, receipt, sink);
        reader.end(sink);
        return this;
    }

    /// The same, of text.
    public ReportReader json(String file, String text) {
        return json(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private void object(String where, LogEvent event) {
        var row = new HashMap<String, String>();
        for (int i = 0; i < event.fieldCount(); i++) {
            var name = event.fieldName(i);
            var value = event.fieldValue(i);
            if (value != null) {
                row.putIfAbsent(key(name.substring(name.lastIndexOf('.') + 1)), value.toString());
            }
        }
        row(where, row);
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private void row(String where, Map<String, String> row) {
        var who = first(row, WHO);
        if (who.isEmpty()) {
            problems.add(where + ": must name somebody in a column such as person or user");
            return;
        }
        if (!isReport(row)) {
            return;
        }
        var time = first(row, WHEN);
        var at = time.isEmpty() ? Optional.of(defaultTime) : time(time);
        double sure = confidence(row.getOrDefault("confidence", ""));
        if (at.isEmpty() || !(sure >= 0 && sure <= 1)) {
            problems.add(
                    where + ": must have a time as in ISO 8601 and a confidence 0 to 1: " + row);
            return;
        }
        int atSign = who.indexOf('@');
        var subject = atSign > 0 ? who.substring(0, atSign) : who;
        var named = row.getOrDefault("source", "");
        reports.add(
                new Report(
                        subject,
                        named.isEmpty() ? source : named,
                        sure,
                        at.get(),
                        first(row, WHAT)));
    }

    private static boolean isReport(Map<String, String> row) {
        var is = first(row, IS);
        if (!is.isEmpty()) {
            return YES.contains(key(is));
        }
        var isNot = first(row, IS_NOT);
        if (!isNot.isEmpty()) {
            return !YES.contains(key(isNot));
        }
        var state = first(row, STATE);
        return state.isEmpty() || BAD.contains(key(state));
    }

    private static String first(Map<String, String> row, List<String> names) {
        for (var name : names) {
            var value = row.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    private double confidence(String text) {
        try {
            return text.isEmpty() ? confidence : Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(
                    text.length() == 10
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : OffsetDateTime.parse(text.replace(' ', 'T')).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    public List<Report> reports() {
        return List.copyOf(reports);
    }

    /// Rows that could not be read, with their place.
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
