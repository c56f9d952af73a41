package org.noonmark.guard.unix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.noonmark.guard.event.LogEventBuilder;
import org.noonmark.guard.event.Ocsf;
import org.noonmark.guard.message.Digits;
import org.noonmark.guard.message.MessageSet;
import org.noonmark.guard.timing.NetworkGear;
import org.noonmark.guard.timing.TimingMessages;
import org.noonmark.guard.vpn.VpnMessages;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.LogSource;

/// What each program's messages say, and under which log sources rules find them.
///
/// Whatever a syslog line comes from, rules find it as `product: linux` and `service: syslog`; what
/// has to do with logging in also as `service: auth`, which is where Debian keeps it, and each
/// program that rules know by name also as a service of that name.
final class Programs {
    static final EventKind SYSLOG_KIND = kind("syslog", List.of("syslog"));
    private static final String REPEATED = "message repeated ";
    private static final String PREAUTH = " [preauth]";

    /// @param service as [Ocsf#SERVICE_NAME] has it
    private record Program(String service, EventKind kind, List<MessageSet> messages) {}

    private static final Program UNKNOWN = new Program("", SYSLOG_KIND, List.of(PamMessages.NAMED));
    private static final Program PAM = auth("pam", List.of(PamMessages.ALL));
    private static final EventKind GEAR =
            new EventKind(
                    "network gear",
                    List.of(
                            EventKind.View.of(new LogSource("cisco", "", "syslog")),
                            EventKind.View.of(new LogSource("linux", "", "syslog"))));

    static final Programs ALL = new Programs();

    private final Map<String, Program> byName = new HashMap<>();

    private Programs() {
        var pam = PamMessages.ALL;
        var ssh = auth("sshd", List.of(SshdMessages.ALL, pam));
        for (var name : List.of("sshd", "sshd-session", "sshd-auth")) {
            byName.put(name, ssh);
        }
        put(auth("sudo", List.of(SudoMessages.ALL, pam)));
        put(auth("su", List.of(AccountMessages.SU, pam)));
        put(auth("login", List.of(AccountMessages.LOGIN, pam)));
        put(auth("systemd-logind", List.of(AccountMessages.LOGIND)));
        for (var name :
                List.of(
                        "useradd",
                        "usermod",
                        "userdel",
                        "groupadd",
                        "groupmod",
                        "groupdel",
                        "passwd",
                        "chpasswd",
                        "gpasswd",
                        "chage")) {
            put(auth(name, List.of(AccountMessages.ACCOUNTS, pam)));
        }
        addServices(pam);
    }

    private void addServices(MessageSet pam) {
        var cron = program("cron", List.of("cron", "syslog"), List.of(CronMessages.ALL, pam));
        for (var name : List.of("cron", "CRON", "crond", "CROND", "crontab", "anacron")) {
            byName.put(name, cron);
        }
        for (var name : List.of("named", "vsftpd")) {
            put(program(name, List.of(name, "syslog"), List.of(pam)));
        }
        byName.put("guacd", program("guacamole", List.of("guacamole", "syslog"), List.of()));
        var clamav = program("clamav", List.of("clamav", "syslog"), List.of());
        byName.put("clamd", clamav);
        byName.put("freshclam", clamav);
        put(program("kernel", List.of("kernel", "syslog"), List.of(VpnMessages.wireGuard())));
        put(program("systemd", List.of("systemd", "syslog"), List.of(SystemdMessages.ALL)));
        byName.put(
                "mgd",
                new Program(
                        "mgd",
                        new EventKind(
                                "mgd",
                                List.of(
                                        EventKind.View.of(new LogSource("juniper", "", "mgd")),
                                        EventKind.View.of(new LogSource("linux", "", "syslog")))),
                        List.of(JunosMessages.ALL)));
        for (var from : List.of(VpnMessages.byProgram(), TimingMessages.byProgram())) {
            from.forEach((name, set) ->
                    byName.put(name, program(name, List.of(name, "syslog"), List.of(set))));
        }
    }

    private void put(Program program) {
        byName.put(program.service, program);
    }

