package org.noonmark.guard.windows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.noonmark.guard.event.LogEventBuilder;

/// The names of the Open Cybersecurity Schema Framework beside an event's own, for those events
/// that say who did what from where. All other events stay as they are.
///
/// They follow the event's own fields, so that rules and explanations meet those first. Source:
/// OCSF 1.3, its Windows extension, and 201004 (Windows Service Activity) of 1.5.
final class OcsfNames {
    private static final String SECURITY = "Security";
    private static final String SYSTEM = "System";
    private static final String SYSMON = "Microsoft-Windows-Sysmon/Operational";

    private static final List<Alias> SUBJECT =
            List.of(
                    new Alias("actor.user.name", "SubjectUserName"),
                    new Alias("actor.user.domain", "SubjectDomainName"),
                    new Alias("actor.user.uid", "SubjectUserSid"));
    private static final List<Alias> TARGET =
            List.of(
                    new Alias("user.name", "TargetUserName"),
                    new Alias("user.domain", "TargetDomainName"),
                    new Alias("user.uid", "TargetUserSid"));
    private static final List<Alias> LOGON =
            List.of(
                    new Alias("src_endpoint.ip", "IpAddress"),
                    new Alias("src_endpoint.port", "IpPort"),
                    new Alias("src_endpoint.hostname", "WorkstationName"),
                    new Alias("logon_type_id", "LogonType"),
                    new Alias("session.uid", "TargetLogonId"));
    private static final List<Alias> IMAGE =
            List.of(
                    new Alias("process.name", "Image", true),
                    new Alias("process.file.path", "Image"),
                    new Alias("process.pid", "ProcessId"),
                    new Alias("user.name", "User"));

    private static final Map<Long, Names> IN_SECURITY =
            Map.ofEntries(
                    names(4624, 3002, "Logon", "Success", TARGET, SUBJECT, LOGON),
                    names(4625, 3002, "Logon", "Failure", TARGET, SUBJECT, LOGON),
                    names(4634, 3002, "Logoff", "Success", TARGET, LOGON),
                    names(4648, 3002, "Logon", "Success", TARGET, SUBJECT, LOGON),
                    names(
                            4672,
                            3003,
                            "Assign Privileges",
                            "Success",
                            List.of(
                                    new Alias("user.name", "SubjectUserName"),
                                    new Alias("user.domain", "SubjectDomainName"),
                                    new Alias("user.uid", "SubjectUserSid"))),
                    names(
                            4688,
                            1007,
                            "Launch",
                            "Success",
                            SUBJECT,
                            List.of(
                                    new Alias("process.name", "NewProcessName", true),
                                    new Alias("process.file.path", "NewProcessName"),
                                    new Alias("process.pid", "NewProcessId"),
                                    new Alias("process.cmd_line", "CommandLine"),
                                    new Alias("actor.process.file.path", "ParentProcessName"))),
                    names(4720, 3001, "Create", "Success", TARGET, SUBJECT),
                    names(
                            4732,
                            3006,
                            "Add User",
                            "Success",
                            SUBJECT,
                            List.of(
                                    new Alias("group.name", "TargetUserName"),
                                    new Alias("group.uid", "TargetSid"),
                                    new Alias("user.name", "MemberName"),
                                    new Alias("user.uid", "MemberSid"))),
                    names(1102, 1008, "Clear", "Success", SUBJECT),
                    names(
                            4616,
                            0,
                            "System Time Change",
                            "Success",
                            SUBJECT,
                            List.of(
                                    new Alias("process.name", "ProcessName", true),
                                    new Alias("process.file.path", "ProcessName"))));

    private static final Map<Long, Names> IN_SYSTEM =
            Map.ofEntries(
                    names(
                            7045,
                            201_004,
                            "Create",
                            "Success",
                            List.of(
                                    new Alias("win_service.name", "ServiceName"),
                                    new Alias("win_service.cmd_line", "ImagePath"))));

    private static final Map<Long, Names> IN_SYSMON =
            Map.ofEntries(
                    names(
                            1,
                            1007,
                            "Launch",
                            "Success",
                            IMAGE,
                            List.of(
                                    new Alias("process.cmd_line", "CommandLine"),
                                    new Alias("actor.process.file.path", "ParentImage"),
                                    new Alias("actor.process.cmd_line", "ParentCommandLine"))),
                    names(
                            3,
                            4001,
                            "Open",
                            "Success",
                            IMAGE,
                            List.of(
                                    new Alias("src_endpoint.ip", "SourceIp"),
                                    new Alias("src_endpoint.port", "SourcePort"),
                                    new Alias("dst_endpoint.ip", "DestinationIp"),
                                    new Alias("dst_endpoint.port", "DestinationPort"),
                                    new Alias("dst_endpoint.hostname", "DestinationHostname"))),
                    names(
                            10,
                            1007,
                            "Open",
                            "Success",
                            List.of(
                                    new Alias("process.name", "TargetImage", true),
                                    new Alias("process.file.path", "TargetImage"),
                                    new Alias("actor.process.file.path", "SourceImage"),
                                    new Alias("user.name", "SourceUser"))),
                    names(
                            11,
                            1001,
                            "Create",
                            "Success",
                            IMAGE,
                            List.of(new Alias("file.path", "TargetFilename"))),
                    names(
                            13,
                            201_002,
                            "Set",
                            "Success",
                            IMAGE,
                            List.of(
                                    new Alias("reg_value.path", "TargetObject"),
                                    new Alias("reg_value.data", "Details"))),
                    names(
                            22,
                            4003,
                            "Query",
                            "Success",
                            IMAGE,
                            List.of(new Alias("query.hostname", "QueryName"))));

    private OcsfNames() {}

    /// A name, and the event's own field; `isFileName` takes what follows the last backslash.
    private record Alias(String name, String own, boolean isFileName) {
        Alias(String name, String own) {
            this(name, own, false);
        }
    }

    private record Names(Long classUid, String activity, String status, List<Alias> aliases) {}

    @SafeVarargs
    private static Map.Entry<Long, Names> names(
            long id, long classUid, String activity, String status, List<Alias>... aliases) {
        var all = new ArrayList<Alias>();
        for (var some : aliases) {
            all.addAll(some);
        }
        all.add(new Alias("device.hostname", "Computer"));
        return Map.entry(id, new Names(classUid, activity, status, List.copyOf(all)));
    }

    static void add(String channel, long id, LogEventBuilder event) {
        var names =
                switch (channel) {
                    case SECURITY -> IN_SECURITY.get(id);
                    case SYSTEM -> IN_SYSTEM.get(id);
                    case SYSMON -> IN_SYSMON.get(id);
                    default -> null;
                };
        if (names == null) {
            return;
        }
        event.add("class_uid", names.classUid);
        event.add("activity_name", names.activity);
        event.add("status", names.status);
        for (var alias : names.aliases) {
            var value = event.first(alias.own);
            if (value != null && !"-".equals(value) && !"".equals(value)) {
                event.add(alias.name, alias.isFileName ? fileName(value) : value);
            }
        }
    }

    private static Object fileName(Object path) {
        return path instanceof String text ? text.substring(text.lastIndexOf('\\') + 1) : path;
    }
}
