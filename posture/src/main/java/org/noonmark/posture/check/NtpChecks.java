package org.noonmark.posture.check;

import static org.noonmark.posture.Program.NTP;
import static org.noonmark.posture.check.Mend.bad;
import static org.noonmark.posture.check.Mend.deleted;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.noonmark.posture.Severity;
import org.noonmark.posture.text.Numbers;
import org.noonmark.posture.text.Setting;

/// What is asked of ntp.conf.
final class NtpChecks {
    private static final String CLOSED = "kod nomodify nopeer noquery limited";

    static final List<Check> ALL =
            List.of(
                    check(
                            "ntp-query",
                            Severity.HIGH,
                            "Only this host may ask ntpd for its state",
                            "Control messages tell peers and variables, make large replies for floods, and with a key"
                                    + " they reconfigure.",
                            "RFC 8633, 3.4; ntp.conf(5), restrict noquery",
                            "restrict default … noquery",
                            NtpChecks::query),
                    check(
                            "ntp-modify",
                            Severity.HIGH,
                            "Nobody may change ntpd over the network",
                            "nomodify refuses changes of the configuration even to those who have the key.",
                            "ntp.conf(5), restrict nomodify; RFC 8633, 3.4",
                            "restrict default … nomodify",
                            subject -> defaultFlag(subject, "nomodify")),
                    check(
                            "ntp-peering",
                            Severity.MEDIUM,
                            "Strangers cannot become peers",
                            "An unasked symmetric association lets its sender take part in the choice of time.",
                            "RFC 8633, 5.6; ntp.conf(5), restrict nopeer",
                            "restrict default … nopeer",
                            subject -> defaultFlag(subject, "nopeer")),
                    check(
                            "ntp-rate",
                            Severity.MEDIUM,
                            "The rate of replies is limited",
                            "Without limited and kod a flood with forged senders passes through.",
                            "RFC 8633, 5.4; ntp.conf(5), restrict limited kod",
                            "restrict default … limited kod",
                            subject -> defaultFlag(subject, "limited")),
                    check(
                            "ntp-panic",
                            Severity.HIGH,
                            "An absurd correction ends ntpd instead of being made",
                            "tinker panic 0 lets the sources move the clock by years.",
                            "ntp.conf(5), tinker panic; RFC 8633, 5.2",
                            "remove tinker panic 0",
                            NtpChecks::panic),
                    check(
                            "ntp-restart",
                            Severity.LOW,
                            "A restart does not lift the bound of corrections",
                            "With -g the first correction after any start may have any size; an intruder who can make"
                                    + " the service restart sets the clock.",
                            "RFC 8633, 5.2",
                            "take -g out of NTPD_OPTS once the clock is right, and watch for restarts",
                            subject ->
                                    subject.policy().ceiling().freeUpdates() > 0
                                            ? bad("the first correction has no bound (-g)")
                                            : Verdict.GOOD),
                    check(
                            "ntp-authentication",
                            Severity.HIGH,
                            "Unauthenticated peers are not mobilised",
                            "disable auth takes broadcast and symmetric packets of strangers for time.",
                            "ntp.conf(5), disable auth; RFC 8633, 5.5",
                            "remove disable auth",
                            NtpChecks::authentication),
                    check(
                            "ntp-broadcast",
                            Severity.HIGH,
                            "No broadcast or multicast is listened to",
                            "One packet with a wrong time to the whole network is enough.",
                            "RFC 8633, 5.5",
                            "remove broadcastclient, multicastclient, manycastclient",
                            subject ->
                                    absent(
                                            subject,
                                            setting ->
                                                    setting.name()
                                                            .matches(
                                                                    "(broadcast|multicast|manycast)client"))),
                    check(
                            "ntp-mode7",
                            Severity.HIGH,
                            "Private mode 7 is off",
                            "Its replies are hundreds of times larger than requests, and it has a history of faults.",
                            "RFC 8633, 3.4 and appendix A",
                            "remove enable mode7",
                            subject ->
                                    absent(
                                            subject,
                                            setting ->
                                                    setting.name().equals("enable")
                                                            && setting.words().contains("mode7"))),
                    check(
                            "ntp-autokey",
                            Severity.HIGH,
                            "Autokey is not used",
                            "It is broken: who sees packets can make others.",
                            "RFC 8633, 4.2",
                            "remove crypto and autokey; use NTS",
                            subject ->
                                    absent(
                                            subject,
                                            setting ->
                                                    setting.name().equals("crypto")
                                                            || setting.has("autokey"))),
                    check(
                            "ntp-leapfile",
                            Severity.LOW,
                            "Leap seconds come from a table of this host",
                            "Leap bits of servers are one packet's word; a table is checked once and for all.",
                            "RFC 8633, 3.7",
                            "leapfile /usr/share/zoneinfo/leap-seconds.list",
                            subject ->
                                    subject.policy().leapSources().isEmpty()
                                            ? bad(
                                                    "no leapfile",
                                                    List.of(
                                                            Mend.appended(
                                                                    subject,
                                                                    "leapfile /usr/share/zoneinfo/leap-seconds.list")))
                                            : Verdict.GOOD),
                    check(
                            "ntp-log",
                            Severity.MEDIUM,
                            "Measurements and corrections are written down",
                            "Without them nobody can say afterwards how wrong the clock was, and when.",
                            "RFC 8633, 3.5 and 5.3; NIST IR 8323",
                            "statistics loopstats peerstats",
                            subject ->
                                    subject.policy().logs().contains("loopstats")
                                            ? Verdict.GOOD
                                            : bad(
                                                    "no loopstats",
                                                    List.of(
                                                            Mend.appended(
                                                                    subject,
                                                                    "statistics loopstats peerstats")))),
                    check(
                            "ntp-driftfile",
                            Severity.LOW,
                            "The clock's rate is kept over restarts",
                            "Without it each start begins with a wrong rate, which is the best time for a false source.",
                            "ntp.conf(5), driftfile",
                            "driftfile /var/lib/ntpsec/ntp.drift",
                            subject ->
                                    subject.settings().has("driftfile")
                                            ? Verdict.GOOD
                                            : bad(
                                                    "no driftfile",
                                                    List.of(
                                                            Mend.appended(
                                                                    subject,
                                                                    "driftfile /var/lib/ntpsec/ntp.drift")))),
                    check(
                            "ntp-maxdist",
                            Severity.MEDIUM,
                            "Sources far from true time are not believed",
                            "A root distance is the error that a source admits.",
                            "RFC 5905, A.5.5.1",
                            "remove tos maxdist, or lower it",
                            subject ->
                                    subject.policy().largestDistanceSeconds() <= 1.5
                                            ? Verdict.GOOD
                                            : bad(
                                                    "maxdist is "
                                                            + Numbers.seconds(
                                                                    subject.policy()
                                                                            .largestDistanceSeconds()),
                                                    List.of(
                                                            Mend.appended(
                                                                    subject, "tos maxdist 1.5")))));

