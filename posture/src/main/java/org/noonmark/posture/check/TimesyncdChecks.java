package org.noonmark.posture.check;

import static org.noonmark.posture.Program.TIMESYNCD;
import static org.noonmark.posture.check.Mend.bad;

import java.util.List;
import org.noonmark.posture.Severity;
import org.noonmark.posture.text.Numbers;

/// What is asked of timesyncd.conf.
final class TimesyncdChecks {
    static final List<Check> ALL =
            List.of(
                    new Check(
                            "timesyncd-alone",
                            TIMESYNCD,
                            Severity.MEDIUM,
                            "The host's time does not hang on one unauthenticated server",
                            "systemd-timesyncd asks one server at a time, without authentication, and steps the clock"
                                    + " at any time when it is wrong by more than 0.4 s.",
                            "timesyncd.conf(5); RFC 8633, 3.2 and 4",
                            "install chrony or ntpsec where time matters",
                            _ -> bad("one server at a time decides, without authentication")),
                    new Check(
                            "timesyncd-servers",
                            TIMESYNCD,
                            Severity.LOW,
                            "The servers are the operator's choice",
                            "Without NTP= the servers come from DHCP or from the distribution.",
                            "timesyncd.conf(5), NTP=",
                            "NTP=SERVER…",
                            TimesyncdChecks::servers),
                    new Check(
                            "timesyncd-distance",
                            TIMESYNCD,
                            Severity.LOW,
                            "Servers far from true time are not believed",
                            "RootDistanceMaxSec is the error that a server may admit.",
                            "timesyncd.conf(5), RootDistanceMaxSec=",
                            "RootDistanceMaxSec=5",
                            subject ->
                                    subject.policy().largestDistanceSeconds() <= 5
                                            ? Verdict.GOOD
                                            : bad(
                                                    "RootDistanceMaxSec is "
                                                            + Numbers.seconds(
                                                                    subject.policy()
                                                                            .largestDistanceSeconds()),
                                                    Mend.set(
                                                            subject,
                                                            "Time",
                                                            "RootDistanceMaxSec",
                                                            "RootDistanceMaxSec=5"))));

    private TimesyncdChecks() {}

    private static Verdict servers(Subject subject) {
        if (subject.settings().has("NTP")) {
            return Verdict.GOOD;
        }
        var servers = subject.profile().servers();
        return bad(
                "no NTP=",
                servers.isEmpty()
                        ? List.of()
                        : Mend.set(subject, "Time", "NTP", "NTP=" + String.join(" ", servers)));
    }
}
