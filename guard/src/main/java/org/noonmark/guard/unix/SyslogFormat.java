package org.noonmark.guard.unix;

import java.nio.charset.StandardCharsets;
import org.noonmark.guard.message.CivilText;
import org.noonmark.guard.reader.LineReader;
import org.noonmark.guard.reader.LogFormat;
import org.noonmark.guard.reader.LogReader;
import org.noonmark.guard.reader.ReadSettings;

/// Syslog in all its layouts; `journalctl -o short` and `short-iso` write the same.
final class SyslogFormat implements LogFormat {
    @Override
    public String name() {
        return "syslog";
    }

    /// Of the first whole lines, most begin with a priority or with a time that syslog writes.
    @Override
    public int score(byte[] head, int length) {
        var lines = new String(head, 0, length, StandardCharsets.ISO_8859_1).split("\n", 20);
        int seen = 0;
        int good = 0;
        for (var line : lines) {
            if (!line.isBlank()) {
                seen++;
                good += looksRight(line) ? 1 : 0;
            }
        }
        return good * 2 > seen ? 60 : 0;
    }

    private static boolean looksRight(String line) {
        int close = line.startsWith("<") ? line.indexOf('>') : -1;
        int from = close > 0 && close < 5 ? close + 1 : 0;
        if (from > 0 && line.startsWith("1 ", from)) {
            return true;
        }
        var iso = CivilText.iso(line, from);
        boolean isIso = iso != null && line.charAt(from + 10) == 'T';
        return isIso || CivilText.monthFirst(line, from) != null;
    }

    @Override
    public LogReader reader(ReadSettings settings) {
        return new LineReader(settings, new SyslogParser(settings.clock()));
    }
}
