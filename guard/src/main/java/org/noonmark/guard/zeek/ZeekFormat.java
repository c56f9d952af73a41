package org.noonmark.guard.zeek;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.noonmark.guard.reader.LineReader;
import org.noonmark.guard.reader.LogFormat;
import org.noonmark.guard.reader.LogReader;
import org.noonmark.guard.reader.ReadSettings;

/// A log of Zeek as a table with its head.
public final class ZeekFormat implements LogFormat {
    private static final byte[] BEGIN = "#separator ".getBytes(StandardCharsets.US_ASCII);
    private static final int CERTAIN = 100;

    public ZeekFormat() {}

    @Override
    public String name() {
        return "zeek";
    }

    @Override
    public int score(byte[] head, int length) {
        boolean isSame =
                length >= BEGIN.length
                        && Arrays.equals(head, 0, BEGIN.length, BEGIN, 0, BEGIN.length);
        return isSame ? CERTAIN : 0;
    }

    @Override
    public LogReader reader(ReadSettings settings) {
        return new LineReader(settings, new ZeekTable(settings.clock()));
    }
}
