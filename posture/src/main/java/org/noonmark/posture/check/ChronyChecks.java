package org.noonmark.posture.check;

import static org.noonmark.posture.Program.CHRONY;
import static org.noonmark.posture.check.Mend.bad;
import static org.noonmark.posture.check.Mend.deleted;
import static org.noonmark.posture.check.Mend.set;

import java.util.List;
import org.noonmark.posture.Severity;
import org.noonmark.posture.meaning.Prefix;
import org.noonmark.posture.text.Numbers;

/// What is asked of chrony.conf.
final class ChronyChecks {
    static final List<Check> ALL =
            List.of(
                    check(
                            "chrony-makestep",
                            Severity.HIGH,
                            "The clock is stepped only at the start",
                            "A step at any time lets a source that lies for a few minutes move the clock by any"
                                    + " amount; files, tickets and tokens then have false dates.",
                            "chrony.conf(5), makestep; RFC 8633, 5.2",
                            "makestep 1 3",
                            ChronyChecks::makestep),
                    check(
                            "chrony-maxchange",
                            Severity.LOW,
                            "There is a largest change of a running clock",
                            "Without one a majority of false sources moves the clock as far as they like.",
                            "chrony.conf(5), maxchange",
                            "maxchange SECONDS 3 -1",
                            ChronyChecks::maxchange),
                    check(
                            "chrony-serving",
                            Severity.MEDIUM,
                            "Time is served to known networks only",
                            "A server that is open to everybody takes part in floods, and its load is not its own.",
                            "RFC 8633, 5.1; chrony.conf(5), allow",
                            "allow PREFIX for each network, no allow without one",
                            ChronyChecks::serving),
                    check(
                            "chrony-ratelimit",
                            Severity.MEDIUM,
                            "A server limits the rate of its replies",
                            "A limit keeps a flood with forged senders from passing on to the victim.",
                            "RFC 8633, 5.4; chrony.conf(5), ratelimit",
                            "ratelimit",
                            ChronyChecks::ratelimit),
                    check(
                            "chrony-commands",
                            Severity.HIGH,
                            "Only this host may ask chronyd by its command port",
                            "Answers tell sources, clients and keys in use; the local socket is enough for work.",
                            "chrony.conf(5), bindcmdaddress; RFC 8633, 3.4",
                            "remove bindcmdaddress and cmdallow beyond loopback",
                            ChronyChecks::commands),
                    check(
                            "chrony-authselectmode",
                            Severity.MEDIUM,
                            "Authenticated sources outweigh the others",
                            "With authselectmode ignore the authenticated sources are outvoted by forged packets.",
                            "chrony.conf(5), authselectmode",
                            "authselectmode mix, or require",
                            ChronyChecks::selection),
                    check(
                            "chrony-run-time-sources",
                            Severity.MEDIUM,
                            "Nobody adds sources at run time",
                            "Whoever answers DHCP on the network adds a source, without authentication.",
                            "chrony.conf(5), sourcedir; RFC 8633, 3.6",
                            "remove sourcedir below /run",
                            ChronyChecks::runTimeSources),
                    check(
                            "chrony-leap",
                            Severity.LOW,
                            "Leap seconds come from a table of this host",
                            "Leap bits of servers are one packet's word; a table is checked once and for all.",
                            "RFC 8633, 3.7; chrony.conf(5), leapseclist, leapsectz",
                            "leapsectz right/UTC",
                            subject ->
                                    subject.policy().leapSources().isEmpty()
                                            ? bad(
                                                    "leap seconds are believed from the sources",
                                                    set(
                                                            subject,
                                                            "leapsectz",
                                                            "leapsectz right/UTC"))
                                            : Verdict.GOOD),
                    check(
                            "chrony-log",
                            Severity.MEDIUM,
                            "Measurements and corrections are written down",
                            "Without them nobody can say afterwards how wrong the clock was, and when.",
                            "RFC 8633, 3.5 and 5.3; NIST IR 8323",
                            "log measurements statistics tracking",
                            ChronyChecks::log),
                    check(
                            "chrony-logchange",
                            Severity.LOW,
                            "A large correction is told in the system log",
                            "One line at each correction above the bound is what rules and people look for.",
                            "chrony.conf(5), logchange",
                            "logchange 0.1",
                            subject ->
                                    subject.settings().has("logchange")
                                            ? Verdict.GOOD
                                            : bad(
                                                    "no logchange",
                                                    set(subject, "logchange", "logchange 0.1"))),
                    check(
                            "chrony-driftfile",
                            Severity.LOW,
                            "The clock's rate is kept over restarts",
                            "Without it each start begins with a wrong rate, which is the best time for a false source.",
                            "chrony.conf(5), driftfile",
                            "driftfile /var/lib/chrony/chrony.drift",
                            subject ->
                                    subject.settings().has("driftfile")
                                            ? Verdict.GOOD
                                            : bad(
                                                    "no driftfile",
                                                    set(
                                                            subject,
                                                            "driftfile",
                                                            "driftfile /var/lib/chrony/chrony.drift"))),
                    check(
                            "chrony-account",
                            Severity.HIGH,
                            "chronyd does not run as root",
                            "A fault in the reading of packets then gives the whole host.",
                            "chrony.conf(5), user",
                            "remove user root",
                            subject ->
                                    subject.policy().account().equals("root")
                                            ? bad(
                                                    "user root",
                                                    deleted(
                                                            subject,
                                                            subject.settings().named("user")))
                                            : Verdict.GOOD),
                    check(
                            "chrony-certificates",
                            Severity.HIGH,
                            "The dates of certificates are checked",
                            "nocerttimecheck accepts expired certificates, whose keys may long be stolen.",
                            "RFC 8915, 8.5; chrony.conf(5), nocerttimecheck",
                            "remove nocerttimecheck, or keep it at 1 on hosts without a battery",
                            ChronyChecks::certificates),
                    check(
                            "chrony-maxdistance",
                            Severity.MEDIUM,
                            "Sources far from true time are not believed",
                            "A root distance is the error that a source admits; above 3 s it decides nothing.",
                            "chrony.conf(5), maxdistance; RFC 5905, A.5.5.1",
                            "remove maxdistance, or lower it",
                            subject ->
                                    subject.policy().largestDistanceSeconds() <= 3
                                            ? Verdict.GOOD
                                            : bad(
                                                    "maxdistance is "
                                                            + Numbers.seconds(
                                                                    subject.policy()
                                                                            .largestDistanceSeconds()),
                                                    deleted(
                                                            subject,
                                                            subject.settings()
                                                                    .named("maxdistance")))),
                    check(
                            "chrony-manual",
                            Severity.MEDIUM,
                            "The clock cannot be set by hand through chronyc",
                            "settime makes whoever has the socket the source of time.",
                            "chrony.conf(5), manual",
                            "remove manual",
                            subject ->
                                    subject.settings().has("manual")
                                            ? bad(
                                                    "manual is on",
                                                    deleted(
                                                            subject,
                                                            subject.settings().named("manual")))
                                            : Verdict.GOOD),
                    check(
                            "chrony-understood",
                            Severity.LOW,
                            "Every line is understood",
                            "A line that is not known to chronyd keeps it from starting, and is not judged here.",
                            "chrony.conf(5)",
                            "correct the line",
                            ChronyChecks::understood));

