package org.noonmark.guard.timing;

import java.nio.charset.StandardCharsets;
import org.noonmark.guard.reader.LineReader;
import org.noonmark.guard.reader.LogFormat;
import org.noonmark.guard.reader.LogReader;
import org.noonmark.guard.reader.ReadSettings;

/// One of the measurement logs.
final class MeasurementFormat implements LogFormat {
    private final MeasurementLog log;

    MeasurementFormat(MeasurementLog log) {
        this.log = log;
    }

    @Override
    public String name() {
        return log.program() + "-" + log.title();
    }

    @Override
    public int score(byte[] head, int length) {
        var text = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        if (log.hasDates()) {
            boolean isHeading = text.startsWith("=====") || text.startsWith("   Date (UTC)");
            var first = text.lines().limit(3).toList();
            return isHeading && first.stream().anyMatch(this::names) ? 90 : 0;
        }
        var words = text.lines().findFirst().orElse("").strip().split(" +", -1);
        boolean hasDay = words.length > 1 && words[0].matches("\\d{5}") && isNumber(words[1]);
        return hasDay && words.length == log.columns().size() + 2 ? 50 : 0;
    }

    private boolean names(String line) {
        return MeasurementLog.ofHeading(line, MeasurementLog.LOOPSTATS) == log;
    }

    private static boolean isNumber(String word) {
        return word.matches("\\d{1,5}(\\.\\d+)?");
    }

    @Override
    public LogReader reader(ReadSettings settings) {
        return new LineReader(settings, new ColumnParser(settings.clock(), log));
    }
}
