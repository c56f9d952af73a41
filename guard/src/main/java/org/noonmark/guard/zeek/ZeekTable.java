package org.noonmark.guard.zeek;

import java.util.ArrayList;
import java.util.List;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.LogEventBuilder;
import org.noonmark.guard.event.Receipt;
import org.noonmark.guard.json.TimeValue;
import org.noonmark.guard.reader.LineParser;
import org.noonmark.guard.reader.LogOutput;
import org.noonmark.guard.reader.ReadProblem.Reason;
import org.noonmark.guard.reader.ReadSink;

/// A table with its head, which may come again with other columns:
///
/// `#separator \x09`, then with that between their parts `#set_separator`, `#empty_field`,
/// `#unset_field`, `#path`, `#fields`, `#types`; rows; `#close`.
final class ZeekTable implements LineParser {
    private static final int MAX_COLUMNS = 1000;
    private static final int MAX_FIELDS = 10_000;

    private final LogClock clock;
    private final ZeekKinds kinds = new ZeekKinds();
    private String separator = "\t";
    private String setSeparator = ",";
    private String empty = "(empty)";
    private String unset = "-";
    private String path = "";
    private List<String> names = List.of();
    private List<ZeekColumn> columns = List.of();

    ZeekTable(LogClock clock) {
        this.clock = clock;
    }

    @Override
    public void line(
            String line, long offsetBytes, Receipt receipt, LogOutput output, ReadSink sink) {
        if (line.startsWith("#")) {
            head(line);
            return;
        }
        var event = output.begin(kinds.of(path), offsetBytes, receipt);
        if (!path.isEmpty()) {
            event.add("_path", path);
        }
        var wrong = row(line, event);
        ZeekOcsf.add(path, event);
        if (!wrong.isEmpty()) {
            event.text(line);
            output.problem(Reason.MALFORMED, wrong, false, sink);
        }
        output.emit(sink);
    }

    private void head(String line) {
        if (line.startsWith("#separator ")) {
            separator = separator(line.substring("#separator ".length()));
            path = "";
            names = List.of();
            columns = List.of();
            return;
        }
        int at = line.indexOf(separator);
        if (at < 0) {
            return;
        }
        var rest = line.substring(at + separator.length());
        switch (line.substring(0, at)) {
            case "#set_separator" -> setSeparator = rest.isEmpty() ? setSeparator : rest;
            case "#empty_field" -> empty = rest;
            case "#unset_field" -> unset = rest;
            case "#path" -> path = rest;
            case "#fields" -> names = parts(rest);
            case "#types" -> columns = columns(parts(rest));
            default -> {}
        }
    }

    /// Tells what the separator is; written as `\x09`.
    private static String separator(String written) {
        var plain = ZeekText.plain(written);
        return plain.isEmpty() ? "\t" : plain;
    }

    private List<String> parts(String text) {
        var parts = new ArrayList<String>();
        int from = 0;
        int to = text.indexOf(separator);
        while (to >= 0 && parts.size() < MAX_COLUMNS) {
            parts.add(text.substring(from, to));
            from = to + separator.length();
            to = text.indexOf(separator, from);
        }
        parts.add(text.substring(from));
        return parts;
    }

    private List<ZeekColumn> columns(List<String> types) {
        if (types.size() != names.size()) {
            return List.of();
        }
        var made = new ArrayList<ZeekColumn>();
        for (int i = 0; i < types.size(); i++) {
            made.add(ZeekColumn.of(names.get(i), types.get(i)));
        }
        return List.copyOf(made);
    }

    /// Adds a row's fields; tells what is wrong with it.
    private String row(String line, LogEventBuilder event) {
        if (columns.isEmpty()) {
            return "a row without a head of as many names as types";
        }
        int from = 0;
        for (int i = 0; i < columns.size(); i++) {
            boolean isLast = i == columns.size() - 1;
            int to = isLast ? line.length() : line.indexOf(separator, from);
            if (to < 0) {
                return "a row of " + (i + 1) + " columns where the head has " + columns.size();
            }
            var column = columns.get(i);
            var text = line.substring(from, to);
            if (isLast && text.contains(separator)) {
                return "a row of more than " + columns.size() + " columns";
            }
            field(column, text, event);
            if (event.fieldCount() >= MAX_FIELDS) {
                return "a row of more than " + MAX_FIELDS + " values";
            }
            if (column.name().equals("ts")) {
                event.claimed(TimeValue.ofDecimal(text, clock));
            }
            from = to + separator.length();
        }
        return "";
    }

    private void field(ZeekColumn column, String text, LogEventBuilder event) {
        if (text.equals(unset)) {
            return;
        }
        if (!column.isMany()) {
            if (text.equals(empty)) {
                event.add(column.name(), "");
            } else {
                column.add(text, event);
            }
            return;
        }
        if (text.equals(empty)) {
            return;
        }
        int from = 0;
        int to = text.indexOf(setSeparator);
        while (to >= 0 && event.fieldCount() < MAX_FIELDS) {
            member(column, text.substring(from, to), event);
            from = to + setSeparator.length();
            to = text.indexOf(setSeparator, from);
        }
        member(column, text.substring(from), event);
    }

    private void member(ZeekColumn column, String text, LogEventBuilder event) {
        if (!text.equals(unset)) {
            column.add(text, event);
        }
    }
}
