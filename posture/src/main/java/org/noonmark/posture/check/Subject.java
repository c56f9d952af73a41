package org.noonmark.posture.check;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.noonmark.posture.Program;
import org.noonmark.posture.meaning.PolicyReader;
import org.noonmark.posture.meaning.TimePolicy;
import org.noonmark.posture.text.Setting;
import org.noonmark.posture.text.Settings;

/// One program's configuration as a check sees it.
///
/// @param program whose it is
/// @param file the main file, to which new lines go
/// @param settings of it and of what it includes
/// @param modes permission bits of files by name: the configuration's own and those it names
/// @param profile that it is held to
public record Subject(
        Program program,
        String file,
        Settings settings,
        Map<String, Integer> modes,
        Profile profile) {
    /// Copies the modes.
    public Subject {
        modes = Map.copyOf(modes);
    }

    /// What it means for time.
    ///
    /// @throws IllegalStateException for a program that is no time service
    TimePolicy policy() {
        return PolicyReader.of(program, settings)
                .orElseThrow(
                        () -> new IllegalStateException("is no time service: program=" + program));
    }

    /// The permission bits of a file, where they are known.
    OptionalInt mode(String name) {
        var mode = modes.get(name);
        return mode == null ? OptionalInt.empty() : OptionalInt.of(mode);
    }

    /// The files that settings were read from, the main file first.
    List<String> files() {
        var files = new java.util.LinkedHashSet<String>();
        files.add(file);
        settings.all().stream().map(Setting::place).forEach(place -> files.add(place.file()));
        return List.copyOf(files);
    }

    /// The service that reads this configuration, as units are called in Debian.
    String service() {
        return switch (program) {
            case CHRONY -> "chrony.service";
            case NTP -> "ntpsec.service";
            case PTP4L -> "ptp4l.service";
            case TIMESYNCD -> "systemd-timesyncd.service";
            case GPSD -> "gpsd.service";
            case SSHD -> "ssh.service";
            case NFTABLES -> "nftables.service";
            case IPTABLES -> "netfilter-persistent.service";
            case NOONMARK -> "noonmark.service";
        };
    }
}
