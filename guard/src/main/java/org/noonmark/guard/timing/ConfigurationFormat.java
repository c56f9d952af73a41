package org.noonmark.guard.timing;

import java.nio.charset.StandardCharsets;
import org.noonmark.guard.reader.LineReader;
import org.noonmark.guard.reader.LogFormat;
import org.noonmark.guard.reader.LogReader;
import org.noonmark.guard.reader.ReadSettings;

/// The configuration of one program.
final class ConfigurationFormat implements LogFormat {
    private static final int MOST = 45;

    private final ConfigurationFile file;

    ConfigurationFormat(ConfigurationFile file) {
        this.file = file;
    }

    @Override
    public String name() {
        return file.service() + "-config";
    }

    /// Most lines that are no comments begin with a directive of the program; the more, the surer.
    @Override
    public int score(byte[] head, int length) {
        var text = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        int seen = 0;
        int known = 0;
        for (var line : text.lines().limit(500).toList()) {
            var stripped = line.strip();
            if (stripped.isEmpty() || "#!;%[".indexOf(stripped.charAt(0)) >= 0) {
                continue;
            }
            seen++;
            known += file.knows(stripped.split("[ \t=]+", 2)[0]) ? 1 : 0;
        }
        return known * 2 > seen ? MOST * known / seen : 0;
    }

    @Override
    public LogReader reader(ReadSettings settings) {
        return new LineReader(settings, new ConfigurationParser(file));
    }
}
