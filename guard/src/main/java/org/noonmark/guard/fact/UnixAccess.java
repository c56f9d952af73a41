package org.noonmark.guard.fact;

import static org.noonmark.guard.fact.AccessFacts.text;

import java.util.function.Consumer;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.Ocsf;

/// What sshd, PAM, sudo, su, login and the programs that change accounts say.
///
/// A session of sshd is named by the number of the process that serves it, which sshd's own login
/// and PAM's logout share. PAM's openings count only for programs that do not tell logins
/// themselves.
final class UnixAccess {
    private UnixAccess() {}

    static void read(LogEvent event, Origin origin, Consumer<Fact> sink) {
        var code = AccessFacts.code(event);
        int dot = code.indexOf('.');
        switch (dot < 0 ? "" : code.substring(0, dot)) {
            case "sshd" -> sshd(code, event, origin, sink);
            case "pam" -> pam(code, event, origin, sink);
            case "sudo" -> sudo(code, event, origin, sink);
            case "su" -> su(code, event, origin, sink);
            case "login" -> login(code, event, origin, sink);
            case "account" -> account(code, event, origin, sink);
            default -> stopped(event, origin, sink);
        }
    }

    private static void sshd(String code, LogEvent event, Origin origin, Consumer<Fact> sink) {
        switch (code) {
            case "sshd.accepted", "sshd.accepted_key" ->
                    sink.accept(ssh(event, origin, text(event, "key.fingerprint"), true));
            case "sshd.accepted_certificate" -> {
                var serial = text(event, "key.serial");
                var issuer = text(event, "key.ca_fingerprint");
                sink.accept(ssh(event, origin, issuer + " " + serial, true));
            }
            case "sshd.failed",
                    "sshd.failed_password",
                    "sshd.failed_invalid_user",
                    "sshd.failed_password_invalid_user",
                    "sshd.not_allowed",
                    "sshd.root_refused" ->
                    sink.accept(ssh(event, origin, text(event, "key.fingerprint"), false));
            default -> {}
        }
    }

    private static Fact ssh(LogEvent event, Origin origin, String credential, boolean accepted) {
        var method = text(event, Ocsf.AUTH_PROTOCOL);
        boolean isPassword = method.isEmpty() && AccessFacts.code(event).contains("password");
        return new Fact.Login(
                origin,
                text(event, Ocsf.USER_NAME),
                text(event, Ocsf.SRC_IP),
                "sshd",
                isPassword ? "password" : method,
                credential,
                text(event, Ocsf.PROCESS_PID),
                "",
                accepted);
    }

    private static void pam(String code, LogEvent event, Origin origin, Consumer<Fact> sink) {
        var service = text(event, "pam.service");
        service = service.isEmpty() ? text(event, Ocsf.SERVICE_NAME) : service;
        var account = text(event, Ocsf.USER_NAME);
        var session = text(event, Ocsf.PROCESS_PID);
        switch (code) {
            case "pam.session_opened" -> {
                if (!tellsItself(service) && !service.equals("sshd") && !service.equals("login")) {
                    sink.accept(
                            new Fact.Login(
                                    origin, account, "", service, "pam", "", session, "", true));
                }
            }
            case "pam.session_closed" -> {
                if (!tellsItself(service)) {
                    sink.accept(new Fact.Logout(origin, account, "", session, service));
                }
            }
            case "pam.password_changed" ->
                    sink.accept(
                            new Fact.AccountChanged(
                                    origin, account, "", CommandMeaning.PASSWORD_CHANGED));
            default -> {}
        }
    }

    /// Programs whose sessions in PAM are no logins of their own.
    private static boolean tellsItself(String service) {
        return switch (service) {
            case "sudo", "su", "su-l", "runuser", "cron", "CRON", "crond", "systemd-user", "" ->
                    true;
            default -> false;
        };
    }

    private static void sudo(String code, LogEvent event, Origin origin, Consumer<Fact> sink) {
        var account = text(event, Ocsf.ACTOR_USER_NAME);
        switch (code) {
            case "sudo.command", "sudo.unclear_command" -> {
                var command = text(event, Ocsf.PROCESS_COMMAND);
                var as = text(event, Ocsf.USER_NAME);
                sink.accept(new Fact.Command(origin, account, as, command));
                CommandMeaning.read(command, account, origin, sink);
            }
            case "sudo.incorrect_password",
                    "sudo.not_in_sudoers",
                    "sudo.not_authorised",
                    "sudo.unclear_refusal" ->
                    sink.accept(failed(origin, account, "sudo"));
            default -> {}
        }
    }

    private static void su(String code, LogEvent event, Origin origin, Consumer<Fact> sink) {
        var account = text(event, Ocsf.ACTOR_USER_NAME);
        if (code.equals("su.succeeded")) {
            sink.accept(new Fact.Command(origin, account, text(event, Ocsf.USER_NAME), "su"));
        } else if (code.equals("su.failed")) {
            sink.accept(failed(origin, account, "su"));
        }
    }

    private static Fact failed(Origin origin, String account, String service) {
        return new Fact.Login(origin, account, "", service, "password", "", "", "", false);
    }

    private static void login(String code, LogEvent event, Origin origin, Consumer<Fact> sink) {
        var account = code.equals("login.root") ? "root" : text(event, Ocsf.USER_NAME);
        sink.accept(
                new Fact.Login(
                        origin,
                        account,
                        text(event, Ocsf.SRC_IP),
                        "login",
                        "password",
                        "",
                        text(event, Ocsf.PROCESS_PID),
                        "",
                        !code.equals("login.failed")));
    }

    private static void account(String code, LogEvent event, Origin origin, Consumer<Fact> sink) {
        var what =
                switch (code) {
                    case "account.created" -> "account created";
                    case "account.deleted" -> "account deleted";
                    case "account.password_changed" -> CommandMeaning.PASSWORD_CHANGED;
                    case "account.locked" -> "account locked";
                    case "account.unlocked" -> "account unlocked";
                    case "account.changed" -> "account changed";
                    case "account.added_to_group" -> "group " + text(event, Ocsf.GROUP_NAME);
                    default -> "";
                };
        if (!what.isEmpty()) {
            sink.accept(
                    new Fact.AccountChanged(
                            origin,
                            text(event, Ocsf.USER_NAME),
                            text(event, Ocsf.ACTOR_USER_NAME),
                            what));
        }
    }

    /// What writes the logs says that it ends.
    private static void stopped(LogEvent event, Origin origin, Consumer<Fact> sink) {
        var program = text(event, Ocsf.PROCESS_NAME);
        boolean isLogger = program.equals("rsyslogd") || program.equals("systemd-journald");
        if (!isLogger) {
            return;
        }
        var message = text(event, Ocsf.MESSAGE);
        if (message.contains("exiting on signal") || message.startsWith("Journal stopped")) {
            sink.accept(new Fact.LogLost(origin, Fact.Loss.STOPPED, program, message));
        }
    }
}
