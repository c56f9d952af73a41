package org.noonmark.guard.windows;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.LogEventBuilder;
import org.noonmark.guard.json.JsonLeaves;
import org.noonmark.guard.json.JsonPath;
import org.noonmark.guard.json.JsonShape;

/// Windows events as JSON: an `Event` as converters of EVTX write it, Winlogbeat's, and flat ones
/// that name `EventID` and `Channel` as NXLog and OTRF's data sets do.
public final class WindowsJson implements JsonShape {
    private static final int MAX_MEMBERS = 20_000;
    private static final String XML_START = "<Event";
    private static final String[] XML_FIELDS = {"SyslogMessage", "message", "Message"};

    /// A place that says the name of the unnamed field behind it.
    private static final String NAME_OF_NEXT = "";

    private final Map<JsonPath, Member> eventMembers = new HashMap<>();
    private final Map<JsonPath, Member> beatMembers = new HashMap<>();
    private final Map<JsonPath, Member> flatMembers = new HashMap<>();
    private final EventXml xml = new EventXml();

    public WindowsJson() {}

    private enum Part {
        SYSTEM,
        DATA,
        TIME,
        NOTHING
    }

    /// What a place means.
    private record Member(Part part, String name) {
        static final Member NOTHING = new Member(Part.NOTHING, "");
    }

    @Override
    public boolean write(JsonLeaves leaves, LogClock clock, LogEventBuilder event) {
        if (leaves.first("Event.System.EventID") != null
                || leaves.first("Event.System.EventID.#text") != null) {
            writeEvent(leaves, new WindowsEvent(clock, event));
            return true;
        }
        if (leaves.first("winlog.event_id") != null || leaves.first("log_name") != null) {
            writeBeat(leaves, new WindowsEvent(clock, event));
            return true;
        }
        if (isFlat(leaves)) {
            writeFlat(leaves, new WindowsEvent(clock, event));
            return true;
        }
        return writeXml(leaves, clock, event);
    }

    private static boolean isFlat(JsonLeaves leaves) {
        boolean hasId = leaves.first("EventID") != null || leaves.first("EventId") != null;
        return hasId
                && (leaves.first("Channel") != null
                        || leaves.first("ProviderName") != null
                        || leaves.first("Provider_Name") != null
                        || leaves.first("ProviderGuid") != null
                        || leaves.first("SourceName") != null);
    }

    private void writeEvent(JsonLeaves leaves, WindowsEvent event) {
        String pending = null;
        for (int i = 0; i < leaves.count(); i++) {
            var path = leaves.path(i);
            var member = member(eventMembers, path, WindowsJson::eventMember);
            var value = leaves.value(i);
            if (member.part == Part.DATA && member.name.equals(NAME_OF_NEXT)) {
                if (pending != null) {
                    event.data(pending, "");
                }
                pending = String.valueOf(value);
            } else if (pending != null && member.name.equals("Data")) {
                event.data(pending, value);
                pending = null;
            } else {
                write(member, value, event);
            }
        }
        if (pending != null) {
            event.data(pending, "");
        }
        event.finish();
    }

    /// What a place means, remembered; places themselves are bounded, but may be made anew.
    private static Member member(
            Map<JsonPath, Member> known, JsonPath path, Function<String, Member> meaning) {
        var member = known.get(path);
        if (member == null) {
            member = meaning.apply(path.name());
            if (known.size() < MAX_MEMBERS) {
                known.put(path, member);
            }
        }
        return member;
    }

    private static void write(Member member, @Nullable Object value, WindowsEvent event) {
        switch (member.part) {
            case SYSTEM -> event.system(member.name, value);
            case DATA -> event.data(member.name, value);
            case TIME -> {
                if (value != null) {
                    event.time(value);
                    event.data(member.name, value);
                }
            }
            case NOTHING -> {}
        }
    }

    /// Attributes are `#attributes.Name` or `@Name`, an element's text beside them is `#text`.
    private static Member eventMember(String name) {
        var plain = name.replace(".#attributes", "").replace(".#text", "").replace("@", "");
        if (plain.contains("xmlns")) {
            return Member.NOTHING;
        }
        if (plain.startsWith("Event.System.")) {
            return new Member(Part.SYSTEM, after(plain, "Event.System.").replace('.', '_'));
        }
        if (plain.startsWith("Event.EventData.")) {
            var inner = after(plain, "Event.EventData.");
            boolean isAttribute = plain.length() < name.length() && !name.contains("#text");
            if (inner.equals("Data.Name")) {
                return new Member(Part.DATA, NAME_OF_NEXT);
            }
            if (isAttribute && inner.equals("Name")) {
                return new Member(Part.DATA, "EventData_Name");
            }
            return new Member(Part.DATA, inner);
        }
        return new Member(Part.DATA, plain.substring(plain.lastIndexOf('.') + 1));
    }

