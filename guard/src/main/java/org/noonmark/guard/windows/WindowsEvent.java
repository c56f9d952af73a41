package org.noonmark.guard.windows;

import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.ClaimedTime;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.LogEventBuilder;
import org.noonmark.guard.json.TimeValue;

/// Writes one Windows event: passes its fields on, and keeps what says its kind and its time.
final class WindowsEvent {
    private static final long SYSMON_REGISTRY_KEY = 12;
    private static final String EVENT_TYPE = "\nEventType: ";

    private final LogClock clock;
    private final LogEventBuilder event;
    private String channel = "";
    private String provider = "";
    private String eventType = "";
    private long id = -1;
    private @Nullable ClaimedTime claimed;

    WindowsEvent(LogClock clock, LogEventBuilder event) {
        this.clock = clock;
        this.event = event;
    }

    /// A member of `System`, under the name that rules know it by; empty ones are left out.
    void system(String name, @Nullable Object value) {
        if (value == null || "".equals(value)) {
            return;
        }
        Object kept = value;
        switch (name) {
            case "Channel" -> channel = String.valueOf(value);
            case "Provider_Name" -> provider = String.valueOf(value);
            case "EventID" -> {
                kept = number(value);
                id = kept instanceof Long number ? number : -1;
            }
            case "TimeCreated_SystemTime" -> time(value);
            default -> {}
        }
        event.add(name, kept);
    }

    /// What a time says that stands in the event, unless one did already.
    void time(Object value) {
        if (claimed == null) {
            claimed = TimeValue.read(value, clock);
        }
    }

    /// A member of `EventData` or `UserData`.
    void data(String name, @Nullable Object value) {
        if (name.equals("EventType") && value instanceof String type) {
            eventType = type;
        }
        event.add(name, value);
    }

    /// What Sysmon's `EventType` was, where a collector wrote another one over it: the text of the
    /// message says it in a line of its own.
    void message(String text) {
        int at = id == SYSMON_REGISTRY_KEY ? text.indexOf(EVENT_TYPE) : -1;
        if (at < 0) {
            return;
        }
        int from = at + EVENT_TYPE.length();
        int to = from;
        while (to < text.length() && Character.isLetter(text.charAt(to))) {
            to++;
        }
        eventType = text.substring(from, to);
    }

    /// All fields are there: kind, time, and the names that logs have in common.
    void finish() {
        event.kind(WindowsKinds.of(channel, provider, id, eventType));
        if (claimed != null) {
            event.claimed(claimed);
        }
        OcsfNames.add(channel, id, event);
    }

    private static Object number(Object value) {
        if (!(value instanceof String text) || text.isEmpty() || text.length() > 10) {
            return value;
        }
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return value;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
