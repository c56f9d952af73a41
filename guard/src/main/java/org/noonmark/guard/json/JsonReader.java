package org.noonmark.guard.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.Receipt;
import org.noonmark.guard.reader.LogOutput;
import org.noonmark.guard.reader.LogReader;
import org.noonmark.guard.reader.ReadProblem.Reason;
import org.noonmark.guard.reader.ReadSettings;
import org.noonmark.guard.reader.ReadSink;

/// JSON in pieces to events: the first shape that fits each value writes it.
///
/// UTF-8 with or without a byte-order mark, and UTF-16 with one; a value that is no UTF-8 is read
/// as ISO 8859-1, and told.
final class JsonReader implements LogReader, JsonSplitter.Pieces {
    private final ReadSettings settings;
    private final List<JsonShape> shapes;
    private final GenericShape generic;
    private final LogOutput output;
    private final JsonSplitter splitter;
    private final JsonFlattener flattener;
    private final byte[] utf8 = new byte[4];
    private @Nullable Utf16Bytes utf16;
    private int markLeft;
    private long at;
    private @Nullable ReadSink sink;

    JsonReader(ReadSettings settings, List<JsonShape> shapes, GenericShape generic) {
        this.settings = settings;
        this.shapes = List.copyOf(shapes);
        this.generic = generic;
        this.output = new LogOutput(settings);
        this.splitter = new JsonSplitter(settings.maxEventBytes(), this);
        this.flattener = new JsonFlattener(settings.maxEventBytes());
        this.at = settings.firstOffsetBytes();
    }

    @Override
    public void accept(byte[] bytes, int offset, int length, Receipt receipt, ReadSink to) {
        sink = to;
        for (int i = offset; i < offset + length; i++) {
            accept(bytes[i], receipt);
            at++;
        }
    }

    private void accept(byte one, Receipt receipt) {
        if (at == 0) {
            atStart(one);
        }
        if (markLeft > 0) {
            markLeft--;
        } else if (utf16 == null) {
            splitter.accept(one, at, receipt);
        } else {
            int point = utf16.accept(one);
            int count = point < 0 ? 0 : Utf16Bytes.toUtf8(point, utf8);
            for (int i = 0; i < count; i++) {
                splitter.accept(utf8[i], at - 1, receipt);
            }
        }
    }

    /// Byte-order marks: EF BB BF, FF FE, FE FF.
    private void atStart(byte one) {
        switch (one & 0xff) {
            case 0xef -> markLeft = 3;
            case 0xff, 0xfe -> {
                markLeft = 2;
                utf16 = new Utf16Bytes(one == (byte) 0xfe);
            }
            default -> {}
        }
    }

    @Override
    public void end(ReadSink to) {
        sink = to;
        splitter.end();
    }

    @Override
    public void value(byte[] bytes, int length, long offsetBytes, Receipt receipt) {
        var to = Objects.requireNonNull(sink);
        var wrong = flattener.read(bytes, 0, length);
        boolean isLatin = false;
        if (!wrong.isEmpty() && !isUtf8(bytes, length)) {
            wrong = flattener.read(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
            isLatin = true;
        }
        if (!wrong.isEmpty()) {
            output.problemAt(offsetBytes, Reason.MALFORMED, wrong, true, to);
            return;
        }
        var event = output.begin(generic.kind(), offsetBytes, receipt);
        if (isLatin) {
            output.problem(Reason.NOT_TEXT, "no UTF-8, read as ISO 8859-1", false, to);
        }
        var leaves = flattener.leaves();
        for (var shape : shapes) {
            if (shape.write(leaves, settings.clock(), event)) {
                output.emit(to);
                return;
            }
        }
        generic.write(leaves, settings.clock(), event);
        output.emit(to);
    }

    private static boolean isUtf8(byte[] bytes, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    @Override
    public void broken(boolean isTooLong, String detail, long offsetBytes) {
        output.problemAt(
                offsetBytes,
                isTooLong ? Reason.TOO_LONG : Reason.MALFORMED,
                detail,
                true,
                Objects.requireNonNull(sink));
    }
}
