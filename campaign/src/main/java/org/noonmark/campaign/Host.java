package org.noonmark.campaign;

/// One host of the site.
///
/// @param stamp how its syslog writes times
/// @param auth file of logins
/// @param syslog file of everything else
/// @param audit file of auditd; -1 where it does not run
/// @param special openvpn's, Windows' or chronyd's own file; -1 where there is none
/// @param firstDay on which it exists, since 1970
record Host(
        int id,
        String name,
        Role role,
        String address,
        Stamp stamp,
        int auth,
        int syslog,
        int audit,
        int special,
        long firstDay) {
    /// What it is for.
    enum Role {
        VPN,
        BASTION,
        ADMIN,
        MONITOR,
        BACKUP,
        TIMING,
        STATION,
        WINDOWS,
        SERVER
    }

    boolean isTiming() {
        return role == Role.TIMING || role == Role.STATION;
    }

    boolean isAudited() {
        return audit >= 0;
    }

    /// Whether anything on the internet can reach it.
    boolean isExposed() {
        return role == Role.VPN || role == Role.BASTION;
    }
}
