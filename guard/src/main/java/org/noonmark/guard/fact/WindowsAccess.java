package org.noonmark.guard.fact;

import static org.noonmark.guard.fact.AccessFacts.text;

import java.util.Locale;
import java.util.function.Consumer;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.Ocsf;

/// What the channels Security and System of Windows say.
///
/// Names of accounts are lower case and without their domain, as Windows takes them for the same.
/// Logins of services, batches, machines and of the system itself are no facts.
final class WindowsAccess {
    private static final String MAPPED = "::ffff:";

    private final RecordNumbers numbers;

    WindowsAccess(RecordNumbers numbers) {
        this.numbers = numbers;
    }

    void read(LogEvent event, Origin origin, Consumer<Fact> sink) {
        number(event, origin, sink);
        if (!(event.first("EventID") instanceof Long id)) {
            return;
        }
        if (event.kind().name().equals("system")) {
            if (id == 104) {
                cleared(event, origin, text(event, "Channel"), sink);
            }
            return;
        }
        switch (id.intValue()) {
            case 4624, 4625 -> login(event, origin, id == 4624, sink);
            case 4634, 4647 -> logout(event, origin, sink);
            case 4672 -> privileges(event, origin, sink);
            case 4688 ->
                    CommandMeaning.read(
                            text(event, "CommandLine"),
                            account(event, "SubjectUserName"),
                            origin,
                            sink);
            case 1102, 517 -> cleared(event, origin, "Security", sink);
            case 4719 ->
                    sink.accept(
                            new Fact.LogLost(
                                    origin, Fact.Loss.STOPPED, "Security", "audit policy changed"));
            default -> changed(id.intValue(), event, origin, sink);
        }
    }

    private void number(LogEvent event, Origin origin, Consumer<Fact> sink) {
        long number =
                event.first("EventRecordID") instanceof Long value
                        ? value
                        : Decimal.parse(text(event, "EventRecordID"), 0);
        if (number < 0) {
            return;
        }
        var channel = text(event, "Channel");
        var log = origin.host() + " " + origin.position().source() + " " + channel;
        long missing = numbers.take(log, number, origin.time());
        if (missing > 0) {
            sink.accept(
                    new Fact.LogLost(
                            origin,
                            Fact.Loss.GAP,
                            channel,
                            missing + " record numbers missing before " + number));
        }
    }

    private static void login(
            LogEvent event, Origin origin, boolean accepted, Consumer<Fact> sink) {
        var account = account(event, "TargetUserName");
        var method = method(text(event, "LogonType"));
        if (account.isEmpty() || method.isEmpty()) {
            return;
        }
        var protocol = text(event, "AuthenticationPackageName");
        sink.accept(
                new Fact.Login(
                        origin,
                        account,
                        address(event),
                        "windows",
                        protocol.isEmpty() ? method : method + " " + protocol,
                        "",
                        text(event, "TargetLogonId"),
                        "",
                        accepted));
    }

    /// Types of logons of people; empty for others.
    private static String method(String type) {
        return switch (type) {
            case "2" -> "interactive";
            case "3" -> "network";
            case "7" -> "unlock";
            case "8" -> "network cleartext";
            case "9" -> "new credentials";
            case "10" -> "remote interactive";
            case "11" -> "cached";
            default -> "";
        };
    }

    private static void logout(LogEvent event, Origin origin, Consumer<Fact> sink) {
        var account = account(event, "TargetUserName");
        if (!account.isEmpty()) {
            sink.accept(
                    new Fact.Logout(origin, account, "", text(event, "TargetLogonId"), "windows"));
        }
    }

    private static void privileges(LogEvent event, Origin origin, Consumer<Fact> sink) {
        var account = account(event, "SubjectUserName");
        if (!account.isEmpty()) {
            sink.accept(new Fact.Command(origin, account, "administrator", "special privileges"));
        }
    }

    private static void cleared(LogEvent event, Origin origin, String log, Consumer<Fact> sink) {
        var actor = text(event, "SubjectUserName");
        sink.accept(
                new Fact.LogLost(
                        origin,
                        Fact.Loss.CLEARED,
                        log,
                        actor.isEmpty() ? "cleared" : "cleared by " + actor));
    }

    private static void changed(int id, LogEvent event, Origin origin, Consumer<Fact> sink) {
        boolean isGroup = id == 4728 || id == 4732 || id == 4756;
        var what =
                switch (id) {
                    case 4720 -> "account created";
                    case 4722 -> "account enabled";
                    case 4723, 4724 -> CommandMeaning.PASSWORD_CHANGED;
                    case 4725 -> "account disabled";
                    case 4726 -> "account deleted";
                    case 4738 -> "account changed";
                    case 4740 -> "account locked";
                    case 4728, 4732, 4756 -> "group " + text(event, "TargetUserName");
                    default -> "";
                };
        if (!what.isEmpty()) {
            var name = text(event, isGroup ? "MemberName" : "TargetUserName");
            var account = isGroup && name.length() < 2 ? text(event, "MemberSid") : lower(name);
            var actor = lower(text(event, "SubjectUserName"));
            sink.accept(new Fact.AccountChanged(origin, account, actor, what));
        }
    }

    /// A person's account; empty for machines and the system's own.
    private static String account(LogEvent event, String field) {
        var name = lower(text(event, field));
        boolean isSystem =
                name.endsWith("$")
                        || name.startsWith("dwm-")
                        || name.startsWith("umfd-")
                        || switch (name) {
                            case "-", "system", "local service", "network service" -> true;
                            case "anonymous logon" -> true;
                            default -> false;
                        };
        return isSystem ? "" : name;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String address(LogEvent event) {
        var address = text(event, Ocsf.SRC_IP);
        address = address.isEmpty() ? text(event, "IpAddress") : address;
        if (address.startsWith(MAPPED)) {
            return address.substring(MAPPED.length());
        }
        return switch (address) {
            case "-", "::1", "127.0.0.1", "LOCAL" -> "";
            default -> address;
        };
    }
}
