package org.noonmark.guard.fact;

import static org.noonmark.guard.fact.AccessFacts.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.Ocsf;

/// What records of the Linux audit system say.
///
/// Of a command only what it does to trust, credentials and logs becomes a fact: sudo's own log
/// names commands already. A PATH is a change when its record creates or deletes a name, or when
/// the system call before it writes.
final class AuditAccess {
    private static final int LOGS = 1024;
    private static final int WRITE_FLAGS = 3;

    private static final Set<String> WRITING =
            Set.of(
                    "truncate",
                    "ftruncate",
                    "rename",
                    "renameat",
                    "renameat2",
                    "link",
                    "linkat",
                    "symlink",
                    "symlinkat",
                    "unlink",
                    "unlinkat",
                    "chmod",
                    "fchmod",
                    "fchmodat",
                    "chown",
                    "fchown",
                    "lchown",
                    "fchownat",
                    "creat",
                    "setxattr");

    /// What the last system call of a log was.
    private record Call(String number, boolean writes, String account) {}

    private static final Call NONE = new Call("", false, "");

    private final RecordNumbers numbers;
    private final Map<String, Call> byLog =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Call> eldest) {
                    return size() > LOGS;
                }
            };

    AuditAccess(RecordNumbers numbers) {
        this.numbers = numbers;
    }

    void read(LogEvent event, Origin origin, Consumer<Fact> sink) {
        var type = text(event, "type");
        if (!type.startsWith("DAEMON_")) {
            number(event, origin, sink);
        }
        switch (type) {
            case "SYSCALL" -> byLog.put(origin.position().source(), call(event));
            case "PATH" -> path(event, origin, sink);
            case "EXECVE" ->
                    CommandMeaning.read(
                            text(event, Ocsf.PROCESS_COMMAND), account(event), origin, sink);
            case "USER_LOGIN" -> login(event, origin, sink);
            case "USER_LOGOUT" ->
                    sink.accept(
                            new Fact.Logout(
                                    origin,
                                    account(event),
                                    address(event),
                                    "audit " + text(event, "ses"),
                                    service(event)));
            case "ADD_USER" -> changed(event, origin, "account created", sink);
            case "DEL_USER" -> changed(event, origin, "account deleted", sink);
            case "USER_CHAUTHTOK" -> changed(event, origin, what(event), sink);
            case "CONFIG_CHANGE" -> configuration(event, origin, sink);
            case "DAEMON_END", "DAEMON_ABORT" -> lost(event, origin, sink);
            case "SERVICE_STOP" -> {
                var unit = text(event, "unit");
                if (unit.equals("auditd") || unit.equals("rsyslog")) {
                    lost(event, origin, sink);
                }
            }
            default -> {}
        }
    }

    private void number(LogEvent event, Origin origin, Consumer<Fact> sink) {
        var identifier = text(event, Ocsf.CORRELATION_UID);
        int colon = identifier.indexOf(':');
        long number = Decimal.parse(identifier, colon + 1);
        if (colon < 0 || number < 0) {
            return;
        }
        var log = origin.host() + " " + origin.position().source() + " audit";
        long missing = numbers.take(log, number, origin.time());
        if (missing > 0) {
            sink.accept(
                    new Fact.LogLost(
                            origin,
                            Fact.Loss.GAP,
                            "audit",
                            missing + " record numbers missing before " + number));
        }
    }

    private static Call call(LogEvent event) {
        var name = text(event, "SYSCALL");
        boolean writes =
                "Success".equals(event.first(Ocsf.STATUS))
                        && (WRITING.contains(name)
                                || (name.equals("open") && isWriting(text(event, "a1")))
                                || (name.equals("openat") && isWriting(text(event, "a2"))));
        return new Call(text(event, Ocsf.CORRELATION_UID), writes, account(event));
    }

    /// Flags in hexadecimal: `O_WRONLY` is 1, `O_RDWR` 2.
    private static boolean isWriting(String flags) {
        if (flags.isEmpty()) {
            return false;
        }
        int last = Character.digit(flags.charAt(flags.length() - 1), 16);
        return last > 0 && (last & WRITE_FLAGS) != 0;
    }

    private void path(LogEvent event, Origin origin, Consumer<Fact> sink) {
        var path = text(event, Ocsf.FILE_PATH);
        var store = CommandMeaning.store(path);
        boolean isLog = CommandMeaning.isLog(path);
        if (store.isEmpty() && !isLog) {
            return;
        }
        var kind = text(event, "nametype");
        var before = byLog.getOrDefault(origin.position().source(), NONE);
        var call = before.number.equals(text(event, Ocsf.CORRELATION_UID)) ? before : NONE;
        boolean deletes = kind.equals("DELETE");
        boolean changes =
                deletes || kind.equals("CREATE") || (kind.equals("NORMAL") && call.writes);
        if (changes && !store.isEmpty()) {
            var what = deletes ? "deleted" : "written";
            sink.accept(new Fact.TrustChanged(origin, call.account, store, what));
        } else if (deletes) {
            sink.accept(new Fact.LogLost(origin, Fact.Loss.CLEARED, path, "deleted"));
        }
    }

    private static void login(LogEvent event, Origin origin, Consumer<Fact> sink) {
        var account = account(event);
        if (!account.isEmpty()) {
            sink.accept(
                    new Fact.Login(
                            origin,
                            account,
                            address(event),
                            service(event),
                            "",
                            "",
                            "audit " + text(event, "ses"),
                            "",
                            "Success".equals(event.first(Ocsf.STATUS))));
        }
    }

    private static void changed(LogEvent event, Origin origin, String what, Consumer<Fact> sink) {
        var name = text(event, Ocsf.USER_NAME);
        var account = name.isEmpty() ? text(event, "ID") : name;
        if (!account.isEmpty() && "Success".equals(event.first(Ocsf.STATUS))) {
            sink.accept(new Fact.AccountChanged(origin, account, text(event, "AUID"), what));
        }
    }

    private static String what(LogEvent event) {
        var operation = text(event, "op");
        return operation.isEmpty() || operation.contains("password") || operation.contains("chauth")
                ? CommandMeaning.PASSWORD_CHANGED
                : "account changed: " + operation;
    }

    private static void configuration(LogEvent event, Origin origin, Consumer<Fact> sink) {
        boolean off = text(event, "audit_enabled").equals("0");
        if (off || text(event, "op").equals("remove_rule")) {
            lost(event, origin, sink);
        }
    }

    private static void lost(LogEvent event, Origin origin, Consumer<Fact> sink) {
        sink.accept(new Fact.LogLost(origin, Fact.Loss.STOPPED, "audit", event.text()));
    }

    /// The account by name, where the record says one.
    private static String account(LogEvent event) {
        for (var field : new String[] {Ocsf.USER_NAME, "AUID", "ID"}) {
            var name = text(event, field);
            if (!name.isEmpty() && !name.equals("unset") && !name.equals("(unknown)")) {
                return name;
            }
        }
        return "";
    }

    private static String address(LogEvent event) {
        return text(event, Ocsf.SRC_IP);
    }

    /// The program's name without its folder.
    private static String service(LogEvent event) {
        var program = text(event, Ocsf.PROCESS_PATH);
        var name = program.substring(program.lastIndexOf('/') + 1);
        return name.startsWith("sshd") ? "sshd" : name;
    }
}
