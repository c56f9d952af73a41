package org.noonmark.metrology.formats;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.noonmark.metrology.formats.TextDefect.Reason;

/// Reads one text of clock data, handed over in blocks of any size, and gives each reading to a
/// sink.
///
/// Lines end with a line feed, with or without a carriage return before it; a byte-order mark of
/// UTF-8 at the start is passed over. Memory does not grow with the text. One reader serves one
/// text and one thread.
public final class ClockTextReader {
    private static final int LONGEST_LINE = 1 << 18;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final TextOptions options;
    private final SampleSink sink;
    private byte[] carried = new byte[256];
    private int carriedLength;
    private long number;
    private @Nullable LineReader lines;
    private @Nullable TextDefect defect;

    /// A reader at the beginning of its text.
    public ClockTextReader(TextOptions options, SampleSink sink) {
        this.options = options;
        this.sink = sink;
    }

    /// Takes the next bytes of the text, `from` to `to`, exclusive. False as soon as something is
    /// wrong with it; the rest need not be handed over then.
    public boolean take(byte[] block, int from, int to) {
        int start = from;
        for (int i = from; i < to && defect == null; i++) {
            if (block[i] == '\n') {
                if (carriedLength > 0) {
                    carry(block, start, i);
                    endCarried();
                } else {
                    line(block, start, i);
                }
                start = i + 1;
            }
        }
        if (defect == null && start < to) {
            carry(block, start, to);
        }
        return defect == null;
    }

    /// Says that the text has ended, and what came of it.
    public TextOutcome finish() {
        if (defect == null && carriedLength > 0) {
            endCarried();
        }
        if (defect == null) {
            defect = lines == null ? new TextDefect(Reason.EMPTY, 0, 0, "") : lines.end();
        }
        return defect == null && lines != null
                ? new TextOutcome.Read(lines.facts())
                : new TextOutcome.Rejected(
                        defect == null ? new TextDefect(Reason.EMPTY, 0, 0, "") : defect);
    }

    private void carry(byte[] block, int from, int to) {
        int length = to - from;
        if (carriedLength + length > LONGEST_LINE) {
            defect = new TextDefect(Reason.LINE_TOO_LONG, number + 1, 0, "");
            return;
        }
        if (carriedLength + length > carried.length) {
            var longer = new byte[2 * (carriedLength + length)];
            System.arraycopy(carried, 0, longer, 0, carriedLength);
            carried = longer;
        }
        System.arraycopy(block, from, carried, carriedLength, length);
        carriedLength += length;
    }

    private void endCarried() {
        int length = carriedLength;
        carriedLength = 0;
        if (defect == null) {
            line(carried, 0, length);
        }
    }

    private void line(byte[] text, int from, int to) {
        number++;
        int start = from;
        if (number == 1 && startsWithMark(text, from, to)) {
            start += BYTE_ORDER_MARK.length;
        }
        int end = to > start && text[to - 1] == '\r' ? to - 1 : to;
        var reader = lines;
        if (reader == null) {
            if (isBlank(text, start, end)) {
                return;
            }
            if (!isText(text, start, end)) {
                defect = new TextDefect(Reason.NOT_TEXT, number, 0, "");
                return;
            }
            reader = reader(new String(text, start, end - start, StandardCharsets.UTF_8));
            lines = reader;
        }
        defect = reader.line(text, start, end, number);
        if (defect != null && !isText(text, start, end)) {
            defect = new TextDefect(Reason.NOT_TEXT, number, 0, "");
        }
    }

    private LineReader reader(String firstLine) {
        return switch (options.layout()) {
            case COLUMNS -> new ColumnRows(options, sink);
            case STABLE32 -> new Stable32Rows(options, sink);
            case TIMELAB -> new TimeLabRows(options, sink);
            case AUTO ->
                    Stable32Rows.begins(firstLine.strip())
                            ? new Stable32Rows(options, sink)
                            : new ColumnRows(options, sink);
        };
    }

    private static boolean startsWithMark(byte[] text, int from, int to) {
        if (to - from < BYTE_ORDER_MARK.length) {
            return false;
        }
        for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
            if (text[from + i] != BYTE_ORDER_MARK[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] != ' ' && text[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    /// Control characters other than the tab are in no text; UTF-16 has zeros.
    private static boolean isText(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] >= 0 && text[i] < ' ' && text[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
