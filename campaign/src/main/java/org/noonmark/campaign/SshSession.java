package org.noonmark.campaign;

/// A login by SSH, as OpenSSH 9, PAM, systemd-logind and auditd of Debian 12 write it.
///
/// @param address from where
/// @param fingerprint of the key; empty for a password
/// @param beginMicros since 1970
/// @param typos passwords that were wrong before
record SshSession(
        Host host,
        String account,
        int uid,
        String address,
        String fingerprint,
        long beginMicros,
        long endMicros,
        int typos,
        int port,
        int pid) {
    private static final long SECOND = 1_000_000;
    private static final long BOOT_EPOCH = 1_700_000_000L;

    /// Number of the session. A function of time, so that nobody's sessions renumber another's.
    long session() {
        return (beginMicros / SECOND - BOOT_EPOCH) / 3;
    }

    void write(LineBuffer out) {
        long at = beginMicros;
        for (int i = 0; i < typos; i++) {
            if (i == 0) {
                failure(out, at);
                at += 2 * SECOND;
            }
            sshd(out, at).put("Failed password for ").put(account);
            from(out).put(" ssh2").end();
            at += 4 * SECOND;
        }
        opened(out, at);
        audit(out, at);
        closed(out, Math.max(endMicros, at + SECOND));
    }

    private LineBuffer sshd(LineBuffer out, long at) {
        return Syslog.auth(out, host, at, "sshd", pid);
    }

    private LineBuffer from(LineBuffer out) {
        return out.put(" from ").put(address).put(" port ").put((long) port);
    }

    private void failure(LineBuffer out, long at) {
        sshd(out, at).put("pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0");
        out.put(" tty=ssh ruser= rhost=").put(address).put("  user=").put(account).end();
    }

    private void opened(LineBuffer out, long at) {
        boolean isKey = !fingerprint.isEmpty();
        sshd(out, at).put("Accepted ").put(isKey ? "publickey" : "password");
        out.put(" for ").put(account);
        from(out).put(" ssh2");
        if (isKey) {
            out.put(": ED25519 ").put(fingerprint);
        }
        out.end();
        sshd(out, at + 3_100).put("pam_unix(sshd:session): session opened for user ");
        out.put(account).put("(uid=").put((long) uid).put(") by (uid=0)").end();
        Syslog.auth(out, host, at + 9_000, "systemd-logind", 612 + host.id());
        out.put("New session ").put(session()).put(" of user ").put(account).put('.').end();
    }

    private void audit(LineBuffer out, long at) {
        if (!host.isAudited()) {
            return;
        }
        Audit.begin(out, host, "USER_LOGIN", at + 10_000, LineBuffer.NEXT_NUMBER);
        out.put("pid=").put((long) pid).put(" uid=0 auid=").put((long) uid).put(" ses=");
        out.put(session()).put(" subj=unconfined msg='op=login id=").put((long) uid);
        out.put(" exe=\"/usr/sbin/sshd\" hostname=").put(address).put(" addr=").put(address);
        out.put(" terminal=/dev/pts/0 res=success'").end();
    }

    private void closed(LineBuffer out, long at) {
        sshd(out, at);
        out.put("Received disconnect from ").put(address).put(" port ").put((long) port);
        out.put(":11: disconnected by user").end();
        sshd(out, at + 200).put("Disconnected from user ").put(account).put(' ').put(address);
        out.put(" port ").put((long) port).end();
        sshd(out, at + 900).put("pam_unix(sshd:session): session closed for user ");
        out.put(account).end();
        Syslog.auth(out, host, at + 4_000, "systemd-logind", 612 + host.id());
        out.put("Session ").put(session()).put(" logged out. Waiting for processes to exit.").end();
        Syslog.auth(out, host, at + 5_000, "systemd-logind", 612 + host.id());
        out.put("Removed session ").put(session()).put('.').end();
    }

    /// A command by sudo in this session.
    void sudo(LineBuffer out, long at, String command) {
        Syslog.auth(out, host, at, "sudo").put("   ").put(account).put(" : TTY=pts/0 ; PWD=/home/");
        out.put(account).put(" ; USER=root ; COMMAND=").put(command).end();
        Syslog.auth(out, host, at + 400, "sudo");
        out.put("pam_unix(sudo:session): session opened for user root(uid=0) by ").put(account);
        out.put("(uid=").put((long) uid).put(')').end();
        if (host.isAudited()) {
            Audit.execution(out, host, at + 900, this, command);
        }
        Syslog.auth(out, host, at + 800_000, "sudo");
        out.put("pam_unix(sudo:session): session closed for user root").end();
    }

    /// `su` to root in this session.
    void becomeRoot(LineBuffer out, long at) {
        Syslog.auth(out, host, at, "su", pid + 19L);
        out.put("(to root) ").put(account).put(" on pts/0").end();
        Syslog.auth(out, host, at + 500, "su", pid + 19L);
        out.put("pam_unix(su:session): session opened for user root(uid=0) by ").put(account);
        out.put("(uid=").put((long) uid).put(')').end();
        Syslog.auth(out, host, at + 60_000_000, "su", pid + 19L);
        out.put("pam_unix(su:session): session closed for user root").end();
    }
}
