package org.noonmark.posture.check;

import static org.noonmark.posture.Program.PTP4L;
import static org.noonmark.posture.check.Mend.bad;

import java.util.List;
import org.noonmark.posture.Severity;
import org.noonmark.posture.text.Numbers;

/// What is asked of ptp4l.conf.
final class PtpChecks {
    private static final String GLOBAL = "global";
    private static final int LOOSEST_SANITY = 200_000_000;

    static final List<Check> ALL =
            List.of(
                    check(
                            "ptp-client-only",
                            Severity.HIGH,
                            "A host that does not serve cannot become grandmaster",
                            "When the grandmaster is lost or silenced, any clock that may serve takes the domain over.",
                            "IEEE 1588-2019, 9.2.2; ptp4l(8), clientOnly",
                            "clientOnly 1 (slaveOnly before linuxptp 4)",
                            PtpChecks::clientOnly),
                    check(
                            "ptp-step",
                            Severity.HIGH,
                            "The clock is stepped only at the start",
                            "step_threshold lets one false Sync move a running clock by any amount.",
                            "ptp4l(8), step_threshold",
                            "step_threshold 0.0",
                            subject ->
                                    subject.policy().stepping().isAtAnyTime()
                                            ? bad(
                                                    "may be stepped "
                                                            + subject.policy().stepping().inWords(),
                                                    global(subject, "step_threshold", "0.0"))
                                            : Verdict.GOOD),
                    check(
                            "ptp-authentication",
                            Severity.MEDIUM,
                            "Messages are authenticated",
                            "PTP messages without the AUTHENTICATION TLV can be made by anybody on the segment.",
                            "IEEE 1588-2019, 16.14; ptp4l(8), sa_file and spp of linuxptp 4.2",
                            "sa_file FILE and spp NUMBER, with the same keys on all clocks of the domain",
                            PtpChecks::authentication),
                    check(
                            "ptp-unauthenticated",
                            Severity.HIGH,
                            "Messages without authentication are not let pass",
                            "allow_unauth lets a sender leave out what it cannot make.",
                            "ptp4l(8), allow_unauth",
                            "allow_unauth 0",
                            subject -> asked(subject, "allow_unauth", "0", "0")),
                    check(
                            "ptp-sanity",
                            Severity.MEDIUM,
                            "The servo distrusts an absurd rate",
                            "Without sanity_freq_limit a source can pull the clock's rate as far as the hardware goes.",
                            "ptp4l(8), sanity_freq_limit",
                            "sanity_freq_limit 200000000 or less",
                            PtpChecks::sanity),
                    check(
                            "ptp-log",
                            Severity.MEDIUM,
                            "States and offsets are logged",
                            "A change of grandmaster is seen nowhere else.",
                            "ptp4l(8), logging_level, use_syslog; NIST IR 8323",
                            "use_syslog 1, logging_level 6",
                            PtpChecks::log),
                    check(
                            "ptp-priority",
                            Severity.MEDIUM,
                            "A claim to be grandmaster is made on purpose",
                            "A priority1 below 128 wins over every clock that keeps the default, however good.",
                            "IEEE 1588-2019, 9.3.2.4",
                            "priority1 128",
                            PtpChecks::priority),
                    check(
                            "ptp-source-id",
                            Severity.MEDIUM,
                            "Messages of other clocks are not taken for the grandmaster's",
                            "ignore_source_id takes Sync from any port of the segment.",
                            "ptp4l(8), ignore_source_id",
                            "ignore_source_id 0",
                            subject -> asked(subject, "ignore_source_id", "0", "0")),
                    check(
                            "ptp-free-running",
                            Severity.LOW,
                            "The clock is disciplined",
                            "With free_running the offset is measured and nothing is corrected.",
                            "ptp4l(8), free_running",
                            "free_running 0",
                            subject -> asked(subject, "free_running", "0", "0")),
                    check(
                            "ptp-bmca",
                            Severity.MEDIUM,
                            "The best clock is chosen by its announcements",
                            "BMCA noop takes whoever sends, without comparing.",
                            "IEEE 1588-2019, 9.3; ptp4l(8), BMCA",
                            "BMCA ptp",
                            subject -> asked(subject, "BMCA", "ptp", "ptp")),
                    check(
                            "ptp-management",
                            Severity.MEDIUM,
                            "Only its group may manage ptp4l through the local socket",
                            "Whoever may write to the socket sets priorities and turns the clock into grandmaster.",
                            "ptp4l(8), uds_file_mode",
                            "uds_file_mode 0660",
                            PtpChecks::management));

    private PtpChecks() {}

    private static Check check(
            String id,
            Severity severity,
            String title,
            String why,
            String source,
            String mend,
            Check.Test test) {
        return new Check(id, PTP4L, severity, title, why, source, mend, test);
    }

    private static List<PlanStep> global(Subject subject, String name, String value) {
        return Mend.set(subject, GLOBAL, name, name + " " + value);
    }

    private static Verdict asked(Subject subject, String name, String wanted, String otherwise) {
        var value = subject.settings().section(GLOBAL).word(name, otherwise);
        return value.equals(wanted)
                ? Verdict.GOOD
                : bad(name + " is " + value, global(subject, name, wanted));
    }

    private static Verdict clientOnly(Subject subject) {
        if (subject.profile().serves()) {
            return new Verdict.DoesNotApply("the host is there to serve");
        }
        var mastership = subject.policy().mastership().orElseThrow();
        // The name of linuxptp 3 is understood by all releases.
        return mastership.isClientOnly()
                ? Verdict.GOOD
                : bad("it may become grandmaster", global(subject, "slaveOnly", "1"));
    }

    private static Verdict authentication(Subject subject) {
        return subject.policy().isAuthenticationRequired()
                ? Verdict.GOOD
                : bad("no sa_file with spp");
    }

    private static Verdict sanity(Subject subject) {
        var value =
                Numbers.whole(
                                subject.settings()
                                        .section(GLOBAL)
                                        .word("sanity_freq_limit", "200000000"))
                        .orElse(0);
        return value > 0 && value <= LOOSEST_SANITY
                ? Verdict.GOOD
                : bad(
                        "sanity_freq_limit is " + value,
                        global(subject, "sanity_freq_limit", "200000000"));
    }

    private static Verdict log(Subject subject) {
        if (!subject.policy().logs().isEmpty()) {
            return Verdict.GOOD;
        }
        var plan = new java.util.ArrayList<>(global(subject, "use_syslog", "1"));
        plan.addAll(global(subject, "logging_level", "6"));
        return bad("the system log gets too little", plan);
    }

    private static Verdict priority(Subject subject) {
        var mastership = subject.policy().mastership().orElseThrow();
        if (subject.profile().serves() || mastership.isClientOnly()) {
            return new Verdict.DoesNotApply(
                    mastership.isClientOnly() ? "it is clientOnly" : "the host is there to serve");
        }
        return mastership.priority1() >= 128
                ? Verdict.GOOD
                : bad(
                        "priority1 is " + mastership.priority1(),
                        global(subject, "priority1", "128"));
    }

    private static Verdict management(Subject subject) {
        var mode = subject.settings().section(GLOBAL).word("uds_file_mode", "0660");
        return mode.matches("0?[0-7]{2}[0145]")
                ? Verdict.GOOD
                : bad("uds_file_mode is " + mode, global(subject, "uds_file_mode", "0660"));
    }
}
