package org.noonmark.guard.zeek;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.EventKind.View;
import org.noonmark.sigma.LogSource;

/// The log sources of Zeek's logs: product `zeek`, service the log's path; and the categories under
/// which rules look for the same elsewhere, with the names of fields that those rules use.
///
/// Source: SigmaHQ's taxonomy for `dns`, `proxy`, `webserver` and `firewall`; Zeek's names.
final class ZeekKinds {
    private static final String ZEEK = "zeek";
    private static final int MAX_KINDS = 1000;
    private static final Map<String, String> ADDRESSES =
            Map.of(
                    "src_ip", "id.orig_h",
                    "src_port", "id.orig_p",
                    "dst_ip", "id.resp_h",
                    "dst_port", "id.resp_p");
    private static final Map<String, String> DNS =
            Map.of("record_type", "qtype_name", "answer", "answers");
    private static final Map<String, String> WEB =
            Map.of(
                    "c-uri", "uri",
                    "cs-uri", "uri",
                    "c-uri-query", "uri",
                    "cs-uri-query", "uri",
                    "cs-uri-stem", "uri",
                    "c-useragent", "user_agent",
                    "cs-user-agent", "user_agent",
                    "cs-method", "method",
                    "cs-host", "host",
                    "sc-status", "status_code");
    private static final Map<String, String> MORE_WEB =
            Map.of(
                    "r-dns", "host",
                    "cs-referrer", "referrer",
                    "cs-referer", "referrer",
                    "cs-version", "version",
                    "cs-username", "username",
                    "sc-bytes", "response_body_len",
                    "cs-bytes", "request_body_len");

    private static final Map<String, EventKind> KNOWN =
            Map.of(
                    "dns", kind("dns", List.of("dns"), DNS),
                    "http", kind("http", List.of("proxy", "webserver"), with(WEB, MORE_WEB)),
                    "conn", kind("conn", List.of("firewall"), Map.of()));
    private static final EventKind OTHER = kind("", List.of(), Map.of());

    private final Map<String, EventKind> made = new HashMap<>();

    /// The kind of the log with this path; the same object for the same path.
    EventKind of(String path) {
        if (path.isEmpty()) {
            return OTHER;
        }
        var known = KNOWN.get(path);
        if (known != null) {
            return known;
        }
        return made.size() < MAX_KINDS
                ? made.computeIfAbsent(path, name -> kind(name, List.of(), Map.of()))
                : made.getOrDefault(path, OTHER);
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        var all = new HashMap<>(some);
        all.putAll(more);
        return Map.copyOf(all);
    }

    private static EventKind kind(String path, List<String> categories, Map<String, String> names) {
        var views = new ArrayList<View>();
        views.add(View.of(new LogSource(ZEEK, "", path)));
        for (var category : categories) {
            views.add(new View(new LogSource(ZEEK, category, ""), with(ADDRESSES, names)));
        }
        return new EventKind(path.isEmpty() ? ZEEK : ZEEK + " " + path, views);
    }
}
