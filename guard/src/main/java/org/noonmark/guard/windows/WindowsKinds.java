package org.noonmark.guard.windows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.EventKind.View;
import org.noonmark.sigma.LogSource;

/// The log sources of each Windows event, by channel and event id; one object for each kind, shared
/// by all readers.
///
/// Sources: SigmaHQ's `tests/thor.yml` for services, categories and the fields of Security 4688 and
/// of Defender; the description of Sysmon 15 for its event ids; the manifest of
/// Microsoft-Windows-Kernel-File for its.
public final class WindowsKinds {
    private static final String WINDOWS = "windows";
    private static final String KERNEL_FILE = "Microsoft-Windows-Kernel-File";
    private static final String LINUX_SYSMON = "Linux-Sysmon/Operational";
    private static final String SYSMON = "Microsoft-Windows-Sysmon/Operational";

    private static final Map<String, String> PROCESS_CREATION =
            Map.of(
                    "Image", "NewProcessName",
                    "ParentImage", "ParentProcessName",
                    "ProcessId", "NewProcessId",
                    "ParentProcessId", "ProcessId",
                    "User", "SubjectUserName",
                    "LogonId", "SubjectLogonId");
    private static final Map<String, String> ANTIVIRUS =
            Map.of("Signature", "Threat Name", "Filename", "Path");
    private static final Map<String, String> DEFENDER =
            Map.of(
                    "ThreatName", "Threat Name",
                    "ProcessName", "Process Name",
                    "NewValue", "New Value",
                    "OldValue", "Old Value",
                    "SourceName", "Source Name");

    private static final EventKind OTHER = kind("windows", View.of(source("", "")));
    private static final EventKind REGISTRY_ADD =
            kind("sysmon 12 add", sysmon("registry_event"), sysmon("registry_add"));
    private static final EventKind REGISTRY_DELETE =
            kind("sysmon 12 delete", sysmon("registry_event"), sysmon("registry_delete"));
    private static final EventKind FILE_ACCESS =
            kind("kernel-file access", View.of(source("file_access", "")));
    private static final EventKind FILE_RENAME =
            kind("kernel-file rename", View.of(source("file_rename", "")));

    private static final Map<String, Channel> CHANNELS = channels();
    private static final EventKind REGISTRY_KEY =
            Objects.requireNonNull(CHANNELS.get(SYSMON)).kind(12);

    private WindowsKinds() {}

    /// A channel's kinds: those of some event ids, and the rest.
    private record Channel(EventKind rest, Map<Long, EventKind> byId) {
        EventKind kind(long id) {
            return byId.getOrDefault(id, rest);
        }
    }

    /// The kind of an event.
    ///
    /// @param provider matters where there is no channel of that name; may be empty
    /// @param eventType Sysmon's field; may be empty
    public static EventKind of(String channel, String provider, long id, String eventType) {
        var known = CHANNELS.get(channel);
        if (known == null) {
            known = CHANNELS.get(channel.toLowerCase(Locale.ROOT));
        }
        if (known == null) {
            return provider.equals(KERNEL_FILE) ? kernelFile(id) : OTHER;
        }
        var kind = known.kind(id);
        if (kind == REGISTRY_KEY) {
            return switch (eventType) {
                case "CreateKey" -> REGISTRY_ADD;
                case "DeleteKey", "DeleteValue" -> REGISTRY_DELETE;
                default -> kind;
            };
        }
        return kind;
    }

    /// The trace of the kernel's file operations, which some programs write as JSON.
    private static EventKind kernelFile(long id) {
        return switch (Math.clamp(id, 0, 100)) {
            case 12 -> FILE_ACCESS;
            case 19, 27, 29 -> FILE_RENAME;
            default -> OTHER;
        };
    }

    private static Map<String, Channel> channels() {
        var channels = new HashMap<String, Channel>();
        WindowsChannels.SERVICES.forEach((name, services) -> {
            var channel = channel(services);
            channels.put(name, channel);
            channels.put(name.toLowerCase(Locale.ROOT), channel);
        });
        var linux = linuxSysmon();
        channels.put(LINUX_SYSMON, linux);
        channels.put(LINUX_SYSMON.toLowerCase(Locale.ROOT), linux);
        return Map.copyOf(channels);
    }

    private static Channel channel(List<String> services) {
        var service = services.getFirst();
        var views = services.stream().map(one -> View.of(source("", one))).toList();
        var rest = new EventKind(service, views);
        return switch (service) {
            case "sysmon" -> new Channel(rest, SysmonKinds.windows());
            case "security" -> new Channel(rest, Map.of(4688L, processCreation()));
            case "powershell" ->
                    new Channel(
                            rest,
                            categories(service, Map.of(4103L, "ps_module", 4104L, "ps_script")));
            case "powershell-classic" ->
                    new Channel(
                            rest,
                            categories(
                                    service,
                                    Map.of(
                                            400L, "ps_classic_start",
                                            600L, "ps_classic_provider_start",
                                            800L, "ps_classic_script")));
            case "windefend" -> defender();
            default -> new Channel(rest, Map.of());
        };
    }

    /// Under `security` the names are the event's own; a process's start is found by both.
    private static EventKind processCreation() {
        return kind(
                "security 4688",
                View.of(source("", "security")),
                new View(source("process_creation", ""), PROCESS_CREATION));
    }

    private static Channel defender() {
        var own = new View(source("", "windefend"), DEFENDER);
        var found = kind("windefend detection", own, new View(source("antivirus", ""), ANTIVIRUS));
        var byId = new HashMap<Long, EventKind>();
        for (long id : new long[] {1015, 1017, 1018, 1019, 1115, 1116, 1117}) {
            byId.put(id, found);
        }
        for (long id = 1006; id <= 1012; id++) {
            byId.put(id, found);
        }
        return new Channel(kind("windefend", own), Map.copyOf(byId));
    }

    private static Map<Long, EventKind> categories(String service, Map<Long, String> names) {
        var kinds = new HashMap<Long, EventKind>();
        names.forEach((id, name) ->
                kinds.put(id, kind(service + " " + id, View.of(source(name, service)))));
        return Map.copyOf(kinds);
    }

    private static Channel linuxSysmon() {
        var rest = View.of(new LogSource("linux", "", "sysmon"));
        return new Channel(kind("linux sysmon", rest), SysmonKinds.linux());
    }

    /// All kinds of Windows events that there are.
    public static List<EventKind> all() {
        var kinds = new ArrayList<EventKind>();
        kinds.addAll(List.of(OTHER, REGISTRY_ADD, REGISTRY_DELETE, FILE_ACCESS, FILE_RENAME));
        for (var channel : CHANNELS.values()) {
            kinds.add(channel.rest);
            kinds.addAll(channel.byId.values());
        }
        return kinds.stream().distinct().toList();
    }

    private static EventKind kind(String name, View... views) {
        return new EventKind(name, List.of(views));
    }

    private static LogSource source(String category, String service) {
        return new LogSource(WINDOWS, category, service);
    }

    private static View sysmon(String category) {
        return View.of(source(category, "sysmon"));
    }
}
