package org.noonmark.guard.reader;

import java.nio.charset.StandardCharsets;
import org.noonmark.guard.event.Receipt;

/// Reads a log that has one event in a line, whatever its lines hold.
///
/// No line is lost: one that is too long is cut, bytes that are no text are shown as `\xNN`, and
/// each such thing is told once for the lines in a row that have it.
public final class LineReader implements LogReader {
    private final LineParser parser;
    private final LogOutput output;
    private final LineSplitter splitter;
    private final int maxLineBytes;
    private final LineText text = new LineText();
    private boolean isInBinary;
    private boolean wasInvalid;
    private ReadSink sink = NowhereSink.INSTANCE;

    public LineReader(ReadSettings settings, LineParser parser) {
        this.parser = parser;
        this.output = new LogOutput(settings);
        this.maxLineBytes = settings.maxEventBytes();
        this.splitter = new LineSplitter(settings.firstOffsetBytes(), maxLineBytes, this::line);
    }

    @Override
    public void accept(byte[] bytes, int offset, int length, Receipt receipt, ReadSink newSink) {
        sink = newSink;
        splitter.accept(bytes, offset, length, receipt);
        sink = NowhereSink.INSTANCE;
    }

    @Override
    public void end(ReadSink newSink) {
        sink = newSink;
        splitter.end();
        parser.end(output, newSink);
        sink = NowhereSink.INSTANCE;
    }

    private void line(
            byte[] bytes,
            int from,
            int to,
            long offsetBytes,
            long droppedBytes,
            boolean isEnded,
            Receipt receipt) {
        decode(bytes, from, to);
        if (droppedBytes > 0) {
            output.problemAt(
                    offsetBytes,
                    ReadProblem.Reason.TOO_LONG,
                    "a line of "
                            + (to - from + droppedBytes)
                            + " bytes was cut after "
                            + maxLineBytes,
                    false,
                    sink);
        }
        tellWhatIsNoText(to - from, offsetBytes);
        var line = withoutPadding(text.text());
        if (line.isEmpty()) {
            parser.emptyLine();
        } else {
            parser.line(line, offsetBytes, receipt, output, sink);
        }
    }

    private void decode(byte[] bytes, int from, int to) {
        switch (splitter.encoding()) {
            case UTF_8 -> text.read(bytes, from, to);
            case UTF_16LE -> text.read(bytes, from, to, StandardCharsets.UTF_16LE);
            case UTF_16BE -> text.read(bytes, from, to, StandardCharsets.UTF_16BE);
        }
    }

    private void tellWhatIsNoText(int lengthBytes, long offsetBytes) {
        if (lengthBytes == 0) {
            return;
        }
        boolean isBinary = text.isBinary(lengthBytes);
        if (isBinary && !isInBinary) {
            notText(offsetBytes, "here begin bytes that are no text");
        }
        isInBinary = isBinary;
        boolean isInvalid = text.invalidBytes() > 0;
        if (isInvalid && !isBinary && !wasInvalid) {
            notText(offsetBytes, text.invalidBytes() + " bytes are no UTF-8 and shown as \\xNN");
        }
        wasInvalid = isInvalid;
    }

    private void notText(long offsetBytes, String detail) {
        output.problemAt(offsetBytes, ReadProblem.Reason.NOT_TEXT, detail, false, sink);
    }

    /// Without the NUL bytes that a crash leaves before a line, or that end a message.
    private static String withoutPadding(String line) {
        int from = 0;
        int to = line.length();
        while (from < to && line.charAt(from) == '\0') {
            from++;
        }
        while (to > from && line.charAt(to - 1) == '\0') {
            to--;
        }
        return line.substring(from, to);
    }

    /// Between calls nobody listens.
    private enum NowhereSink implements ReadSink {
        INSTANCE;

        @Override
        public void event(org.noonmark.guard.event.LogEvent event) {
            throw new IllegalStateException("must be called from accept or end");
        }

        @Override
        public void problem(ReadProblem problem) {
            throw new IllegalStateException("must be called from accept or end");
        }
    }
}
