package org.noonmark.guard.evtx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.noonmark.guard.reader.LogFormat;
import org.noonmark.guard.reader.LogReader;
import org.noonmark.guard.reader.ReadSettings;

/// The binary event log of Windows Vista and later.
public final class EvtxFormat implements LogFormat {
    static final byte[] MAGIC = "ElfFile\0".getBytes(StandardCharsets.US_ASCII);
    private static final int CERTAIN = 100;

    public EvtxFormat() {}

    @Override
    public String name() {
        return "evtx";
    }

    @Override
    public int score(byte[] head, int length) {
        boolean isSame =
                length >= MAGIC.length
                        && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
        return isSame ? CERTAIN : 0;
    }

    @Override
    public LogReader reader(ReadSettings settings) {
        return new EvtxReader(settings);
    }
}
