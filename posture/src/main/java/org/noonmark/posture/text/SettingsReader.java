package org.noonmark.posture.text;

import org.noonmark.posture.Program;

/// Reads the configuration of any program that is understood.
public final class SettingsReader {
    private SettingsReader() {}

    /// The settings of a file and of what it includes.
    ///
    /// Noonmark's own configuration is TOML, which its caller reads: it is not read here.
    ///
    /// @param includes who opens what the file includes
    public static Settings read(Program program, ConfigFile file, Include.Resolver includes) {
        return switch (program) {
            case CHRONY -> WordReader.chrony(includes).read(file);
            case NTP -> WordReader.ntp(includes).read(file);
            case PTP4L -> SectionReader.ptp4l(file);
            case TIMESYNCD -> SectionReader.systemd(file);
            case GPSD -> SectionReader.shell(file);
            case SSHD -> new SshdReader(includes).read(file);
            case NFTABLES -> NftablesReader.read(file);
            case IPTABLES -> IptablesReader.read(file);
            case NOONMARK ->
                    throw new IllegalArgumentException(
                            "is read by its own reader: program=" + program);
        };
    }

    /// The variables of a file below `/etc/default`, where command lines of services stand.
    public static Settings environment(ConfigFile file) {
        return SectionReader.shell(file);
    }
}
