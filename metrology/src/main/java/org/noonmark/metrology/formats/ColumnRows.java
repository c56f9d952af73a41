package org.noonmark.metrology.formats;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.noonmark.metrology.formats.TextDefect.Reason;

/// Rows of fields, one reading a row, after comments and perhaps a line of names.
///
/// A line that begins with `#`, `%` or `!` is a comment. The first line that is none is a line of
/// names when each of its fields begins with a letter and none is a mark for a missing reading.
final class ColumnRows implements LineReader {
    private static final String COMMENT = "#%!";
    private static final int LONGEST_QUOTE = 40;

    private final TextOptions options;
    private final SampleSink sink;
    private final LineFields fields = new LineFields();
    private final DecimalParser numbers = new DecimalParser();
    private final StampParser stamps = new StampParser(numbers);

    private List<String> names = List.of();
    private long namesLine;
    private Columns.@Nullable Placed columns;
    private long readings;
    private long missing;
    private long blanksPassed;
    private long blanksWaiting;

    ColumnRows(TextOptions options, SampleSink sink) {
        this.options = options;
        this.sink = sink;
    }

    @Override
    public @Nullable TextDefect line(byte[] text, int from, int to, long number) {
        int start = from;
        while (start < to && (text[start] == ' ' || text[start] == '\t')) {
            start++;
        }
        if (start == to) {
            blanksWaiting += readings > 0 ? 1 : 0;
            return null;
        }
        if (COMMENT.indexOf(text[start]) >= 0) {
            return null;
        }
        var placed = columns;
        if (placed == null) {
            return first(text, from, to, number);
        }
        if (placed.isOnly() && numbers.parse(text, start, to) == DecimalParser.Token.NUMBER) {
            return give(number, Double.NaN, numbers.value());
        }
        fields.split(text, start, to, placed.fieldsNeeded());
        return row(placed, text, from, number);
    }

    /// A line before the columns are known: the line of names, or the first row.
    private @Nullable TextDefect first(byte[] text, int from, int to, long number) {
        fields.split(text, from, to, Integer.MAX_VALUE);
        if (names.isEmpty() && areNames(text)) {
            var found = new ArrayList<String>();
            for (int i = 0; i < fields.count(); i++) {
                found.add(fields.text(i));
            }
            names = found;
            namesLine = number;
            return null;
        }
        return switch (Columns.find(options, names, fields.count())) {
            case Columns.Placed placed -> {
                columns = placed;
                yield row(placed, text, from, number);
            }
            case Columns.Missed(var reason, var found) ->
                    new TextDefect(reason, number, 0, shortened(found));
        };
    }

    private boolean areNames(byte[] text) {
        for (int i = 0; i < fields.count(); i++) {
            var token = numbers.parse(text, fields.from(i), fields.to(i));
            if (token != DecimalParser.Token.MALFORMED
                    || !Character.isLetter(fields.text(i).codePointAt(0))) {
                return false;
            }
        }
        return true;
    }

    private @Nullable TextDefect row(
            Columns.Placed placed, byte[] text, int lineStart, long number) {
        if (fields.count() <= Math.max(placed.value(), placed.stamp())) {
            return new TextDefect(
                    Reason.TOO_FEW_COLUMNS, number, 0, String.valueOf(fields.count()));
        }
        if (placed.isOnly() && fields.count() > 1) {
            return new TextDefect(Reason.COLUMN_NOT_CHOSEN, number, 0, "more than 1");
        }
        double stamp = Double.NaN;
        if (placed.stamp() >= 0) {
            var unit = options.stamps().orElseThrow().unit();
            if (!stamps.parse(text, fields, placed.stamp(), unit)) {
                return defect(Reason.BAD_STAMP, placed.stamp(), lineStart, number);
            }
            stamp = stamps.seconds();
        }
        int field = placed.value();
        return switch (numbers.parse(text, fields.from(field), fields.to(field))) {
            case NUMBER -> give(number, stamp, numbers.value());
            case MISSING ->
                    options.gaps()
                            ? give(number, stamp, Double.NaN)
                            : defect(Reason.MISSING_VALUE, field, lineStart, number);
            case INFINITE -> defect(Reason.INFINITE, field, lineStart, number);
            case MALFORMED -> defect(Reason.NOT_A_NUMBER, field, lineStart, number);
        };
    }

    /// Hands a reading on; an empty line before it is a missing reading where gaps are allowed and
    /// no stamp says otherwise.
    private @Nullable TextDefect give(long number, double stamp, double value) {
        if (blanksWaiting > 0) {
            boolean areGaps = options.gaps() && Double.isNaN(stamp);
            for (long back = areGaps ? blanksWaiting : 0; back > 0; back--) {
                count(number - back, stamp, Double.NaN);
            }
            blanksPassed += areGaps ? 0 : blanksWaiting;
            blanksWaiting = 0;
        }
        count(number, stamp, options.isGap(value) ? Double.NaN : value);
        return null;
    }

    private void count(long number, double stamp, double value) {
        readings++;
        missing += Double.isNaN(value) ? 1 : 0;
        sink.sample(number, stamp, value);
    }

    /// How many readings were handed on so far.
    long readings() {
        return readings;
    }

    private TextDefect defect(Reason reason, int field, int lineStart, long number) {
        return new TextDefect(
                reason, number, fields.from(field) - lineStart + 1, shortened(fields.text(field)));
    }

    static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }

    @Override
    public @Nullable TextDefect end() {
        if (readings > 0) {
            return null;
        }
        return names.isEmpty()
                ? new TextDefect(Reason.EMPTY, 0, 0, "")
                : new TextDefect(
                        Reason.NOT_A_NUMBER, namesLine, 1, shortened(String.join(", ", names)));
    }

    @Override
    public TextFacts facts() {
        return TextFacts.of(readings, missing, blanksPassed, names);
    }
}
