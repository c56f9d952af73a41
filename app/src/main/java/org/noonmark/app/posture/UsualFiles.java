package org.noonmark.app.posture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.noonmark.posture.Program;

/// Where distributions keep configurations, and how a file is known by its name.
final class UsualFiles {
    /// Of several places of one program the first that is there counts.
    static final Map<Program, List<String>> PLACES = new LinkedHashMap<>();

    static {
        PLACES.put(
                Program.CHRONY,
                List.of(
                        "/etc/chrony/chrony.conf",
                        "/etc/chrony.conf",
                        "/usr/share/chrony/chrony.conf"));
        PLACES.put(Program.NTP, List.of("/etc/ntpsec/ntp.conf", "/etc/ntp.conf"));
        PLACES.put(
                Program.PTP4L,
                List.of(
                        "/etc/linuxptp/ptp4l.conf",
                        "/etc/ptp4l.conf",
                        "/etc/linuxptp/default.cfg"));
        PLACES.put(Program.TIMESYNCD, List.of("/etc/systemd/timesyncd.conf"));
        PLACES.put(Program.GPSD, List.of("/etc/default/gpsd", "/etc/sysconfig/gpsd"));
        PLACES.put(Program.SSHD, List.of("/etc/ssh/sshd_config"));
        PLACES.put(Program.NFTABLES, List.of("/etc/nftables.conf"));
        PLACES.put(Program.IPTABLES, List.of("/etc/iptables/rules.v4", "/etc/sysconfig/iptables"));
        PLACES.put(Program.NOONMARK, List.of("/etc/noonmark/noonmark.toml", "/etc/noonmark.toml"));
    }

    /// Where options of ntpd's command line stand.
    static final List<String> NTP_OPTIONS =
            List.of("/etc/default/ntpsec", "/etc/default/ntp", "/etc/sysconfig/ntpd");

    private UsualFiles() {}

    /// The program whose file this is, by its name.
    static Optional<Program> programOf(String file) {
        var name = file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (name.contains("chrony")) {
            return Optional.of(Program.CHRONY);
        }
        if (name.contains("ptp4l") || name.endsWith(".cfg")) {
            return Optional.of(Program.PTP4L);
        }
        if (name.contains("timesyncd")) {
            return Optional.of(Program.TIMESYNCD);
        }
        if (name.contains("sshd")) {
            return Optional.of(Program.SSHD);
        }
        if (name.contains("gpsd")) {
            return Optional.of(Program.GPSD);
        }
        if (name.startsWith("nftables") || name.endsWith(".nft")) {
            return Optional.of(Program.NFTABLES);
        }
        if (name.startsWith("rules.v") || name.contains("iptables")) {
            return Optional.of(Program.IPTABLES);
        }
        return name.endsWith(".toml")
                ? Optional.of(Program.NOONMARK)
                : name.startsWith("ntp") ? Optional.of(Program.NTP) : Optional.empty();
    }
}