    private NtpChecks() {}

    private static Check check(
            String id,
            Severity severity,
            String title,
            String why,
            String source,
            String mend,
            Check.Test test) {
        return new Check(id, NTP, severity, title, why, source, mend, test);
    }

    private static Verdict query(Subject subject) {
        var commanded = subject.policy().commandedBy();
        return commanded.isOpen()
                ? bad("answers " + commanded.inWords(), closed(subject, "noquery"))
                : Verdict.GOOD;
    }

    /// Whether the flag, or `ignore`, stands in the default restriction of both families.
    private static Verdict defaultFlag(Subject subject, String flag) {
        var plan = closed(subject, flag);
        return plan.isEmpty() ? Verdict.GOOD : bad("restrict default has no " + flag, plan);
    }

    /// The default restrictions with the flag; one that closes all where there is none.
    private static List<PlanStep> closed(Subject subject, String flag) {
        var plan = new ArrayList<PlanStep>();
        boolean isThere4 = false;
        boolean isThere6 = false;
        for (var setting : subject.settings().named("restrict")) {
            if (!setting.words().contains("default")) {
                continue;
            }
            isThere4 |= !setting.words().contains("-6");
            isThere6 |= !setting.words().contains("-4");
            if (!setting.words().contains(flag) && !setting.words().contains("ignore")) {
                plan.add(Mend.extended(subject, setting, " " + flag));
            }
        }
        if (!isThere4 || !isThere6) {
            plan.add(
                    Mend.appended(
                            subject,
                            "restrict %sdefault %s"
                                    .formatted(isThere4 ? "-6 " : isThere6 ? "-4 " : "", CLOSED)));
        }
        return plan;
    }

    private static Verdict panic(Subject subject) {
        return Double.isInfinite(subject.policy().ceiling().seconds())
                ? bad("tinker panic 0", List.of(Mend.appended(subject, "tinker panic 1000")))
                : Verdict.GOOD;
    }

    private static Verdict authentication(Subject subject) {
        return subject.policy().isAuthenticationRequired()
                ? Verdict.GOOD
                : bad("disable auth", List.of(Mend.appended(subject, "enable auth")));
    }

    private static Verdict absent(Subject subject, Predicate<Setting> unwanted) {
        var there = subject.settings().all().stream().filter(unwanted).toList();
        return there.isEmpty()
                ? Verdict.GOOD
                : bad(
                        "%s (%s)".formatted(there.getFirst().line(), there.getFirst().place()),
                        deleted(subject, there));
    }
}
