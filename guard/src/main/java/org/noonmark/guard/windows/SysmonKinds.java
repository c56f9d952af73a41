package org.noonmark.guard.windows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.EventKind.View;
import org.noonmark.sigma.LogSource;

/// What Sysmon's event ids are: categories of Sigma's log sources.
///
/// Sources: SigmaHQ's `tests/thor.yml`; Microsoft's description of Sysmon 15 and of Sysmon for
/// Linux. A file's deletion is written as 23 when Sysmon keeps the file and as 26 when it does not:
/// both are `file_delete`. The names that SigmaHQ's own list of fields has beside those of the map
/// (`raw_access_read`, `file_block`, `clipboard_capture`) are given too.
final class SysmonKinds {
    private static final Map<Integer, List<String>> CATEGORIES =
            Map.ofEntries(
                    Map.entry(1, List.of("process_creation")),
                    Map.entry(2, List.of("file_change")),
                    Map.entry(3, List.of("network_connection")),
                    Map.entry(4, List.of("sysmon_status")),
                    Map.entry(5, List.of("process_termination")),
                    Map.entry(6, List.of("driver_load")),
                    Map.entry(7, List.of("image_load")),
                    Map.entry(8, List.of("create_remote_thread")),
                    Map.entry(9, List.of("raw_access_thread", "raw_access_read")),
                    Map.entry(10, List.of("process_access")),
                    Map.entry(11, List.of("file_event")),
                    Map.entry(12, List.of("registry_event")),
                    Map.entry(13, List.of("registry_event", "registry_set")),
                    Map.entry(14, List.of("registry_event", "registry_rename")),
                    Map.entry(15, List.of("create_stream_hash")),
                    Map.entry(16, List.of("sysmon_status")),
                    Map.entry(17, List.of("pipe_created")),
                    Map.entry(18, List.of("pipe_created")),
                    Map.entry(19, List.of("wmi_event")),
                    Map.entry(20, List.of("wmi_event")),
                    Map.entry(21, List.of("wmi_event")),
                    Map.entry(22, List.of("dns_query")),
                    Map.entry(23, List.of("file_delete")),
                    Map.entry(24, List.of("clipboard_change", "clipboard_capture")),
                    Map.entry(25, List.of("process_tampering")),
                    Map.entry(26, List.of("file_delete", "file_delete_detected")),
                    Map.entry(27, List.of("file_block_executable", "file_block")),
                    Map.entry(28, List.of("file_block_shredding", "file_block")),
                    Map.entry(29, List.of("file_executable_detected")),
                    Map.entry(255, List.of("sysmon_error")));

    /// What Sysmon for Linux can see.
    private static final List<Integer> ON_LINUX = List.of(1, 3, 4, 5, 9, 11, 16, 23);

    private SysmonKinds() {}

    static Map<Long, EventKind> windows() {
        return kinds("windows", List.copyOf(CATEGORIES.keySet()));
    }

    static Map<Long, EventKind> linux() {
        return kinds("linux", ON_LINUX);
    }

    private static Map<Long, EventKind> kinds(String product, List<Integer> ids) {
        var kinds = new HashMap<Long, EventKind>();
        for (int id : ids) {
            var views = new ArrayList<View>();
            for (var category : CATEGORIES.getOrDefault(id, List.of())) {
                views.add(View.of(new LogSource(product, category, "sysmon")));
            }
            var name = product.equals("linux") ? "linux sysmon " : "sysmon ";
            kinds.put((long) id, new EventKind(name + id, views));
        }
        return Map.copyOf(kinds);
    }
}
