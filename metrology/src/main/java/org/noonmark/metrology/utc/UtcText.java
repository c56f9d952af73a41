package org.noonmark.metrology.utc;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.noonmark.time.scales.SourceDefect;

/// Reads texts of UTC - UTC(k), whatever their form: Circular T, UTCr, tempo2 clock files, columns.
public final class UtcText {
    /// No line of these publications is longer; regular expressions see none that is.
    static final int LONGEST_LINE = 1000;

    static final String TOO_LONG = "is longer than %d letters".formatted(LONGEST_LINE);

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int MAX_BYTES = 1 << 26;

    private UtcText() {}

    /// Reads a text, told by its contents. Never throws, whatever the bytes are; what is wrong is
    /// in [UtcReadout#defects].
    public static UtcReadout read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return new UtcReadout(
                    UtcReadout.Form.COLUMNS,
                    List.of(),
                    List.of(),
                    List.of(new SourceDefect(0, "is larger than 64 MiB", "split it")));
        }
        var text = new String(bytes, StandardCharsets.UTF_8);
        var lines =
                (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).split("\r?\n", -1);
        if (Arrays.stream(lines).anyMatch(line -> line.contains("[UTCr-UTC(k)]"))) {
            return new CircularText(UtcReadout.Form.RAPID_UTC, "UTCr").read(lines);
        }
        if (Arrays.stream(lines).anyMatch(line -> line.contains("[UTC-UTC(k)]"))) {
            return new CircularText(UtcReadout.Form.CIRCULAR_T, "UTC").read(lines);
        }
        return new ColumnText().read(lines);
    }
}
