package org.noonmark.posture;

/// Programs whose configurations are understood.
public enum Program {
    CHRONY,
    NTP,
    PTP4L,
    SSHD,
    NFTABLES,
    NOONMARK
}
