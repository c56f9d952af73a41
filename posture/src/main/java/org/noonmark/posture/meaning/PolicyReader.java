package org.noonmark.posture.meaning;

import java.util.Optional;
import org.noonmark.posture.Program;
import org.noonmark.posture.text.Settings;

/// Finds the meaning of settings.
public final class PolicyReader {
    private PolicyReader() {}

    /// What they mean for time; empty for programs that are no time service.
    public static Optional<TimePolicy> of(Program program, Settings settings) {
        return switch (program) {
            case CHRONY -> Optional.of(ChronyPolicy.of(settings));
            case NTP -> Optional.of(NtpPolicy.of(settings));
            case PTP4L -> Optional.of(PtpPolicy.of(settings));
            case TIMESYNCD -> Optional.of(TimesyncdPolicy.of(settings));
            case NOONMARK -> Optional.of(NoonmarkPolicy.of(settings));
            case GPSD, SSHD, NFTABLES, IPTABLES -> Optional.empty();
        };
    }
}
