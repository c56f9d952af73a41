package org.noonmark.guard.rules;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.EventKind.View;
import org.noonmark.sigma.LogSource;
import org.noonmark.sigma.SigmaEvent;

/// An event as the evaluator saw it that wrote the expectations of the attack samples: hexadecimal
/// numbers as evtxexport writes them, with leading zeros, where Windows writes none; and each
/// Sysmon 12 as a key that was added as well as deleted, whatever its `EventType` says.
record AsExported(LogEvent event) implements SigmaEvent {
    private static final EventKind ADDED_AND_DELETED =
            new EventKind(
                    "sysmon 12, as expected",
                    List.of(
                            sysmon("registry_event"),
                            sysmon("registry_add"),
                            sysmon("registry_delete")));

    private static View sysmon(String category) {
        return View.of(new LogSource("windows", category, "sysmon"));
    }

    @Override
    public EventKind kind() {
        return event.kind().name().startsWith("sysmon 12") ? ADDED_AND_DELETED : event.kind();
    }

    @Override
    public Instant time() {
        return event.time();
    }

    @Override
    public int fieldCount() {
        return event.fieldCount();
    }

    @Override
    public String fieldName(int index) {
        return event.fieldName(index);
    }

    @Override
    public @Nullable Object fieldValue(int index) {
        var value = event.fieldValue(index);
        return value instanceof String text && text.matches("0x[0-9a-fA-F]{1,15}")
                ? "0x" + "0".repeat(18 - text.length()) + text.substring(2)
                : value;
    }

    @Override
    public String text() {
        return event.text();
    }
}
