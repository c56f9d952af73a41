package org.noonmark.guard.vpn;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.Assumption;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.Ocsf;
import org.noonmark.guard.event.Receipt;
import org.noonmark.guard.message.CivilText;
import org.noonmark.guard.message.MessageSet;
import org.noonmark.guard.reader.LineParser;
import org.noonmark.guard.reader.LogOutput;
import org.noonmark.guard.reader.ReadProblem;
import org.noonmark.guard.reader.ReadSink;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.LogSource;

/// OpenVPN's own log file: a time, then its message.
///
/// OpenVPN writes `2026-11-23 12:00:01 message` (2.5 and later; microseconds from `--verb 4` follow
/// as `us=123456`) or `Mon Nov 23 12:00:01 2026 message`.
final class OpenVpnParser implements LineParser {
    static final EventKind OPENVPN =
            new EventKind(
                    "openvpn", List.of(EventKind.View.of(new LogSource("linux", "", "openvpn"))));

    private final LogClock clock;
    private final MessageSet messages = OpenVpn.ALL;

    OpenVpnParser(LogClock clock) {
        this.clock = clock;
    }

    /// The time that a line begins with; null when it begins with none.
    static @Nullable CivilText time(String line) {
        var iso = CivilText.iso(line, 0);
        return iso == null ? CivilText.asctime(line, 0) : iso;
    }

    @Override
    public void line(
            String line, long offsetBytes, Receipt receipt, LogOutput output, ReadSink sink) {
        var event = output.begin(OPENVPN, offsetBytes, receipt).text(line);
        event.add(Ocsf.SERVICE_NAME, "openvpn");
        var time = time(line);
        if (time == null || !line.startsWith(" ", time.end())) {
            output.problem(ReadProblem.Reason.MALFORMED, "the line has no time", false, sink);
        } else {
            event.claimed(time.claim(clock, Assumption.ZONE));
            int from = time.end() + 1;
            from = line.startsWith("us=", from) ? line.indexOf(' ', from) + 1 : from;
            event.add(Ocsf.MESSAGE, line.substring(from));
            messages.read(line, from, line.length(), event);
        }
        output.emit(sink);
    }
}
