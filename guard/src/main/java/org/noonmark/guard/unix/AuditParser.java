package org.noonmark.guard.unix;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.LogEventBuilder;
import org.noonmark.guard.event.Ocsf;
import org.noonmark.guard.event.Receipt;
import org.noonmark.guard.message.Digits;
import org.noonmark.guard.reader.LineParser;
import org.noonmark.guard.reader.LogOutput;
import org.noonmark.guard.reader.ReadProblem;
import org.noonmark.guard.reader.ReadSink;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.LogSource;

/// Records of the Linux audit system, one in a line and one event each: `node=host type=SYSCALL
/// msg=audit(1604996384.965:93777): arch=c000003e …`.
///
/// Records of one audit event bear the same number; it is given as `metadata.correlation_uid`. What
/// a record needs of the system call before it (who ran it, which program) is handed on to it.
final class AuditParser implements LineParser {
    private static final EventKind.View AUDITD =
            EventKind.View.of(new LogSource("linux", "", "auditd"));
    static final EventKind RECORD = new EventKind("auditd", List.of(AUDITD));
    static final EventKind EXECVE =
            kind(
                    "process_creation",
                    Map.of(
                            "Image", Ocsf.PROCESS_PATH,
                            "CommandLine", Ocsf.PROCESS_COMMAND,
                            "ProcessId", Ocsf.PROCESS_PID,
                            "ParentProcessId", Ocsf.PARENT_PID,
                            "User", Ocsf.USER_NAME,
                            "LogonId", Ocsf.SESSION_UID));
    static final EventKind CREATED =
            kind(
                    "file_event",
                    Map.of("TargetFilename", Ocsf.FILE_PATH, "Image", Ocsf.PROCESS_PATH));
    static final EventKind CONNECT =
            kind(
                    "network_connection",
                    Map.of(
                            "Image", Ocsf.PROCESS_PATH,
                            "DestinationIp", Ocsf.DST_IP,
                            "DestinationPort", Ocsf.DST_PORT));

    private final LogClock clock;
    private final AuditPairs pairs = new AuditPairs();
    private final AuditContext context = new AuditContext();

    AuditParser(LogClock clock) {
        this.clock = clock;
    }

    private static EventKind kind(String category, Map<String, String> names) {
        var view = new EventKind.View(new LogSource("linux", category, ""), names);
        return new EventKind("auditd " + category, List.of(AUDITD, view));
    }

    @Override
    public void line(
            String line, long offsetBytes, Receipt receipt, LogOutput output, ReadSink sink) {
        var event = output.begin(RECORD, offsetBytes, receipt).text(line);
        int at = header(line, event);
        if (at < 0) {
            output.problem(
                    ReadProblem.Reason.MALFORMED,
                    "the line has no type= and msg=audit(time:number):",
                    false,
                    sink);
        } else {
            record(line, at, event);
        }
        output.emit(sink);
    }

    /// Reads node, type, time and number; returns where the pairs begin, or -1.
    private int header(String line, LogEventBuilder event) {
        int at = 0;
        if (line.startsWith("node=")) {
            at = line.indexOf(' ') + 1;
            if (at == 0) {
                return -1;
            }
            event.add(Ocsf.HOSTNAME, line.substring(5, at - 1));
        }
        int type = at + "type=".length();
        int space = line.indexOf(' ', type);
        if (!line.startsWith("type=", at) || !line.startsWith("msg=audit(", space + 1)) {
            return -1;
        }
        int time = space + 1 + "msg=audit(".length();
        int close = line.indexOf(')', time);
        int colon = close < 0 ? -1 : line.indexOf(':', time, close);
        int point = colon < 0 ? -1 : line.indexOf('.', time, colon);
        long seconds = point < 0 ? -1 : Digits.parse(line, time, point);
        long millis = point < 0 ? -1 : Digits.parse(line, point + 1, colon);
        if (seconds < 0 || millis < 0 || millis > 999) {
            return -1;
        }
        event.claimed(clock.ofPosix(seconds, (int) millis * 1_000_000, 1_000_000));
        event.add("type", pairs.name(line.substring(type, space)));
        event.add(Ocsf.CORRELATION_UID, line.substring(time, close));
        return line.startsWith(": ", close + 1) ? close + 3 : close + 1;
    }

    private void record(String line, int from, LogEventBuilder event) {
        var type = String.valueOf(event.value("type"));
        event.add(Ocsf.SERVICE_NAME, "auditd");
        pairs.read(line, from, line.length(), type.equals("EXECVE"), event);
        var number = String.valueOf(event.value(Ocsf.CORRELATION_UID));
        switch (type) {
            case "SYSCALL" -> context.systemCall(number, event);
            case "EXECVE" -> {
                event.kind(EXECVE);
                event.add(Ocsf.CLASS_UID, Ocsf.PROCESS_ACTIVITY);
                event.add(Ocsf.ACTIVITY_NAME, "Launch");
                event.add(Ocsf.PROCESS_COMMAND, commandLine(event));
                context.addProcess(number, event);
            }
            case "CWD" -> context.directory(number, event);
            case "PATH" -> path(number, event);
            case "SOCKADDR" -> {
                boolean isAddress = AuditAddress.add(event);
                if (isAddress && context.isConnect(number)) {
                    event.kind(CONNECT);
                    event.add(Ocsf.CLASS_UID, Ocsf.NETWORK_ACTIVITY);
                    event.add(Ocsf.ACTIVITY_NAME, "Open");
                    event.add("Initiated", "true");
                    context.addProcess(number, event);
                }
            }
            default -> AuditOutcome.add(type, event);
        }
    }

    private void path(String number, LogEventBuilder event) {
        if (event.value("name") instanceof String name) {
            event.add(Ocsf.FILE_PATH, context.absolute(number, name));
        }
        if ("CREATE".equals(event.value("nametype"))) {
            event.kind(CREATED);
            event.add(Ocsf.CLASS_UID, Ocsf.FILE_ACTIVITY);
            event.add(Ocsf.ACTIVITY_NAME, "Create");
            context.addProcess(number, event);
        }
    }

    /// The arguments joined by spaces; parts of a long one (`a2[0]`, `a2[1]`) belong together.
    private static String commandLine(LogEventBuilder event) {
        var joined = new StringBuilder();
        for (int i = 0; i < event.fieldCount(); i++) {
            var name = event.nameAt(i);
            @Nullable Object value = event.valueAt(i);
            boolean isArgument =
                    name.startsWith("a")
                            && name.length() > 1
                            && Character.isDigit(name.charAt(1))
                            && !name.endsWith("_len");
            if (isArgument && value instanceof String text) {
                boolean goesOn = name.endsWith("]") && !name.endsWith("[0]");
                joined.append(joined.isEmpty() || goesOn ? "" : " ").append(text);
            }
        }
        return joined.toString();
    }
}
