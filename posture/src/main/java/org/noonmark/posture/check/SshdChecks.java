package org.noonmark.posture.check;

import static org.noonmark.posture.Program.SSHD;
import static org.noonmark.posture.check.Mend.bad;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.noonmark.posture.Severity;
import org.noonmark.posture.text.Numbers;
import org.noonmark.posture.text.Setting;

/// What is asked of sshd_config; what a `Match` block allows counts, too.
final class SshdChecks {
    private static final int MOST_TRIES = 4;
    private static final int LONGEST_GRACE = 60;
    private static final String MANUAL = "sshd_config(5); NIST IR 7966";

    static final List<Check> ALL =
            List.of(
                    among(
                            "sshd-root",
                            Severity.HIGH,
                            "Root does not log in",
                            "A login as root has no person behind it, and its session no second step.",
                            "PermitRootLogin",
                            "prohibit-password",
                            Set.of("no"),
                            "no"),
                    among(
                            "sshd-passwords",
                            Severity.HIGH,
                            "Passwords are not accepted",
                            "Stolen and guessed passwords are the first step of most intrusions.",
                            "PasswordAuthentication",
                            "yes",
                            Set.of("no"),
                            "no"),
                    among(
                            "sshd-keyboard",
                            Severity.MEDIUM,
                            "Passwords are not accepted by the other way either",
                            "Keyboard-interactive authentication asks PAM for a password.",
                            "KbdInteractiveAuthentication",
                            "yes",
                            Set.of("no"),
                            "no"),
                    among(
                            "sshd-empty-passwords",
                            Severity.HIGH,
                            "Accounts without a password are refused",
                            "An account without a password is open to everybody.",
                            "PermitEmptyPasswords",
                            "no",
                            Set.of("no"),
                            "no"),
                    among(
                            "sshd-host-based",
                            Severity.HIGH,
                            "No host vouches for a user",
                            "With host-based authentication one host that falls opens all others.",
                            "HostbasedAuthentication",
                            "no",
                            Set.of("no"),
                            "no"),
                    among(
                            "sshd-agent-forwarding",
                            Severity.MEDIUM,
                            "Agents are not forwarded",
                            "Root of the timing host could use the keys of whoever is logged in.",
                            "AllowAgentForwarding",
                            "yes",
                            Set.of("no"),
                            "no"),
                    among(
                            "sshd-tcp-forwarding",
                            Severity.MEDIUM,
                            "The host is no tunnel into the timing network",
                            "Forwarded connections come from the host itself and pass by its firewall.",
                            "AllowTcpForwarding",
                            "yes",
                            Set.of("no"),
                            "no"),
                    among(
                            "sshd-x11",
                            Severity.LOW,
                            "X11 is not forwarded",
                            "It opens the user's screen to the host.",
                            "X11Forwarding",
                            "no",
                            Set.of("no"),
                            "no"),
                    among(
                            "sshd-tunnel",
                            Severity.MEDIUM,
                            "No network devices are tunnelled",
                            "A tunnel device joins two networks behind the firewall.",
                            "PermitTunnel",
                            "no",
                            Set.of("no"),
                            "no"),
                    among(
                            "sshd-environment",
                            Severity.MEDIUM,
                            "Users do not set the environment of their session",
                            "Variables such as LD_PRELOAD get around restrictions of a session.",
                            "PermitUserEnvironment",
                            "no",
                            Set.of("no"),
                            "no"),
                    among(
                            "sshd-strict-modes",
                            Severity.MEDIUM,
                            "Key files that others may write to are refused",
                            "Otherwise any account may add its key to another.",
                            "StrictModes",
                            "yes",
                            Set.of("yes"),
                            "yes"),
                    among(
                            "sshd-log",
                            Severity.MEDIUM,
                            "The key of each login is logged",
                            "Which key it was tells one person's stolen credential from another's.",
                            "LogLevel",
                            "INFO",
                            Set.of("verbose", "debug", "debug1", "debug2", "debug3"),
                            "VERBOSE"),
                    atMost(
                            "sshd-tries",
                            "A connection has few tries",
                            "MaxAuthTries",
                            6,
                            MOST_TRIES),
                    atMost(
                            "sshd-grace",
                            "A connection that does not log in is closed soon",
                            "LoginGraceTime",
                            120,
                            LONGEST_GRACE),
                    new Check(
                            "sshd-who",
                            SSHD,
                            Severity.MEDIUM,
                            "Those who may log in are named",
                            "A new account, or one of a service, cannot log in by itself then.",
                            MANUAL,
                            "AllowGroups or AllowUsers",
                            subject ->
                                    subject.settings().has("allowusers")
                                                    || subject.settings().has("allowgroups")
                                            ? Verdict.GOOD
                                            : bad("neither AllowUsers nor AllowGroups")),
                    new Check(
                            "sshd-algorithms",
                            SSHD,
                            Severity.MEDIUM,
                            "No broken algorithm is turned on",
                            "CBC, RC4, 3DES, MD5 and SHA-1 are within reach of whoever records or stands in the middle.",
                            "RFC 9142; sshd_config(5), Ciphers, MACs, KexAlgorithms",
                            "remove the line: the defaults of OpenSSH are good",
                            SshdChecks::algorithms));

