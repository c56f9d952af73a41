package org.noonmark.guard.unix;

import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.ClaimedTime;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.LogEventBuilder;
import org.noonmark.guard.event.Ocsf;
import org.noonmark.guard.event.Receipt;
import org.noonmark.guard.message.Digits;
import org.noonmark.guard.reader.LineParser;
import org.noonmark.guard.reader.LogOutput;
import org.noonmark.guard.reader.ReadProblem;
import org.noonmark.guard.reader.ReadSink;
import org.noonmark.guard.windows.SysmonXml;

/// Lines of syslog, as daemons write them to files and send them.
///
/// ```
/// <34>Nov 23 12:00:01 host sshd[123]: message          RFC 3164, with or without the priority
/// 2026-11-23T12:00:01.123456+01:00 host sshd[123]: …   the same with ISO 8601 (rsyslog, journalctl)
/// <34>1 2026-11-23T12:00:01Z host sshd 123 - [sd] …    RFC 5424
/// ```
final class SyslogParser implements LineParser {
    private static final int MAX_PRIORITY = 191;
    private static final String SYSMON = "sysmon";
    private static final String[] SEVERITIES = {
        "emerg", "alert", "crit", "err", "warning", "notice", "info", "debug"
    };
    private static final String[] FACILITIES = {
        "kern", "user", "mail", "daemon", "auth", "syslog", "lpr", "news", "uucp", "cron",
        "authpriv", "ftp", "ntp", "audit", "alert", "clock", "local0", "local1", "local2", "local3",
        "local4", "local5", "local6", "local7"
    };

    private final SyslogTime times;
    private final SysmonXml sysmon;
    private final Programs programs = Programs.ALL;
    private final StructuredData structured = new StructuredData();

    SyslogParser(LogClock clock) {
        this.times = new SyslogTime(clock);
        this.sysmon = new SysmonXml(clock);
    }

    @Override
    public void line(
            String line, long offsetBytes, Receipt receipt, LogOutput output, ReadSink sink) {
        var event = output.begin(Programs.SYSLOG_KIND, offsetBytes, receipt).text(line);
        int at = priority(line, event);
        if (line.startsWith("1 ", at) && at > 0) {
            rfc5424(line, at + 2, event, receipt, output, sink);
        } else {
            rfc3164(line, at, event, receipt, output, sink);
        }
        output.emit(sink);
    }

    /// Reads `<34>`; returns where it ends, or 0.
    private static int priority(String line, LogEventBuilder event) {
        if (line.isEmpty() || line.charAt(0) != '<') {
            return 0;
        }
        int close = line.indexOf('>', 1, Math.min(line.length(), 5));
        long priority = close < 0 ? -1 : Digits.parse(line, 1, close);
        if (priority < 0 || priority > MAX_PRIORITY) {
            return 0;
        }
        event.add("facility", FACILITIES[(int) priority / 8]);
        event.add(Ocsf.SEVERITY, SEVERITIES[(int) priority % 8]);
        return close + 1;
    }

    private void rfc3164(
            String line,
            int from,
            LogEventBuilder event,
            Receipt receipt,
            LogOutput output,
            ReadSink sink) {
        var claim = times.read(line, from, receipt);
        int at = times.end();
        if (at < 0 || at >= line.length() || line.charAt(at) != ' ') {
            output.problem(
                    ReadProblem.Reason.MALFORMED, "the line has no syslog time", false, sink);
            return;
        }
        event.claimed(claim);
        tellNoTime(claim, output, sink);
        at++;
        int hostEnd = line.indexOf(' ', at);
        // A tag directly after the time: a local line that was not relayed.
        boolean hasHost = hostEnd > at && !isTag(line, at, hostEnd);
        if (hasHost) {
            event.add(Ocsf.HOSTNAME, line.substring(at, hostEnd));
            at = hostEnd + 1;
        }
        tagged(line, at, event);
    }

