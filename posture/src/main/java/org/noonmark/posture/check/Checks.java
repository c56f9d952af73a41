package org.noonmark.posture.check;

import java.util.List;
import java.util.stream.Stream;

/// All checks.
public final class Checks {
    private static final List<Check> ALL =
            Stream.of(
                            ServiceChecks.all(),
                            ChronyChecks.ALL,
                            NtpChecks.ALL,
                            PtpChecks.ALL,
                            TimesyncdChecks.ALL,
                            SshdChecks.ALL,
                            FirewallChecks.all(),
                            NoonmarkChecks.ALL,
                            FileChecks.all())
                    .flatMap(List::stream)
                    .toList();

    private Checks() {}

    /// In the order in which they are told.
    public static List<Check> all() {
        return ALL;
    }

    /// What each check says that this subject's profile does not leave out.
    public static List<Finding> judge(Subject subject) {
        return ALL.stream()
                .filter(check -> check.program() == subject.program())
                .filter(check -> !subject.profile().off().contains(check.id()))
                .map(check ->
                        new Finding(
                                check,
                                subject.profile().severity(check),
                                subject.file(),
                                check.test().judge(subject)))
                .toList();
    }
}
