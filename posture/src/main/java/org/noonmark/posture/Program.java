package org.noonmark.posture;

/// Programs whose configurations are understood.
public enum Program {
    CHRONY,
    /// ntpd of ntp.org and of NTPsec.
    NTP,
    PTP4L,
    TIMESYNCD,
    GPSD,
    SSHD,
    NFTABLES,
    /// Rules as `iptables-save` and `ip6tables-save` write them.
    IPTABLES,
    NOONMARK
}
