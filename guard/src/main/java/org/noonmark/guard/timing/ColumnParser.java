package org.noonmark.guard.timing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.Assumption;
import org.noonmark.guard.event.ClaimedTime;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.LogEventBuilder;
import org.noonmark.guard.event.Ocsf;
import org.noonmark.guard.event.Receipt;
import org.noonmark.guard.message.CivilText;
import org.noonmark.guard.message.Digits;
import org.noonmark.guard.reader.LineParser;
import org.noonmark.guard.reader.LogOutput;
import org.noonmark.guard.reader.ReadProblem;
import org.noonmark.guard.reader.ReadSink;

/// Measurements in columns, as chronyd and ntpd log them: a time, then values.
///
/// chronyd repeats its headings between lines of `=`; they are passed over, and tell which of its
/// logs this is.
final class ColumnParser implements LineParser {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long MJD_1970 = 40_587;

    private final LogClock clock;
    private MeasurementLog log;

    ColumnParser(LogClock clock, MeasurementLog log) {
        this.clock = clock;
        this.log = log;
    }

    @Override
    public void line(
            String line, long offsetBytes, Receipt receipt, LogOutput output, ReadSink sink) {
        if (line.startsWith("=") || line.startsWith("   Date (UTC)")) {
            log = MeasurementLog.ofHeading(line, log);
            return;
        }
        var event = output.begin(log.kind(), offsetBytes, receipt).text(line);
        var words = List.of(line.strip().split(" +", -1));
        int used = time(words, event);
        if (used == 0 || words.size() < used + log.columns().size()) {
            output.problem(
                    ReadProblem.Reason.MALFORMED,
                    "the line has not the columns of " + log.title(),
                    false,
                    sink);
        } else {
            event.add(Ocsf.CLASS_UID, Ocsf.NTP_ACTIVITY);
            event.add(Ocsf.SERVICE_NAME, log.program());
            event.add(Ocsf.LOG_NAME, log.title());
            for (int i = 0; i < log.columns().size(); i++) {
                event.add(log.columns().get(i), value(words.get(used + i)));
            }
        }
        output.emit(sink);
    }

    /// Reads the time in the first two words; returns 2, or 0 when it is none.
    private int time(List<String> words, LogEventBuilder event) {
        if (words.size() < 2) {
            return 0;
        }
        var claim = log.hasDates() ? ofDate(words) : ofDay(words);
        event.claimed(claim);
        return claim == null ? 0 : 2;
    }

    private @Nullable ClaimedTime ofDate(List<String> words) {
        var text = CivilText.iso(words.get(0) + " " + words.get(1) + "Z", 0);
        return text == null ? null : text.claim(clock, Assumption.NOTHING);
    }

    private @Nullable ClaimedTime ofDay(List<String> words) {
        long day = Digits.parse(words.get(0), 0, words.get(0).length());
        double seconds = Digits.parseDecimal(words.get(1), 0, words.get(1).length());
        if (day < 0 || day > 100_000_000 || !(seconds >= 0 && seconds < 86_401)) {
            return null;
        }
        long millis = Math.round(seconds * 1000);
        return clock.ofPosix(
                (day - MJD_1970) * 86_400 + millis / 1000,
                (int) (millis % 1000) * 1_000_000,
                words.get(1).indexOf('.') < 0 ? NANOS_PER_SECOND : 1_000_000);
    }

    private static Object value(String word) {
        double number = Digits.parseDecimal(word, 0, word.length());
        if (Double.isNaN(number)) {
            return word;
        }
        long whole = Digits.parse(word, 0, word.length());
        return whole < 0 ? (Object) number : (Object) whole;
    }
}
