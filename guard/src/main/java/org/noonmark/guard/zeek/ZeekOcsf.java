package org.noonmark.guard.zeek;

import java.util.Map;
import org.noonmark.guard.event.LogEventBuilder;
import org.noonmark.guard.event.Ocsf;

/// The names of the Open Cybersecurity Schema Framework for who spoke with whom, behind Zeek's own.
///
/// Classes: OCSF 1.3, category "Network Activity", and 3002 for what proves a user's identity.
final class ZeekOcsf {
    private static final Map<String, Long> CLASSES =
            Map.ofEntries(
                    Map.entry("conn", Ocsf.NETWORK_ACTIVITY),
                    Map.entry("http", 4002L),
                    Map.entry("dns", 4003L),
                    Map.entry("dhcp", 4004L),
                    Map.entry("rdp", 4005L),
                    Map.entry("smb_files", 4006L),
                    Map.entry("smb_mapping", 4006L),
                    Map.entry("ssh", Ocsf.SSH_ACTIVITY),
                    Map.entry("ftp", 4008L),
                    Map.entry("smtp", 4009L),
                    Map.entry("ntp", Ocsf.NTP_ACTIVITY),
                    Map.entry("kerberos", Ocsf.AUTHENTICATION),
                    Map.entry("ntlm", Ocsf.AUTHENTICATION));

    private ZeekOcsf() {}

    static void add(String path, LogEventBuilder event) {
        var classUid = CLASSES.get(path);
        if (classUid == null) {
            return;
        }
        event.add(Ocsf.CLASS_UID, classUid);
        alias(Ocsf.SRC_IP, "id.orig_h", event);
        alias(Ocsf.SRC_PORT, "id.orig_p", event);
        alias(Ocsf.DST_IP, "id.resp_h", event);
        alias(Ocsf.DST_PORT, "id.resp_p", event);
    }

    private static void alias(String name, String own, LogEventBuilder event) {
        var value = event.first(own);
        if (value != null) {
            event.add(name, value);
        }
    }
}
