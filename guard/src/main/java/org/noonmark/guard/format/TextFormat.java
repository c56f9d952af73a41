package org.noonmark.guard.format;

import java.util.List;
import org.noonmark.guard.event.Assumption;
import org.noonmark.guard.event.Ocsf;
import org.noonmark.guard.event.Receipt;
import org.noonmark.guard.message.CivilText;
import org.noonmark.guard.reader.LineParser;
import org.noonmark.guard.reader.LineReader;
import org.noonmark.guard.reader.LogFormat;
import org.noonmark.guard.reader.LogOutput;
import org.noonmark.guard.reader.LogReader;
import org.noonmark.guard.reader.ReadProblem;
import org.noonmark.guard.reader.ReadSettings;
import org.noonmark.guard.reader.ReadSink;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.LogSource;

/// Lines of which nothing is known: keywords can be looked for in them, and an ISO 8601 time at a
/// line's beginning is read.
final class TextFormat implements LogFormat {
    private final LogSource source;

    /// @param source what the operator says that the log is; [LogSource#ANY] when nobody says
    TextFormat(LogSource source) {
        this.source = source;
    }

    @Override
    public String name() {
        return "text";
    }

    /// Never: it is what remains.
    @Override
    public int score(byte[] head, int length) {
        return 0;
    }

    @Override
    public LogReader reader(ReadSettings settings) {
        var named = source.equals(LogSource.ANY) ? new LogSource("unknown", "", "") : source;
        var kind = new EventKind("text", List.of(EventKind.View.of(named)));
        return new LineReader(settings, new Lines(settings, kind, source.equals(LogSource.ANY)));
    }

    private static final class Lines implements LineParser {
        private final ReadSettings settings;
        private final EventKind kind;
        private boolean isToBeTold;

        Lines(ReadSettings settings, EventKind kind, boolean isUnknown) {
            this.settings = settings;
            this.kind = kind;
            this.isToBeTold = isUnknown;
        }

        @Override
        public void line(
                String line, long offsetBytes, Receipt receipt, LogOutput output, ReadSink sink) {
            var event = output.begin(kind, offsetBytes, receipt).text(line);
            if (isToBeTold) {
                isToBeTold = false;
                output.problem(
                        ReadProblem.Reason.UNKNOWN_FORMAT,
                        "no known format: read as lines of text (--kind names one)",
                        false,
                        sink);
            }
            var time = CivilText.iso(line, 0);
            if (time != null) {
                event.claimed(time.claim(settings.clock(), Assumption.ZONE));
            }
            event.add(Ocsf.MESSAGE, line);
            output.emit(sink);
        }
    }
}