    private ChronyChecks() {}

    private static Check check(
            String id,
            Severity severity,
            String title,
            String why,
            String source,
            String mend,
            Check.Test test) {
        return new Check(id, CHRONY, severity, title, why, source, mend, test);
    }

    private static Verdict makestep(Subject subject) {
        var stepping = subject.policy().stepping();
        return stepping.isAtAnyTime() || stepping.updates() > 10
                ? bad(
                        "may be stepped " + stepping.inWords(),
                        set(subject, "makestep", "makestep 1 3"))
                : Verdict.GOOD;
    }

    private static Verdict maxchange(Subject subject) {
        double asked = subject.profile().largestChangeSeconds();
        var ceiling = subject.policy().ceiling();
        return ceiling.seconds() <= asked && ceiling.freeUpdates() <= 10
                ? Verdict.GOOD
                : bad(
                        "the largest change is %s, %s is asked for"
                                .formatted(ceiling.inWords(), Numbers.seconds(asked)),
                        set(
                                subject,
                                "maxchange",
                                "maxchange %s 3 -1"
                                        .formatted(Numbers.canonical(Double.toString(asked)))));
    }

    private static Verdict serving(Subject subject) {
        var serves = subject.policy().serves();
        if (!serves.isBeyondHost() || (subject.profile().serves() && !serves.isOpen())) {
            return Verdict.GOOD;
        }
        if (subject.profile().serves()) {
            return new Verdict.DoesNotApply("the host is there to serve");
        }
        return serves.isOpen()
                ? bad(
                        "serves " + serves.inWords(),
                        deleted(
                                subject,
                                subject.settings().named("allow").stream()
                                        .filter(setting ->
                                                setting.words().isEmpty()
                                                        || setting.word(0).matches("all|0/0|::/0")
                                                        || Prefix.parse(setting.word(0))
                                                                .filter(Prefix::isAll)
                                                                .isPresent())
                                        .toList()))
                : Verdict.GOOD;
    }

