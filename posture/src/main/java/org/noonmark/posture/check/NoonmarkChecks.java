package org.noonmark.posture.check;

import static org.noonmark.posture.Program.NOONMARK;
import static org.noonmark.posture.check.Mend.bad;

import java.util.List;
import org.noonmark.posture.Severity;
import org.noonmark.posture.text.Numbers;
import org.noonmark.posture.text.Setting;

/// What is asked of Noonmark's own configuration.
final class NoonmarkChecks {
    static final List<Check> ALL =
            List.of(
                    check(
                            "noonmark-correction",
                            Severity.MEDIUM,
                            "All corrections at start together are bounded",
                            "The bound is what keeps a start among false sources from setting a false time.",
                            "docs/configuration.md, correction_limit",
                            "correction_limit",
                            NoonmarkChecks::correction),
                    check(
                            "noonmark-require-authenticated",
                            Severity.MEDIUM,
                            "Only authenticated sources move time",
                            "The others are watched all the same, and disagreement is told.",
                            "RFC 8915, 1; docs/configuration.md, require_authenticated",
                            "require_authenticated = true",
                            NoonmarkChecks::authentication),
                    check(
                            "noonmark-serving",
                            Severity.MEDIUM,
                            "Time is served to known networks only",
                            "A server that is open to everybody takes part in floods.",
                            "RFC 8633, 5.1",
                            "allow = [PREFIX…]",
                            NoonmarkChecks::serving),
                    check(
                            "noonmark-rate",
                            Severity.MEDIUM,
                            "A server limits the rate of its replies",
                            "A limit keeps a flood with forged senders from passing on to the victim.",
                            "RFC 8633, 5.4",
                            "rate_limit",
                            NoonmarkChecks::rate),
                    check(
                            "noonmark-start",
                            Severity.LOW,
                            "The first time is held against Roughtime",
                            "Certificates of servers can only be judged by a time that is already about right.",
                            "docs/start.md",
                            "[[roughtime_source]]",
                            subject -> has(subject, "roughtime_source[")),
                    check(
                            "noonmark-ledger",
                            Severity.LOW,
                            "Others can prove what the station said",
                            "A ledger with signers elsewhere keeps an intruder from rewriting the station's past.",
                            "docs/ledger.md",
                            "[ledger] and [[ledger_signer]]",
                            subject -> has(subject, "ledger_signer[")),
                    check(
                            "noonmark-approval",
                            Severity.MEDIUM,
                            "A change of configuration needs the agreement of several",
                            "One stolen account is then not enough to change how the station makes time.",
                            "docs/evidence.md",
                            "[approval]",
                            subject -> has(subject, "approval")));

    private NoonmarkChecks() {}

    private static Check check(
            String id,
            Severity severity,
            String title,
            String why,
            String source,
            String mend,
            Check.Test test) {
        return new Check(id, NOONMARK, severity, title, why, source, mend, test);
    }

    private static Verdict correction(Subject subject) {
        double asked = Math.max(1, subject.profile().largestChangeSeconds());
        double there = subject.policy().ceiling().seconds();
        return there <= asked
                ? Verdict.GOOD
                : bad(
                        "correction_limit is %s, %s is asked for"
                                .formatted(Numbers.seconds(there), Numbers.seconds(asked)),
                        Mend.set(
                                subject,
                                "station",
                                "correction_limit",
                                "correction_limit = \"%s s\""
                                        .formatted(Numbers.canonical(Double.toString(asked)))));
    }

    private static Verdict authentication(Subject subject) {
        if (subject.policy().authenticatedSources() < subject.policy().agreeing()) {
            return new Verdict.DoesNotApply("too few sources are authenticated");
        }
        return subject.policy().isAuthenticationRequired()
                ? Verdict.GOOD
                : bad(
                        "require_authenticated is false",
                        Mend.set(
                                subject,
                                "station",
                                "require_authenticated",
                                "require_authenticated = true"));
    }

    private static Verdict serving(Subject subject) {
        if (subject.profile().serves()) {
            return new Verdict.DoesNotApply("the host is there to serve");
        }
        return subject.policy().serves().isOpen()
                ? bad(
                        "serves everybody",
                        Mend.set(
                                subject,
                                "serve.ntp",
                                "listen",
                                "listen = [\"127.0.0.1\", \"::1\"]"))
                : Verdict.GOOD;
    }

    private static Verdict rate(Subject subject) {
        if (!subject.policy().serves().isBeyondHost()) {
            return new Verdict.DoesNotApply("it serves nobody");
        }
        return subject.settings().section("serve.ntp").has("rate_limit")
                ? Verdict.GOOD
                : bad(
                        "no rate_limit",
                        Mend.set(subject, "serve.ntp", "rate_limit", "rate_limit = 8"));
    }

    private static Verdict has(Subject subject, String section) {
        return subject.settings().all().stream()
                        .map(Setting::section)
                        .anyMatch(name -> name.startsWith(section))
                ? Verdict.GOOD
                : bad("there is no [" + section.replace("[", "") + "]");
    }
}
