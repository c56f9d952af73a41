package org.noonmark.guard.unix;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.LogEventBuilder;
import org.noonmark.guard.event.Ocsf;
import org.noonmark.guard.message.Digits;

/// What the records of the last few audit events said about their process, for the records that
/// follow them.
final class AuditContext {
    /// The kernel writes an event's records together; auditd may put few others between them.
    private static final int EVENTS_KEPT = 32;

    private static final String X86_64 = "c000003e";
    private static final String AARCH64 = "c00000b7";

    /// What a system call's record told.
    private static final class Caller {
        private @Nullable String path;
        private @Nullable String name;
        private @Nullable String user;
        private @Nullable String session;
        private @Nullable String call;
        private String directory = "";
        private long pid = -1;
        private long parent = -1;
    }

    private final Map<String, Caller> byNumber =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Caller> eldest) {
                    return size() > EVENTS_KEPT;
                }
            };

    /// Keeps what a SYSCALL record says, and adds the call's name where the log has its number
    /// only.
    void systemCall(String number, LogEventBuilder event) {
        var process = new Caller();
        process.path = text(event, "exe");
        process.name = text(event, "comm");
        process.user = text(event, "AUID") == null ? text(event, "auid") : text(event, "AUID");
        process.session = text(event, "ses");
        process.pid = number(event, "pid");
        process.parent = number(event, "ppid");
        process.call = text(event, "SYSCALL");
        if (process.call == null) {
            process.call = callName(text(event, "arch"), number(event, "syscall"));
            if (process.call != null) {
                event.add("SYSCALL", process.call);
            }
        }
        byNumber.put(number, process);
        add(process, event);
        var success = text(event, "success");
        if (success != null) {
            event.add(Ocsf.STATUS, success.equals("yes") ? "Success" : "Failure");
        }
    }

    private static @Nullable String callName(@Nullable String architecture, long call) {
        return switch (architecture) {
            case X86_64 -> SystemCalls.X86_64.name(call);
            case AARCH64 -> SystemCalls.AARCH64.name(call);
            case null, default -> null;
        };
    }

    void directory(String number, LogEventBuilder event) {
        var process = byNumber.get(number);
        var directory = text(event, "cwd");
        if (process != null && directory != null) {
            process.directory = directory;
        }
    }

    /// A path as seen from the process's directory.
    String absolute(String number, String path) {
        var process = byNumber.get(number);
        if (path.startsWith("/") || process == null || process.directory.isEmpty()) {
            return path;
        }
        return process.directory.endsWith("/")
                ? process.directory + path
                : process.directory + "/" + path;
    }

    boolean isConnect(String number) {
        var process = byNumber.get(number);
        return process != null && "connect".equals(process.call);
    }

    /// Adds what is known about the process of an audit event.
    void addProcess(String number, LogEventBuilder event) {
        var process = byNumber.get(number);
        if (process != null) {
            add(process, event);
        }
    }

    private static void add(Caller process, LogEventBuilder event) {
        add(Ocsf.PROCESS_PATH, process.path, event);
        add(Ocsf.PROCESS_NAME, process.name, event);
        add(Ocsf.USER_NAME, process.user, event);
        add(Ocsf.SESSION_UID, process.session, event);
        if (process.pid >= 0) {
            event.add(Ocsf.PROCESS_PID, process.pid);
        }
        if (process.parent >= 0) {
            event.add(Ocsf.PARENT_PID, process.parent);
        }
    }

    private static void add(String name, @Nullable String value, LogEventBuilder event) {
        if (value != null) {
            event.add(name, value);
        }
    }

    private static @Nullable String text(LogEventBuilder event, String name) {
        return event.value(name) instanceof String text ? text : null;
    }

    private static long number(LogEventBuilder event, String name) {
        var text = text(event, name);
        return text == null ? -1 : Digits.parse(text, 0, text.length());
    }
}