    private static Verdict ratelimit(Subject subject) {
        if (!subject.policy().serves().isBeyondHost()) {
            return new Verdict.DoesNotApply("it serves nobody");
        }
        return subject.settings().has("ratelimit")
                ? Verdict.GOOD
                : bad("no ratelimit", set(subject, "ratelimit", "ratelimit"));
    }

    private static Verdict commands(Subject subject) {
        var commanded = subject.policy().commandedBy();
        return commanded.isBeyondHost()
                ? bad(
                        "answers " + commanded.inWords(),
                        deleted(
                                subject,
                                subject.settings().named("bindcmdaddress").stream()
                                        .filter(setting ->
                                                Prefix.parse(setting.word(0))
                                                        .filter(block -> !block.isLoopback())
                                                        .isPresent())
                                        .toList()))
                : Verdict.GOOD;
    }

    private static Verdict selection(Subject subject) {
        if (subject.policy().authenticatedSources() == 0) {
            return new Verdict.DoesNotApply("no source is authenticated");
        }
        return subject.settings().word("authselectmode", "mix").equalsIgnoreCase("ignore")
                ? bad("authselectmode ignore", set(subject, "authselectmode", "authselectmode mix"))
                : Verdict.GOOD;
    }

    private static Verdict runTimeSources(Subject subject) {
        var there =
                subject.settings().named("sourcedir").stream()
                        .filter(setting ->
                                setting.words().stream().anyMatch(word -> word.startsWith("/run")))
                        .toList();
        return there.isEmpty()
                ? Verdict.GOOD
                : bad(
                        "%s (%s)".formatted(there.getFirst().line(), there.getFirst().place()),
                        deleted(subject, there));
    }

    private static Verdict log(Subject subject) {
        var logs = subject.policy().logs();
        return logs.contains("tracking") && logs.contains("measurements")
                ? Verdict.GOOD
                : bad(
                        logs.isEmpty() ? "no log" : "log only of " + String.join(", ", logs),
                        List.of(Mend.appended(subject, "log measurements statistics tracking")));
    }

    private static Verdict certificates(Subject subject) {
        int unchecked = Numbers.whole(subject.settings().word("nocerttimecheck", "0")).orElse(0);
        return unchecked <= 1 && unchecked >= 0
                ? Verdict.GOOD
                : bad(
                        "nocerttimecheck " + unchecked,
                        deleted(subject, subject.settings().named("nocerttimecheck")));
    }

    private static Verdict understood(Subject subject) {
        var remarks = subject.settings().remarks();
        return remarks.isEmpty() ? Verdict.GOOD : bad(remarks.getFirst().toString());
    }
}
