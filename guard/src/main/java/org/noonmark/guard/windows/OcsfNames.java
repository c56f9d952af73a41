package org.noonmark.guard.windows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.noonmark.guard.event.LogEventBuilder;
import org.noonmark.guard.event.Ocsf;

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
                    new Alias(Ocsf.ACTOR_USER_NAME, "SubjectUserName"),
                    new Alias("actor.user.domain", "SubjectDomainName"),
                    new Alias(Ocsf.ACTOR_USER_UID, "SubjectUserSid"));
    private static final List<Alias> TARGET =
            List.of(
                    new Alias(Ocsf.USER_NAME, "TargetUserName"),
                    new Alias("user.domain", "TargetDomainName"),
                    new Alias(Ocsf.USER_UID, "TargetUserSid"));
    private static final List<Alias> LOGON =
            List.of(
                    new Alias(Ocsf.SRC_IP, "IpAddress"),
                    new Alias(Ocsf.SRC_PORT, "IpPort"),
                    new Alias(Ocsf.SRC_HOSTNAME, "WorkstationName"),
                    new Alias("logon_type_id", "LogonType"),
                    new Alias(Ocsf.SESSION_UID, "TargetLogonId"));
    private static final List<Alias> IMAGE =
            List.of(
                    new Alias(Ocsf.PROCESS_NAME, "Image", true),
                    new Alias(Ocsf.PROCESS_PATH, "Image"),
                    new Alias(Ocsf.PROCESS_PID, "ProcessId"),
                    new Alias(Ocsf.USER_NAME, "User"));

    private static final Map<Long, Names> IN_SECURITY =
            Map.ofEntries(
                    names(4624, Ocsf.AUTHENTICATION, "Logon", "Success", TARGET, SUBJECT, LOGON),
                    names(4625, Ocsf.AUTHENTICATION, "Logon", "Failure", TARGET, SUBJECT, LOGON),
                    names(4634, Ocsf.AUTHENTICATION, "Logoff", "Success", TARGET, LOGON),
                    names(4648, Ocsf.AUTHENTICATION, "Logon", "Success", TARGET, SUBJECT, LOGON),
                    names(
                            4672,
                            3003,
                            "Assign Privileges",
                            "Success",
                            List.of(
                                    new Alias(Ocsf.USER_NAME, "SubjectUserName"),
                                    new Alias("user.domain", "SubjectDomainName"),
                                    new Alias(Ocsf.USER_UID, "SubjectUserSid"))),
                    names(
                            4688,
                            Ocsf.PROCESS_ACTIVITY,
                            "Launch",
                            "Success",
                            SUBJECT,
                            List.of(
                                    new Alias(Ocsf.PROCESS_NAME, "NewProcessName", true),
                                    new Alias(Ocsf.PROCESS_PATH, "NewProcessName"),
                                    new Alias(Ocsf.PROCESS_PID, "NewProcessId"),
                                    new Alias(Ocsf.PROCESS_COMMAND, "CommandLine"),
                                    new Alias(Ocsf.PARENT_PATH, "ParentProcessName"))),
                    names(4720, Ocsf.ACCOUNT_CHANGE, "Create", "Success", TARGET, SUBJECT),
                    names(
                            4732,
                            Ocsf.GROUP_MANAGEMENT,
                            "Add User",
                            "Success",
                            SUBJECT,
                            List.of(
                                    new Alias(Ocsf.GROUP_NAME, "TargetUserName"),
                                    new Alias("group.uid", "TargetSid"),
                                    new Alias(Ocsf.USER_NAME, "MemberName"),
                                    new Alias(Ocsf.USER_UID, "MemberSid"))),
                    names(1102, Ocsf.EVENT_LOG_ACTIVITY, "Clear", "Success", SUBJECT),
                    names(
                            4616,
                            Ocsf.BASE_EVENT,
                            "System Time Change",
                            "Success",
                            SUBJECT,
                            List.of(
                                    new Alias(Ocsf.PROCESS_NAME, "ProcessName", true),
                                    new Alias(Ocsf.PROCESS_PATH, "ProcessName"))));

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
                            Ocsf.PROCESS_ACTIVITY,
                            "Launch",
                            "Success",
                            IMAGE,
                            List.of(
                                    new Alias(Ocsf.PROCESS_COMMAND, "CommandLine"),
                                    new Alias(Ocsf.PARENT_PATH, "ParentImage"),
                                    new Alias(
                                            "process.parent_process.cmd_line",
                                            "ParentCommandLine"))),
                    names(
                            3,
                            Ocsf.NETWORK_ACTIVITY,
                            "Open",
                            "Success",
                            IMAGE,
                            List.of(
                                    new Alias(Ocsf.SRC_IP, "SourceIp"),
                                    new Alias(Ocsf.SRC_PORT, "SourcePort"),
                                    new Alias(Ocsf.DST_IP, "DestinationIp"),
                                    new Alias(Ocsf.DST_PORT, "DestinationPort"),
                                    new Alias("dst_endpoint.hostname", "DestinationHostname"))),
                    names(
                            10,
                            Ocsf.PROCESS_ACTIVITY,
                            "Open",
                            "Success",
                            List.of(
                                    new Alias(Ocsf.PROCESS_NAME, "TargetImage", true),
                                    new Alias(Ocsf.PROCESS_PATH, "TargetImage"),
                                    new Alias("actor.process.file.path", "SourceImage"),
                                    new Alias(Ocsf.USER_NAME, "SourceUser"))),
                    names(
                            11,
                            Ocsf.FILE_ACTIVITY,
                            "Create",
                            "Success",
                            IMAGE,
                            List.of(new Alias(Ocsf.FILE_PATH, "TargetFilename"))),
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
        all.add(new Alias(Ocsf.HOSTNAME, "Computer"));
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
        event.add(Ocsf.CLASS_UID, names.classUid);
        event.add(Ocsf.ACTIVITY_NAME, names.activity);
        event.add(Ocsf.STATUS, names.status);
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
