package org.noonmark.guard.unix;

import java.nio.charset.StandardCharsets;
import org.noonmark.guard.reader.LineReader;
import org.noonmark.guard.reader.LogFormat;
import org.noonmark.guard.reader.LogReader;
import org.noonmark.guard.reader.ReadSettings;

/// auditd's log, raw or enriched.
final class AuditFormat implements LogFormat {
    @Override
    public String name() {
        return "auditd";
    }

    @Override
    public int score(byte[] head, int length) {
        var text = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        boolean begins = text.startsWith("type=") || text.startsWith("node=");
        return begins && text.contains(" msg=audit(") ? 90 : 0;
    }

    @Override
    public LogReader reader(ReadSettings settings) {
        return new LineReader(settings, new AuditParser(settings.clock()));
    }
}
