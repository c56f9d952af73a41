package org.noonmark.guard.unix;

import java.nio.charset.StandardCharsets;
import org.noonmark.guard.reader.LogFormat;
import org.noonmark.guard.reader.LogReader;
import org.noonmark.guard.reader.ReadSettings;

/// What `journalctl -o export` writes.
final class JournalExportFormat implements LogFormat {
    @Override
    public String name() {
        return "journal";
    }

    @Override
    public int score(byte[] head, int length) {
        var text = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        return text.startsWith("__CURSOR=") || text.startsWith("__REALTIME_TIMESTAMP=") ? 95 : 0;
    }

    @Override
    public LogReader reader(ReadSettings settings) {
        return new JournalExportReader(settings);
    }
}
