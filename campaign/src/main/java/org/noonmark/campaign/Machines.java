package org.noonmark.campaign;

import java.util.List;
import org.noonmark.campaign.Draw.Topic;
import org.noonmark.campaign.Host.Role;

/// What hosts write by themselves in a day: cron, daemons, the kernel, scans from outside, the
/// accounts of scripts.
final class Machines {
    private static final long DAY = 86_400_000_000L;
    private static final long HOUR = 3_600_000_000L;
    private static final long SECOND = 1_000_000;
    private static final int MONITOR_UID = 901;
    private static final int BACKUP_UID = 902;
    private static final int ANSIBLE_UID = 903;
    private static final List<String> DAEMONS =
            List.of(
                    "Starting apt-daily.service - Daily apt download activities...",
                    "apt-daily.service: Deactivated successfully.",
                    "Started session-cleanup.service - Clean of old sessions.",
                    "Starting logrotate.service - Rotate log files...",
                    "logrotate.service: Deactivated successfully.",
                    "Finished logrotate.service - Rotate log files.",
                    "fstrim.service: Deactivated successfully.",
                    "Starting man-db.service - Daily man-db regeneration...");
    private static final List<String> NAMES =
            List.of("admin", "root", "test", "oracle", "ubuntu", "guest", "pi", "user", "postgres");

    private final CampaignSettings settings;
    private final Inventory inventory;

    Machines(CampaignSettings settings, Inventory inventory) {
        this.settings = settings;
        this.inventory = inventory;
    }

    /// Writes a day in UTC of all hosts.
    void write(long epochDay, LineBuffer out) {
        for (var host : inventory.all()) {
            if (host.firstDay() > epochDay) {
                continue;
            }
            var draw = Draw.of(settings.seed(), Topic.MACHINE, host.id(), epochDay);
            long day = epochDay * DAY;
            if (host.role() == Role.WINDOWS) {
                for (int i = settings.noise() / 2; i > 0; i--) {
                    Windows.plain(out, host, day + at(draw), draw.chance(0.5) ? 4672 : 5379);
                }
                continue;
            }
            noise(host, day, draw, out);
            scripts(host, epochDay, draw, out);
            if (host.isExposed()) {
                scans(host, epochDay, out);
            }
            if (host.firstDay() == epochDay && epochDay > settings.start().toEpochDay()) {
                installed(host, day, out);
            }
        }
    }

    private static long at(Draw draw) {
        return (draw.bits() >>> 1) % (DAY - 10 * SECOND);
    }

    /// About as many lines as the settings say: 3 of 5 by cron.
    private void noise(Host host, long day, Draw draw, LineBuffer out) {
        int left = settings.noise();
        while (left > 0) {
            long at = day + at(draw);
            int pid = draw.between(1000, 900_000);
            int which = draw.between(0, 9);
            if (which < 3) {
                cron(host, at, pid, out);
                left -= 3;
            } else if (which < 8) {
                Syslog.other(out, host, at, "systemd", 1).put(draw.pick(DAEMONS)).end();
                left--;
            } else {
                Syslog.other(out, host, at, "kernel", 0).put('[').put(at % 9_000_000);
                out.put('.').padded(pid, 6).put("] perf: interrupt took too long (");
                out.put((long) draw.between(2500, 9000)).put(" > 2500), lowering").end();
                left--;
            }
        }
    }

    private static void cron(Host host, long at, int pid, LineBuffer out) {
        Syslog.auth(out, host, at, "CRON", pid);
        out.put("pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)").end();
        Syslog.other(out, host, at + 900, "CRON", pid + 1);
        out.put("(root) CMD (cd / && run-parts --report /etc/cron.hourly)").end();
        Syslog.auth(out, host, at + 90_000, "CRON", pid);
        out.put("pam_unix(cron:session): session closed for user root").end();
    }

    /// Monitoring, backup every night, configuration management on Mondays.
    private void scripts(Host host, long epochDay, Draw draw, LineBuffer out) {
        long day = epochDay * DAY;
        int looks = 1 + settings.noise() / 100;
        for (int i = 0; i < looks; i++) {
            long at = day + i * DAY / looks + 7L * host.id() * SECOND + draw.between(0, 999_999);
            script(host, Role.MONITOR, "monitor", MONITOR_UID, at, draw, out);
        }
        long night = day + HOUR + 90L * host.id() * SECOND + draw.between(0, 20_000_000);
        script(host, Role.BACKUP, "backup", BACKUP_UID, night, draw, out);
        if (epochDay % 7 == 4) {
            long monday = day + 9 * HOUR + 40L * host.id() * SECOND;
            script(host, Role.ADMIN, "ansible", ANSIBLE_UID, monday, draw, out)
                    .sudo(out, monday + 2 * SECOND, "/usr/bin/python3 /tmp/ansible-setup.py");
        }
    }

    private SshSession script(
            Host host, Role from, String account, int uid, long at, Draw draw, LineBuffer out) {
        var source = inventory.of(from).getFirst();
        var key = Draw.of(settings.seed(), Topic.KEY, -uid, 0).fingerprint();
        var session =
                new SshSession(
                        host,
                        account,
                        uid,
                        source.address(),
                        key,
                        at,
                        at + draw.between(4, 30) * SECOND,
                        0,
                        draw.between(32_768, 60_999),
                        draw.between(1500, 900_000));
        if (!host.equals(source)) {
            session.write(out);
        }
        return session;
    }

    /// Guesses from the internet at hosts that it can reach.
    private void scans(Host host, long epochDay, LineBuffer out) {
        var draw = Draw.of(settings.seed(), Topic.SCAN, host.id(), epochDay);
        int scanners = draw.poisson(Math.min(6, settings.noise() / 30.0));
        for (int i = 0; i < scanners; i++) {
            var provider = draw.pick(World.PROVIDERS);
            var address = provider.address(draw.bits());
            long at = epochDay * DAY + at(draw);
            for (int guess = draw.between(1, 6); guess > 0; guess--) {
                guess(host, address, at, draw, out);
                at += draw.between(2, 40) * SECOND;
            }
        }
    }

    private static void guess(Host host, String address, long at, Draw draw, LineBuffer out) {
        var name = draw.pick(NAMES);
        int port = draw.between(1024, 65_000);
        int pid = draw.between(1000, 900_000);
        Syslog.auth(out, host, at, "sshd", pid).put("Invalid user ").put(name).put(" from ");
        out.put(address).put(" port ").put((long) port).end();
        Syslog.auth(out, host, at + SECOND, "sshd", pid);
        out.put("Failed password for invalid user ").put(name).put(" from ").put(address);
        out.put(" port ").put((long) port).put(" ssh2").end();
        Syslog.auth(out, host, at + SECOND + 1000, "sshd", pid);
        out.put("Connection closed by invalid user ").put(name).put(' ').put(address);
        out.put(" port ").put((long) port).put(" [preauth]").end();
    }

    private static void installed(Host host, long day, LineBuffer out) {
        long at = day + 8 * HOUR;
        int uid = BACKUP_UID;
        for (var name : List.of("monitor", "backup", "ansible")) {
            Syslog.auth(out, host, at, "useradd", 700);
            out.put("new user: name=").put(name).put(", UID=").put((long) uid).put(", GID=");
            out.put((long) uid).put(", home=/home/").put(name).put(", shell=/bin/sh");
            out.put(", from=none").end();
            at += SECOND;
            uid++;
        }
    }
}
