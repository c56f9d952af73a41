package org.noonmark.guard.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.noonmark.sigma.rule.RuleText;

/// The rules of this release.
public final class OwnRules {
    /// The pack's name in messages.
    public static final String NAME = "noonmark";

    static final List<String> FILES =
            List.of(
                    "auditd_clock_set.yml",
                    "chronyd_troubled.yml",
                    "ptp_grandmaster_changed.yml",
                    "sshd_guessed.yml",
                    "sshd_guessing.yml",
                    "sshd_login_failed.yml",
                    "sshd_login_password.yml",
                    "sshd_login_root.yml",
                    "sshd_spraying.yml",
                    "station_host_clock_stepped.yml",
                    "sudo_edits_time_configuration.yml",
                    "sudo_refused.yml",
                    "sudo_sets_clock.yml",
                    "time_auditd.yml",
                    "time_chronyd.yml",
                    "time_commands.yml",
                    "time_correlations_people.yml",
                    "time_correlations_services.yml",
                    "time_correlations_sources.yml",
                    "time_correlations_steps.yml",
                    "time_files.yml",
                    "time_gpsd.yml",
                    "time_kernel.yml",
                    "time_linuxptp.yml",
                    "time_network_gear.yml",
                    "time_ntpd.yml",
                    "time_services.yml",
                    "time_station.yml",
                    "time_timesyncd.yml",
                    "time_windows.yml",
                    "time_zeek.yml",
                    "windows_log_cleared.yml",
                    "windows_time_changed.yml");

    private OwnRules() {}

    /// Their files.
    public static List<RuleText> texts() {
        return FILES.stream().map(OwnRules::text).toList();
    }

    private static RuleText text(String file) {
        try (var stream = OwnRules.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("must be part of the program: " + file);
            }
            return RuleText.of(file, stream.readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(file, failed);
        }
    }
}