    private static Program auth(String service, List<MessageSet> messages) {
        return program(service, List.of(service, "auth", "syslog"), messages);
    }

    private static Program program(
            String service, List<String> services, List<MessageSet> messages) {
        return new Program(service, kind(service, services), List.copyOf(messages));
    }

    private static EventKind kind(String name, List<String> services) {
        var views = new ArrayList<EventKind.View>();
        for (var service : services) {
            views.add(EventKind.View.of(new LogSource("linux", "", service)));
        }
        if (name.equals("sudo") || name.equals("cron")) {
            views.add(
                    new EventKind.View(
                            new LogSource("linux", "process_creation", ""),
                            Map.of(
                                    "Image", Ocsf.PROCESS_PATH,
                                    "CommandLine", Ocsf.PROCESS_COMMAND,
                                    "CurrentDirectory", Ocsf.PROCESS_DIRECTORY,
                                    "User", Ocsf.USER_NAME,
                                    "ParentImage", Ocsf.PARENT_PATH)));
        }
        return new EventKind(name, views);
    }

    /// Adds what a message of a program says.
    ///
    /// @param name the program's, as its line has it; may be empty
    void read(String name, String line, int from, int to, LogEventBuilder event) {
        var program = find(name);
        event.kind(program.kind);
        if (!name.isEmpty()) {
            event.add(Ocsf.PROCESS_NAME, program.service.equals(name) ? program.service : name);
        }
        if (!program.service.isEmpty()) {
            event.add(Ocsf.SERVICE_NAME, program.service);
        }
        int end = trimmed(line, from, to);
        event.add(Ocsf.MESSAGE, line.substring(from, end));
        int at = from;
        if (line.startsWith(REPEATED, from)) {
            at = insideRepeated(line, from, end, event);
            end = at == from ? end : end - 1;
        }
        end = trimmed(line, at, end);
        if (end - PREAUTH.length() > at && line.startsWith(PREAUTH, end - PREAUTH.length())) {
            event.add("preauth", true);
            end -= PREAUTH.length();
        }
        while (at < end && line.charAt(at) == ' ') {
            at++;
        }
        for (var messages : program.messages) {
            if (messages.read(line, at, end, event)) {
                addImage(event);
                return;
            }
        }
        if (program.equals(UNKNOWN) && NetworkGear.read(line, at, end, event)) {
            event.kind(GEAR);
        }
    }

    /// The program that a command begins with, where it is named by its path.
    private static void addImage(LogEventBuilder event) {
        if (event.value(Ocsf.PROCESS_COMMAND) instanceof String command
                && command.startsWith("/")) {
            int space = command.indexOf(' ');
            event.add(Ocsf.PROCESS_PATH, space < 0 ? command : command.substring(0, space));
        }
    }

    /// The program of that name; of `/usr/sbin/cron` the last part counts, and of `su(pam_unix)`
    /// what stands before the module.
    private Program find(String name) {
        var program = byName.get(name);
        if (program != null) {
            return program;
        }
        int open = name.indexOf('(');
        int end = open < 0 ? name.length() : open;
        int slash = name.lastIndexOf('/', end);
        var last = byName.get(name.substring(slash + 1, end));
        if (last != null) {
            return last;
        }
        return open > 0 && name.startsWith("(pam_", open) ? PAM : UNKNOWN;
    }

    private static int trimmed(String line, int from, int to) {
        int end = to;
        while (end > from && line.charAt(end - 1) <= ' ') {
            end--;
        }
        return end;
    }

    /// Looks inside `message repeated 3 times: [ … ]`; returns where the message begins, or `from`.
    private static int insideRepeated(String line, int from, int end, LogEventBuilder event) {
        int digits = from + REPEATED.length();
        int space = digits < end ? line.indexOf(' ', digits, end) : -1;
        long count = space < 0 ? -1 : Digits.parse(line, digits, space);
        boolean isRepeated =
                count > 0 && line.startsWith(" times: [ ", space) && line.charAt(end - 1) == ']';
        if (!isRepeated) {
            return from;
        }
        event.add(Ocsf.COUNT, count);
        return space + " times: [ ".length();
    }
}
