package org.noonmark.posture.check;

import static org.noonmark.posture.check.Mend.bad;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.noonmark.posture.Program;
import org.noonmark.posture.Severity;
import org.noonmark.posture.text.Setting;

/// What is asked of the rules for what comes in, of nftables and of iptables.
///
/// A rule counts as open when it accepts a port and names neither a sender nor an interface. Rules
/// behind jumps and sets are read as words: what they do is not followed.
final class FirewallChecks {
    private static final Pattern PORT = Pattern.compile("\\d+");

    private FirewallChecks() {}

    static List<Check> all() {
        return Stream.of(Program.NFTABLES, Program.IPTABLES)
                .flatMap(program -> of(program).stream())
                .toList();
    }

    private static List<Check> of(Program program) {
        var prefix = program.name().toLowerCase(Locale.ROOT) + "-";
        return List.of(
                new Check(
                        prefix + "default",
                        program,
                        Severity.HIGH,
                        "What no rule accepts is dropped",
                        "Otherwise every service that is started later is open to everybody.",
                        "NIST IR 8323, PR.PT-4; nft(8), policy",
                        "policy drop for the input",
                        FirewallChecks::policy),
                port(program, prefix + "ntp", 123, Severity.MEDIUM, "NTP", true),
                port(program, prefix + "nts", 4460, Severity.LOW, "NTS key exchange", true),
                port(
                        program,
                        prefix + "ptp-event",
                        319,
                        Severity.HIGH,
                        "PTP event messages",
                        false),
                port(
                        program,
                        prefix + "ptp-general",
                        320,
                        Severity.HIGH,
                        "PTP general messages",
                        false),
                port(program, prefix + "ssh", 22, Severity.MEDIUM, "ssh", false),
                port(
                        program,
                        prefix + "chronyc",
                        323,
                        Severity.HIGH,
                        "chronyd's command port",
                        false),
                port(program, prefix + "gpsd", 2947, Severity.MEDIUM, "gpsd", false));
    }

    private static Check port(
            Program program,
            String id,
            int port,
            Severity severity,
            String what,
            boolean isService) {
        return new Check(
                id,
                program,
                severity,
                what + " is open to known networks only",
                "Port %d is there for hosts that the operator knows; others have no business with it."
                        .formatted(port),
                isService ? "RFC 8633, 5.1" : "NIST IR 8323, PR.AC-5",
                "name the senders in the rule",
                subject -> port(subject, port, isService));
    }

    private static boolean isInput(Subject subject, String chain, Setting setting) {
        return subject.program() == Program.NFTABLES
                ? chain.equals("input")
                : chain.equals("INPUT") && Set.of("filter", "").contains(setting.section());
    }

    private static Verdict policy(Subject subject) {
        var policies =
                subject.settings().named("policy").stream()
                        .filter(setting -> isInput(subject, setting.word(0), setting))
                        .toList();
        if (policies.isEmpty()) {
            return bad("nothing is asked of what comes in");
        }
        var open =
                policies.stream()
                        .filter(setting -> setting.word(1).equalsIgnoreCase("accept"))
                        .toList();
        return open.size() < policies.size()
                ? Verdict.GOOD
                : bad(
                        "the policy of the input is accept (%s)".formatted(open.getFirst().place()),
                        open.stream()
                                .map(setting ->
                                        Mend.replaced(subject, setting, dropped(subject, setting)))
                                .toList());
    }

    private static String dropped(Subject subject, Setting setting) {
        if (subject.program() == Program.IPTABLES) {
            return setting.line().replaceFirst("\\bACCEPT\\b", "DROP");
        }
        return setting.line().contains("policy")
                ? setting.line().replaceFirst("policy\\s+accept", "policy drop")
                : setting.line().replaceFirst(";?\\s*$", "; policy drop;");
    }

    private static Verdict port(Subject subject, int port, boolean isService) {
        if (isService && subject.profile().serves()) {
            return new Verdict.DoesNotApply("the host is there to serve");
        }
        var open =
                subject.settings().named("rule").stream()
                        .filter(setting -> isInput(subject, chain(subject, setting), setting))
                        .filter(setting -> isOpen(setting, port))
                        .toList();
        return open.isEmpty()
                ? Verdict.GOOD
                : bad(
                        "%s (%s)".formatted(open.getFirst().line(), open.getFirst().place()),
                        Mend.deleted(subject, open));
    }

    private static String chain(Subject subject, Setting setting) {
        return subject.program() == Program.NFTABLES ? setting.section() : setting.word(0);
    }

    private static boolean isOpen(Setting rule, int port) {
        var words = rule.words();
        boolean isAccepted = words.stream().anyMatch("accept"::equalsIgnoreCase);
        boolean isNarrowed =
                words.stream()
                        .anyMatch(
                                Set.of("saddr", "-s", "--source", "iif", "iifname", "-i")
                                        ::contains);
        return isAccepted && !isNarrowed && hasPort(words, port);
    }

    private static boolean hasPort(List<String> words, int port) {
        boolean isDestination = false;
        for (var word : words) {
            if (Set.of("dport", "--dport", "--dports").contains(word)) {
                isDestination = true;
            } else if (isDestination && isIn(word, port)) {
                return true;
            } else if (word.equalsIgnoreCase("accept")) {
                isDestination = false;
            }
        }
        return false;
    }

    /// Numbers, ranges and names, with commas between them.
    private static boolean isIn(String word, int port) {
        for (var part : word.split(",", -1)) {
            var ends = part.split("[-:]", -1);
            if (PORT.matcher(ends[0]).matches() && ends[0].length() < 6) {
                int first = Integer.parseInt(ends[0]);
                boolean isRange =
                        ends.length == 2 && PORT.matcher(ends[1]).matches() && ends[1].length() < 6;
                int last = isRange ? Integer.parseInt(ends[1]) : first;
                if (first <= port && port <= last) {
                    return true;
                }
            } else if (part.equals(name(port))) {
                return true;
            }
        }
        return false;
    }

    private static String name(int port) {
        return switch (port) {
            case 22 -> "ssh";
            case 123 -> "ntp";
            case 319 -> "ptp-event";
            case 320 -> "ptp-general";
            default -> "";
        };
    }
}