    private static String after(String text, String beginning) {
        return text.substring(beginning.length());
    }

    private void writeBeat(JsonLeaves leaves, WindowsEvent event) {
        for (int i = 0; i < leaves.count(); i++) {
            var path = leaves.path(i);
            var member = member(beatMembers, path, WindowsJson::beatMember);
            write(member, leaves.value(i), event);
        }
        event.finish();
    }

    private static Member beatMember(String name) {
        var inner = name.startsWith("winlog.") ? after(name, "winlog.") : name;
        if (inner.startsWith("event_data.")) {
            return new Member(Part.DATA, after(inner, "event_data."));
        }
        if (inner.startsWith("user_data.")) {
            return new Member(Part.DATA, after(inner, "user_data."));
        }
        var system =
                switch (inner) {
                    case "channel", "log_name" -> "Channel";
                    case "event_id" -> "EventID";
                    case "provider_name", "source_name" -> "Provider_Name";
                    case "provider_guid" -> "Provider_Guid";
                    case "computer_name" -> "Computer";
                    case "record_id", "record_number" -> "EventRecordID";
                    case "process.pid", "process_id" -> "Execution_ProcessID";
                    case "process.thread.id", "thread_id" -> "Execution_ThreadID";
                    case "activity_id" -> "Correlation_ActivityID";
                    case "user.identifier" -> "Security_UserID";
                    default -> "";
                };
        boolean isWinlog = inner.length() < name.length() || !inner.contains(".");
        if (isWinlog && !system.isEmpty()) {
            return new Member(Part.SYSTEM, system);
        }
        return new Member(name.equals("@timestamp") ? Part.TIME : Part.DATA, name);
    }

    /// Own names stay; the names of rules come beside them.
    private void writeFlat(JsonLeaves leaves, WindowsEvent event) {
        for (int i = 0; i < leaves.count(); i++) {
            var path = leaves.path(i);
            var value = leaves.value(i);
            var own = path.name();
            var member = member(flatMembers, path, WindowsJson::flatMember);
            if (member.part == Part.SYSTEM) {
                event.system(member.name, value);
                if (member.name.equals(own)) {
                    continue;
                }
            }
            event.data(member.part == Part.DATA ? member.name : own, value);
        }
        var message = leaves.text("Message");
        if (message != null) {
            event.message(message);
        }
        time(leaves, event);
        event.finish();
    }

    private static Member flatMember(String own) {
        var system =
                switch (own) {
                    case "EventID", "EventId" -> "EventID";
                    case "Channel" -> "Channel";
                    case "Hostname", "Computer" -> "Computer";
                    case "SourceName", "ProviderName", "Provider_Name", "EventSourceName" ->
                            "Provider_Name";
                    case "ProviderGuid" -> "Provider_Guid";
                    case "ExecutionProcessID" -> "Execution_ProcessID";
                    case "ThreadID" -> "Execution_ThreadID";
                    case "UserID" -> "Security_UserID";
                    case "RecordNumber", "EventRecordID" -> "EventRecordID";
                    case "ActivityID" -> "Correlation_ActivityID";
                    default -> "";
                };
        if (!system.isEmpty()) {
            return new Member(Part.SYSTEM, system);
        }
        return new Member(Part.DATA, own.startsWith("EventData.") ? after(own, "EventData.") : own);
    }

    /// Times that say their zone come first: `EventTime` is the computer's local time.
    private static void time(JsonLeaves leaves, WindowsEvent event) {
        for (var name : new String[] {"SystemTime", "TimeCreated", "UtcTime", "@timestamp"}) {
            var value = leaves.first(name);
            if (value instanceof String text && hasZone(name, text)) {
                event.time(name.equals("UtcTime") ? text + "Z" : text);
            }
        }
        for (var name : new String[] {"TimeCreated", "EventTime", "TimeGenerated"}) {
            var value = leaves.first(name);
            if (value != null) {
                event.time(value);
            }
        }
    }

    private static boolean hasZone(String name, String text) {
        return name.equals("UtcTime")
                || text.toUpperCase(Locale.ROOT).endsWith("Z")
                || text.lastIndexOf('+') > 10
                || text.lastIndexOf('-') > 10;
    }

    /// Sysmon for Linux writes its events as XML to syslog, which others wrap into JSON.
    private boolean writeXml(JsonLeaves leaves, LogClock clock, LogEventBuilder event) {
        for (var name : XML_FIELDS) {
            var text = leaves.text(name);
            if (text == null || !text.startsWith(XML_START)) {
                continue;
            }
            var windows = new WindowsEvent(clock, event);
            if (!xml.read(text, windows)) {
                event.truncate(0);
                return false;
            }
            for (int i = 0; i < leaves.count(); i++) {
                if (!leaves.path(i).name().equals(name)) {
                    windows.data(leaves.path(i).name(), leaves.value(i));
                }
            }
            windows.finish();
            return true;
        }
        return false;
    }
}