    private SshdChecks() {}

    private static Check among(
            String id,
            Severity severity,
            String title,
            String why,
            String name,
            String otherwise,
            Set<String> good,
            String mended) {
        return new Check(
                id,
                SSHD,
                severity,
                title,
                why,
                MANUAL,
                name + " " + mended,
                subject -> {
                    var wrong = wrong(subject, name, otherwise, good);
                    return wrong.isEmpty()
                            ? Verdict.GOOD
                            : bad(wrong.getFirst(), plan(subject, name, mended, good));
                });
    }

    /// What each value in force says: the first that holds for all, and that of each `Match`.
    private static List<String> wrong(
            Subject subject, String name, String otherwise, Set<String> good) {
        var wrong = new ArrayList<String>();
        var key = name.toLowerCase(Locale.ROOT);
        var global = subject.settings().section("").first(key);
        if (!good.contains(
                global.map(setting -> setting.word(0))
                        .orElse(otherwise)
                        .toLowerCase(Locale.ROOT))) {
            wrong.add(
                    global.map(setting ->
                                    "%s %s (%s)".formatted(name, setting.word(0), setting.place()))
                            .orElse("%s is %s by default".formatted(name, otherwise)));
        }
        matched(subject, key).stream()
                .filter(setting -> !good.contains(setting.word(0).toLowerCase(Locale.ROOT)))
                .forEach(setting ->
                        wrong.add(
                                "%s %s for some (%s)"
                                        .formatted(name, setting.word(0), setting.place())));
        return wrong;
    }

    private static List<Setting> matched(Subject subject, String key) {
        return subject.settings().named(key).stream()
                .filter(setting -> !setting.section().isEmpty())
                .toList();
    }

    private static List<PlanStep> plan(
            Subject subject, String name, String mended, Set<String> good) {
        var key = name.toLowerCase(Locale.ROOT);
        var line = name + " " + mended;
        var global = subject.settings().section("").first(key);
        var steps = new ArrayList<PlanStep>();
        for (var setting : matched(subject, key)) {
            if (!good.contains(setting.word(0).toLowerCase(Locale.ROOT))) {
                steps.add(Mend.replaced(subject, setting, line));
            }
        }
        if (global.isEmpty()) {
            steps.addAll(Mend.set(subject, key, line));
        } else if (!good.contains(global.get().word(0).toLowerCase(Locale.ROOT))) {
            steps.add(Mend.replaced(subject, global.get(), line));
        }
        return steps;
    }

    private static Check atMost(String id, String title, String name, int otherwise, int most) {
        return new Check(
                id,
                SSHD,
                Severity.LOW,
                title,
                "It slows down those who guess.",
                MANUAL,
                name + " " + most,
                subject -> {
                    var setting =
                            subject.settings().section("").first(name.toLowerCase(Locale.ROOT));
                    int value = setting.map(found -> seconds(found.word(0))).orElse(otherwise);
                    return value > 0 && value <= most
                            ? Verdict.GOOD
                            : bad(
                                    "%s is %d%s"
                                            .formatted(
                                                    name,
                                                    value,
                                                    setting.isEmpty() ? " by default" : ""),
                                    setting.map(found ->
                                                    List.of(
                                                            Mend.replaced(
                                                                    subject,
                                                                    found,
                                                                    name + " " + most)))
                                            .orElseGet(() ->
                                                    Mend.set(
                                                            subject,
                                                            name.toLowerCase(Locale.ROOT),
                                                            name + " " + most)));
                });
    }

    private static int seconds(String word) {
        boolean isMinutes = word.endsWith("m");
        var number = Numbers.whole(word.replaceFirst("[sm]$", "")).orElse(0);
        return isMinutes ? number * 60 : number;
    }

    private static Verdict algorithms(Subject subject) {
        var broken =
                subject.settings().all().stream()
                        .filter(setting ->
                                Set.of(
                                                "ciphers",
                                                "macs",
                                                "kexalgorithms",
                                                "hostkeyalgorithms",
                                                "pubkeyacceptedalgorithms")
                                        .contains(setting.name()))
                        .filter(setting -> !setting.word(0).startsWith("-"))
                        .filter(setting ->
                                setting.value()
                                        .matches(
                                                ".*(cbc|arcfour|3des|md5|sha1\\b|ssh-dss|ssh-rsa).*"))
                        .toList();
        return broken.isEmpty()
                ? Verdict.GOOD
                : bad(
                        "%s (%s)".formatted(broken.getFirst().line(), broken.getFirst().place()),
                        Mend.deleted(subject, broken));
    }
}
