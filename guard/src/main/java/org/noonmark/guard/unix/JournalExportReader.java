package org.noonmark.guard.unix;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.LogEventBuilder;
import org.noonmark.guard.event.Receipt;
import org.noonmark.guard.reader.LogOutput;
import org.noonmark.guard.reader.LogReader;
import org.noonmark.guard.reader.ReadProblem;
import org.noonmark.guard.reader.ReadSettings;
import org.noonmark.guard.reader.ReadSink;

/// The journal's export format (systemd, `JOURNAL_EXPORT_FORMATS`): entries with an empty line
/// after each; a field is `NAME=value` and LF, or for values that are no plain text `NAME`, LF,
/// eight bytes of length (little-endian), the value, LF.
final class JournalExportReader implements LogReader {
    private static final int MAX_FIELDS = 1_024;
    private static final int MAX_NAMES = 2_000;
    private static final int LENGTH_BYTES = 8;
    private static final int MAX_NAME_BYTES = 64;

    private enum State {
        LINE,
        LENGTH,
        VALUE,
        VALUE_END
    }

    private final ReadSettings settings;
    private final LogOutput output;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Map<String, String> names = new HashMap<>();
    private State state = State.LINE;
    private String valueName = "";
    private long valueBytesLeft;
    private long droppedBytes;
    private long entryBytes;
    private int fields;
    private boolean isMalformed;
    private long position;
    private @Nullable LogEventBuilder entry;

    JournalExportReader(ReadSettings settings) {
        this.settings = settings;
        this.output = new LogOutput(settings);
        this.position = settings.firstOffsetBytes();
    }

    @Override
    public void accept(byte[] bytes, int offset, int length, Receipt receipt, ReadSink sink) {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            at += state == State.VALUE ? value(bytes, at, end) : one(bytes[at], receipt, sink);
        }
    }

    /// Takes as much of a binary value as there is; returns how much.
    private int value(byte[] bytes, int from, int end) {
        int taken = (int) Math.min(valueBytesLeft, end - from);
        keep(bytes, from, taken);
        valueBytesLeft -= taken;
        position += taken;
        if (valueBytesLeft == 0) {
            state = State.VALUE_END;
        }
        return taken;
    }

    private int one(byte b, Receipt receipt, ReadSink sink) {
        if (entry == null && !(state == State.LINE && b == '\n')) {
            entry = output.begin(Programs.SYSLOG_KIND, position, receipt);
            entryBytes = 0;
            fields = 0;
        }
        position++;
        switch (state) {
            case LINE -> {
                if (b == '\n') {
                    line(sink);
                } else {
                    keep(b);
                }
            }
            case LENGTH -> {
                kept.write(b);
                if (kept.size() == LENGTH_BYTES) {
                    length(sink);
                }
            }
            case VALUE_END -> {
                field(valueName, kept.toString(StandardCharsets.UTF_8), sink);
                state = State.LINE;
                if (b != '\n') {
                    malformed("a binary field does not end with a line end", sink);
                    keep(b);
                }
            }
            case VALUE -> throw new IllegalStateException("must be taken as a whole");
        }
        return 1;
    }

    private void keep(byte b) {
        // A line's beginning is always kept: it may name a binary field.
        if (entryBytes < settings.maxEventBytes() || kept.size() <= MAX_NAME_BYTES) {
            kept.write(b);
            entryBytes++;
        } else {
            droppedBytes++;
        }
    }

    private void keep(byte[] bytes, int from, int length) {
        int room = Math.clamp(settings.maxEventBytes() - entryBytes, 0, length);
        kept.write(bytes, from, room);
        entryBytes += room;
        droppedBytes += length - room;
    }

    private void line(ReadSink sink) {
        if (kept.size() == 0 && droppedBytes == 0) {
            finish(sink);
            return;
        }
        var text = kept.toString(StandardCharsets.UTF_8);
        int equals = text.indexOf('=');
        if (equals > 0) {
            field(text.substring(0, equals), text.substring(equals + 1), sink);
        } else if (isName(text)) {
            valueName = text;
            kept.reset();
            state = State.LENGTH;
        } else {
            field("MESSAGE", text, sink);
            malformed("a line is neither NAME=value nor the name of a binary field", sink);
        }
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_NAME_BYTES
                && text.chars()
                        .allMatch(c -> c == '_' || (c >= 'A' && c <= 'Z') || Character.isDigit(c));
    }

    private void length(ReadSink sink) {
        var bytes = kept.toByteArray();
        kept.reset();
        long length = 0;
        for (int i = LENGTH_BYTES - 1; i >= 0; i--) {
            length = (length << 8) | (bytes[i] & 0xff);
        }
        if (length < 0 || length > 1L << 40) {
            malformed("a binary field says that it is " + length + " bytes long", sink);
            state = State.LINE;
            return;
        }
        valueBytesLeft = length;
        state = length == 0 ? State.VALUE_END : State.VALUE;
    }

    private void field(String name, String value, ReadSink sink) {
        kept.reset();
        if (droppedBytes > 0) {
            tell(
                    ReadProblem.Reason.TOO_LONG,
                    "an entry was cut after " + settings.maxEventBytes() + " bytes",
                    sink);
            droppedBytes = 0;
        }
        if (entry != null && fields < MAX_FIELDS) {
            entry.add(name(name), value);
            fields++;
        } else if (fields++ == MAX_FIELDS) {
            tell(ReadProblem.Reason.TOO_LONG, "an entry has more than 1024 fields", sink);
        }
    }

    private String name(String name) {
        var known = names.get(name);
        if (known == null) {
            known = name;
            if (names.size() < MAX_NAMES) {
                names.put(name, name);
            }
        }
        return known;
    }

    private void finish(ReadSink sink) {
        if (entry != null) {
            JournalEntry.complete(entry, settings.clock());
            output.emit(sink);
            entry = null;
            isMalformed = false;
        }
    }

    private void malformed(String detail, ReadSink sink) {
        if (!isMalformed) {
            tell(ReadProblem.Reason.MALFORMED, detail, sink);
        }
        isMalformed = true;
    }

    private void tell(ReadProblem.Reason reason, String detail, ReadSink sink) {
        output.problem(reason, detail, false, sink);
    }

    @Override
    public void end(ReadSink sink) {
        if (state == State.LINE && kept.size() > 0) {
            line(sink);
        }
        if (state != State.LINE) {
            field(valueName, kept.toString(StandardCharsets.UTF_8), sink);
            tell(ReadProblem.Reason.TRUNCATED, "the log ends inside a binary field", sink);
            state = State.LINE;
        }
        finish(sink);
    }
}