    private static void tellNoTime(@Nullable ClaimedTime claim, LogOutput output, ReadSink sink) {
        if (claim == null) {
            output.problem(
                    ReadProblem.Reason.TIME, "the time is none that a calendar has", false, sink);
        }
    }

    private static boolean isTag(String line, int from, int to) {
        char last = line.charAt(to - 1);
        return (last == ':' && line.indexOf(':', from, to) == to - 1)
                || (last == ']' && line.indexOf('[', from, to) > from);
    }

    /// Reads `program[pid]: message`. A line without such a tag is all message.
    private void tagged(String line, int from, LogEventBuilder event) {
        int colon = line.indexOf(':', from);
        int space = line.indexOf(' ', from);
        int open = line.indexOf('[', from);
        int to = line.length();
        int nameEnd = firstOf(firstOf(colon, open), to);
        // A program's name has no space, but for `gdm-password] ` and such; then there is no tag.
        if (nameEnd == to || nameEnd == from || (space >= 0 && space < nameEnd)) {
            message(line, from, to, "", event);
            return;
        }
        var name = line.substring(from, nameEnd);
        int at = nameEnd;
        if (nameEnd == open) {
            int close = line.indexOf(']', open);
            if (close < 0) {
                message(line, from, to, "", event);
                return;
            }
            long pid = Digits.parse(line, open + 1, close);
            if (pid >= 0) {
                event.add(Ocsf.PROCESS_PID, pid);
            }
            at = close + 1;
        }
        at = line.startsWith(":", at) ? at + 1 : at;
        at = line.startsWith(" ", at) ? at + 1 : at;
        message(line, at, to, name, event);
    }

    private static int firstOf(int one, int other) {
        if (one < 0 || other < 0) {
            return Math.max(one, other);
        }
        return Math.min(one, other);
    }

    private void message(String line, int from, int to, String program, LogEventBuilder event) {
        if (!program.equals(SYSMON) || !sysmon.write(line, from, event)) {
            programs.read(program, line, from, to, event);
        }
    }

    private void rfc5424(
            String line,
            int from,
            LogEventBuilder event,
            Receipt receipt,
            LogOutput output,
            ReadSink sink) {
        int[] ends = new int[5];
        int at = from;
        for (int i = 0; i < ends.length; i++) {
            ends[i] = line.indexOf(' ', at);
            if (ends[i] < 0) {
                output.problem(
                        ReadProblem.Reason.MALFORMED,
                        "the line ends inside the header of RFC 5424",
                        false,
                        sink);
                return;
            }
            at = ends[i] + 1;
        }
        if (!line.startsWith("- ", from)) {
            var claim = times.read(line, from, receipt);
            event.claimed(times.end() == ends[0] ? claim : null);
            tellNoTime(times.end() == ends[0] ? claim : null, output, sink);
        }
        header(line, ends, event);
        int rest = structured.read(line, at, event);
        if (rest < 0) {
            output.problem(
                    ReadProblem.Reason.MALFORMED,
                    "the structured data is not as RFC 5424 6.3 says",
                    false,
                    sink);
            rest = at;
        }
        rest = line.startsWith(" ", rest) ? rest + 1 : rest;
        rest = line.startsWith("\uFEFF", rest) ? rest + 1 : rest;
        message(line, rest, line.length(), word(line, ends[1], ends[2]), event);
    }

    private static void header(String line, int[] ends, LogEventBuilder event) {
        var host = word(line, ends[0], ends[1]);
        if (!host.isEmpty()) {
            event.add(Ocsf.HOSTNAME, host);
        }
        long pid = Digits.parse(line, ends[2] + 1, ends[3]);
        if (pid >= 0) {
            event.add(Ocsf.PROCESS_PID, pid);
        }
        var id = word(line, ends[3], ends[4]);
        if (!id.isEmpty()) {
            event.add("msgid", id);
        }
    }

    /// The word after the space at `before`; empty for RFC 5424's nil, `-`.
    private static String word(String line, int before, int end) {
        var word = line.substring(before + 1, end);
        return word.equals("-") ? "" : word;
    }
}
