package org.noonmark.guard.unix;

import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.ClaimedTime;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.LogEventBuilder;
import org.noonmark.guard.event.Ocsf;
import org.noonmark.guard.message.Digits;

/// What a journal entry's fields mean, however the entry was written (systemd.journal-fields(7)).
///
/// Fields whose names begin with an underscore are the journal's own word; all others, the
/// identifier among them, are the sender's. They stay as they are, so that rules can compare them.
final class JournalEntry {
    private static final int MICROS_TO_NANOS = 1_000;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private JournalEntry() {}

    /// Adds OCSF's names to an event that has the journal's fields, and reads the message as its
    /// program's.
    static void complete(LogEventBuilder event, LogClock clock) {
        var claim = micros(event, "_SOURCE_REALTIME_TIMESTAMP", clock);
        event.claimed(claim == null ? micros(event, "__REALTIME_TIMESTAMP", clock) : claim);
        var host = text(event, "_HOSTNAME");
        if (!host.isEmpty()) {
            event.add(Ocsf.HOSTNAME, host);
        }
        var identifier = text(event, "SYSLOG_IDENTIFIER");
        var program = identifier.isEmpty() ? text(event, "_COMM") : identifier;
        var process = text(event, "_PID");
        long pid = Digits.parse(process, 0, process.length());
        if (pid >= 0) {
            event.add(Ocsf.PROCESS_PID, pid);
        }
        var path = text(event, "_EXE");
        if (!path.isEmpty()) {
            event.add(Ocsf.PROCESS_PATH, path);
        }
        var message = text(event, "MESSAGE");
        event.text(host + " " + program + (pid < 0 ? "" : "[" + pid + "]") + ": " + message);
        Programs.ALL.read(program, message, 0, message.length(), event);
    }

    private static @Nullable ClaimedTime micros(
            LogEventBuilder event, String name, LogClock clock) {
        var text = text(event, name);
        long micros = Digits.parse(text, 0, text.length());
        return micros < 0
                ? null
                : clock.ofPosix(
                        micros / MICROS_PER_SECOND,
                        (int) (micros % MICROS_PER_SECOND) * MICROS_TO_NANOS,
                        MICROS_TO_NANOS);
    }

    private static String text(LogEventBuilder event, String name) {
        var value = event.value(name);
        return value == null ? "" : value.toString();
    }
}
