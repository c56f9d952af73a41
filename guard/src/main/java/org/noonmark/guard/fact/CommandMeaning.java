package org.noonmark.guard.fact;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/// What commands, and writes to files, do to trust, to credentials and to logs.
///
/// Only what is plain from the words: a program that reads is passed over, whatever it names. An
/// editor on a trust store counts as a change, since nobody sees whether it saved.
final class CommandMeaning {
    static final String PASSWORD_CHANGED = "password changed";
    static final String KEY_REPLACED = "key replaced";

    private static final Set<String> READERS =
            Set.of(
                    "cat",
                    "ls",
                    "ll",
                    "less",
                    "more",
                    "head",
                    "tail",
                    "grep",
                    "zgrep",
                    "zcat",
                    "stat",
                    "file",
                    "diff",
                    "cmp",
                    "wc",
                    "find",
                    "test",
                    "du",
                    "md5sum",
                    "view",
                    "sha256sum",
                    "sha1sum",
                    "keytool",
                    "namei",
                    "getfacl",
                    "lsattr",
                    "journalctl");
    private static final List<String> STORES =
            List.of(
                    "/etc/ssl/",
                    "/usr/local/share/ca-certificates",
                    "/usr/share/ca-certificates",
                    "/etc/ca-certificates",
                    "/etc/pki/",
                    "/etc/chrony/chrony.keys",
                    "/etc/chrony.keys",
                    "/etc/ntp.keys",
                    "/etc/ntpsec/ntp.keys",
                    "/etc/ntp/keys",
                    "/etc/ssh/trusted",
                    "/etc/ssh/ssh_known_hosts",
                    "/etc/ssh/authorized_keys",
                    "/etc/apt/trusted.gpg",
                    "/etc/apt/keyrings",
                    "/etc/noonmark/keys",
                    "/etc/noonmark/trust");
    private static final List<String> STORE_PROGRAMS =
            List.of(
                    "update-ca-certificates",
                    "update-ca-trust",
                    "trust anchor",
                    "dpkg-reconfigure ca-certificates",
                    "apt-key add",
                    "addstore",
                    "import-certificate");
    private static final List<String> LOG_SERVICES =
            List.of("auditd", "rsyslog", "syslog-ng", "systemd-journald", "syslog.socket");
    private static final List<String> CLEARING =
            List.of("wevtutil cl ", "wevtutil.exe cl ", "clear-eventlog", "auditpol /clear");

    private CommandMeaning() {}

    /// The store of trust that a path belongs to; empty when it is none.
    static String store(String path) {
        if (path.contains("/.ssh/authorized_keys")) {
            return path;
        }
        for (var store : STORES) {
            if (path.startsWith(store)) {
                return path;
            }
        }
        return "";
    }

    /// Whether a path is a log's.
    static boolean isLog(String path) {
        return path.startsWith("/var/log/") || path.startsWith("/run/log/journal");
    }

    static void read(String command, String account, Origin origin, Consumer<Fact> sink) {
        if (command.isEmpty() || changesTrust(command, account, origin, sink)) {
            return;
        }
        var program = program(command);
        if (program.equals("passwd") || program.equals("chpasswd")) {
            password(command, account, origin, sink);
            return;
        }
        var lower = command.toLowerCase(Locale.ROOT);
        if (stopsLog(program, lower)) {
            sink.accept(new Fact.LogLost(origin, Fact.Loss.STOPPED, service(lower), command));
        } else if (clearsLog(program, lower)) {
            sink.accept(new Fact.LogLost(origin, Fact.Loss.CLEARED, logIn(command), command));
        }
    }

    private static boolean changesTrust(
            String command, String account, Origin origin, Consumer<Fact> sink) {
        for (var program : STORE_PROGRAMS) {
            if (command.contains(program)) {
                sink.accept(new Fact.TrustChanged(origin, account, program, command));
                return true;
            }
        }
        boolean redirects = command.indexOf('>') >= 0;
        if (!redirects && READERS.contains(program(command))) {
            return false;
        }
        var store = storeIn(command);
        if (!store.isEmpty()) {
            sink.accept(new Fact.TrustChanged(origin, account, store, command));
        }
        return !store.isEmpty();
    }

    /// The first path in a command that is a store's.
    private static String storeIn(String command) {
        int at = command.indexOf('/');
        while (at >= 0) {
            int end = at;
            while (end < command.length() && !isSeparator(command.charAt(end))) {
                end++;
            }
            var path = command.substring(at, end);
            if (!store(path).isEmpty()) {
                return path;
            }
            at = command.indexOf('/', end);
        }
        return "";
    }

    private static String logIn(String command) {
        int at = command.indexOf("/var/log/");
        if (at < 0) {
            return command.contains("journalctl") ? "journal" : "event log";
        }
        int end = at;
        while (end < command.length() && !isSeparator(command.charAt(end))) {
            end++;
        }
        return command.substring(at, end);
    }

    private static boolean isSeparator(char c) {
        return c <= ' ' || c == ';' || c == '\'' || c == '"' || c == '|' || c == '&' || c == '>';
    }

    /// `passwd NAME` by an administrator; without a name it is the account's own.
    private static void password(
            String command, String account, Origin origin, Consumer<Fact> sink) {
        var words = command.strip().split(" +", -1);
        var last = words[words.length - 1];
        boolean namesOne = words.length > 1 && !last.startsWith("-");
        boolean only = words.length > 2 && List.of("-S", "--status", "-a").contains(words[1]);
        if (namesOne && !only) {
            sink.accept(new Fact.AccountChanged(origin, last, account, PASSWORD_CHANGED));
        }
    }

    private static boolean stopsLog(String program, String lower) {
        if (program.equals("auditctl")) {
            return lower.contains(" -d") || lower.contains("-e 0") || lower.contains("-e0");
        }
        boolean isControl = program.equals("systemctl") || program.equals("service");
        boolean stops =
                lower.contains(" stop")
                        || lower.contains(" disable")
                        || lower.contains(" mask")
                        || lower.contains(" kill");
        return isControl && stops && !service(lower).isEmpty();
    }

    private static String service(String lower) {
        for (var service : LOG_SERVICES) {
            if (lower.contains(service)) {
                return service;
            }
        }
        return lower.startsWith("/sbin/auditctl") || lower.contains("auditctl") ? "auditd" : "";
    }

    private static boolean clearsLog(String program, String lower) {
        for (var words : CLEARING) {
            if (lower.contains(words)) {
                return true;
            }
        }
        if (program.equals("journalctl")) {
            return lower.contains("--vacuum");
        }
        boolean removes =
                switch (program) {
                    case "rm", "truncate", "shred", "unlink", "tee", "sed", "cp", "mv" -> true;
                    default -> lower.indexOf('>') >= 0;
                };
        return removes && lower.contains("/var/log/");
    }

    /// The name of the program that a command begins with, without its folder.
    private static String program(String command) {
        int space = command.indexOf(' ');
        int end = space < 0 ? command.length() : space;
        return command.substring(command.lastIndexOf('/', end - 1) + 1, end);
    }
}
