package org.noonmark.guard.timing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.noonmark.guard.event.Assumption;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.Ocsf;
import org.noonmark.guard.event.Receipt;
import org.noonmark.guard.message.CivilText;
import org.noonmark.guard.reader.LineParser;
import org.noonmark.guard.reader.LineReader;
import org.noonmark.guard.reader.LogFormat;
import org.noonmark.guard.reader.LogOutput;
import org.noonmark.guard.reader.LogReader;
import org.noonmark.guard.reader.ReadSettings;
import org.noonmark.guard.reader.ReadSink;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.LogSource;

/// What `noonmark up` prints: `2026-11-23T12:00:00Z WARNING sentence` for an event, `(no time yet)`
/// where the time stands as long as there is none, and lines about its state.
final class StationFormat implements LogFormat {
    private static final Set<String> SEVERITIES = Set.of("INFO", "WARNING", "ALARM");
    private static final String NO_TIME = "(no time yet) ";
    private static final EventKind KIND =
            new EventKind(
                    "noonmark",
                    List.of(EventKind.View.of(new LogSource("noonmark", "", "station"))));

    @Override
    public String name() {
        return "noonmark";
    }

    @Override
    public int score(byte[] head, int length) {
        var text = new String(head, 0, length, StandardCharsets.UTF_8);
        return text.lines().limit(5).anyMatch(line -> severityAt(line) >= 0) ? 70 : 0;
    }

    /// Where the severity begins; -1 when the line is no event's.
    private static int severityAt(String line) {
        int at = NO_TIME.length();
        if (!line.startsWith(NO_TIME)) {
            var time = CivilText.iso(line, 0);
            if (time == null || time.offsetSeconds() != 0 || !line.startsWith(" ", time.end())) {
                return -1;
            }
            at = time.end() + 1;
        }
        int space = line.indexOf(' ', at);
        return space > 0 && SEVERITIES.contains(line.substring(at, space)) ? at : -1;
    }

    @Override
    public LogReader reader(ReadSettings settings) {
        var clock = settings.clock();
        LineParser parser =
                (line, offset, receipt, output, sink) ->
                        event(line, clock, offset, receipt, output, sink);
        return new LineReader(settings, parser);
    }

    private static void event(
            String line,
            LogClock clock,
            long offsetBytes,
            Receipt receipt,
            LogOutput output,
            ReadSink sink) {
        var event = output.begin(KIND, offsetBytes, receipt).text(line);
        event.add(Ocsf.PRODUCT_NAME, "noonmark");
        int at = severityAt(line);
        if (at < 0) {
            event.add(Ocsf.MESSAGE, line);
        } else {
            var time = CivilText.iso(line, 0);
            event.claimed(time == null ? null : time.claim(clock, Assumption.NOTHING));
            int space = line.indexOf(' ', at);
            event.add(Ocsf.SEVERITY, line.substring(at, space));
            event.add(Ocsf.MESSAGE, line.substring(space + 1));
        }
        output.emit(sink);
    }
}
