package org.noonmark.campaign;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.noonmark.campaign.Draw.Topic;
import org.noonmark.campaign.Host.Role;
import org.noonmark.campaign.Person.Job;

/// Hard normal work: nights of maintenance with changed configurations and restarts, calls by
/// night, accounts that come and go, one renewal of everybody's password.
final class Maintenance {
    private static final double CALLS_A_NIGHT = 0.15;
    private static final long DAY = 86_400_000_000L;
    private static final long SECOND = 1_000_000;

    private final CampaignSettings settings;
    private final Inventory inventory;
    private final List<Person> people;
    private final WorkDay work;

    Maintenance(CampaignSettings settings, Inventory inventory, Staff staff, WorkDay work) {
        this.settings = settings;
        this.inventory = inventory;
        this.people = staff.all();
        this.work = work;
    }

    /// Whether the night that begins on this day is one of maintenance: the second Tuesday.
    static boolean isNight(LocalDate day) {
        int number = day.getDayOfMonth();
        return day.getDayOfWeek() == DayOfWeek.TUESDAY && number > 7 && number <= 14;
    }

    /// How often a host's configuration has changed until a day: about once a year.
    static int changes(CampaignSettings settings, Host host, long epochDay) {
        int changes = 0;
        var day = settings.start();
        for (; day.toEpochDay() < epochDay; day = day.plusDays(1)) {
            if (isNight(day) && isChanged(settings, host, day)) {
                changes++;
            }
        }
        return changes;
    }

    private static boolean isChanged(CampaignSettings settings, Host host, LocalDate day) {
        return Draw.of(settings.seed(), Topic.MAINTENANCE, host.id(), day.toEpochDay())
                .chance(1 / 12.0);
    }

    /// Writes the work that begins on a day of the site's calendar.
    void write(LocalDate day, LineBuffer out) {
        var draw = Draw.of(settings.seed(), Topic.MAINTENANCE, -1, day.toEpochDay());
        if (isNight(day)) {
            night(day, draw, out);
        }
        if (draw.chance(CALLS_A_NIGHT)) {
            call(day, draw, out);
        }
        accounts(day, out);
    }

    private Person onDuty(LocalDate day, Job job, Draw draw) {
        var there =
                people.stream()
                        .filter(one -> one.job() == job && one.isEmployed(day))
                        .filter(one -> one.away(day) == null)
                        .toList();
        var anybody = people.stream().filter(one -> one.job() == job).toList();
        return draw.pick(there.isEmpty() ? anybody : there);
    }

    private void tunnel(Person person, LocalDate day, long at, long end, LineBuffer out) {
        var servers = inventory.of(Role.VPN);
        new VpnTunnel(
                        servers.get(person.id() % servers.size()),
                        person.account(),
                        person.homeAddress(day.toEpochDay()),
                        40_000 + person.id(),
                        person.tunnel(),
                        at - 90 * SECOND,
                        end,
                        0)
                .write(out);
    }

    private void night(LocalDate day, Draw draw, LineBuffer out) {
        var person = onDuty(day, Job.TIMING, draw);
        var home = World.COUNTRIES.get(World.HOME).zone();
        long begin = WorkDay.midnight(day, home) + (long) (draw.between(21.5, 22.5) * WorkDay.HOUR);
        long at = begin;
        for (var host : inventory.of(Role.TIMING)) {
            boolean isChanged = isChanged(settings, host, day);
            if (!isChanged && !draw.chance(0.4)) {
                continue;
            }
            var session = work.session(person, host, person.tunnel(), at, draw, out);
            session.sudo(out, at + 60 * SECOND, "/usr/bin/apt-get -y upgrade");
            int changes = changes(settings, host, day.toEpochDay());
            var file = ChronyFile.of(settings, host, changes + (isChanged ? 1 : 0));
            if (isChanged) {
                session.sudo(out, at + 200 * SECOND, "/usr/bin/vim /etc/chrony/chrony.conf");
                file.write(inventory, host, at + 300 * SECOND, out);
            }
            session.sudo(out, at + 310 * SECOND, "/usr/bin/systemctl restart chrony");
            double step = draw.chance(0.15) ? 2e-4 * draw.gauss() : 0;
            long restart = at + 311 * SECOND;
            ChronyFile.restart(host, restart, step, draw.pick(file.sources()), out);
            at += draw.between(600, 1500) * SECOND;
        }
        tunnel(person, day, begin, Math.max(at, begin + 900 * SECOND), out);
    }

    private void call(LocalDate day, Draw draw, LineBuffer out) {
        boolean isTiming = draw.chance(0.2);
        var person = onDuty(day, isTiming ? Job.TIMING : Job.ADMIN, draw);
        var home = World.COUNTRIES.get(World.HOME).zone();
        long at = WorkDay.midnight(day, home) + (long) (draw.between(0.2, 5.0) * WorkDay.HOUR);
        var session =
                work.session(person, draw.pick(person.targets()), person.tunnel(), at, draw, out);
        session.sudo(out, at + 100 * SECOND, "/usr/bin/journalctl -n 200");
        tunnel(person, day, at, at + (long) (draw.between(0.5, 2) * WorkDay.HOUR), out);
    }

    /// The day on which everybody gets a new password.
    static long resetDay(CampaignSettings settings) {
        var draw = Draw.of(settings.seed(), Topic.MAINTENANCE, -3, 0);
        return settings.start().toEpochDay() + (long) (settings.days() * draw.between(0.1, 0.4));
    }

    private void accounts(LocalDate day, LineBuffer out) {
        long epochDay = day.toEpochDay();
        long at = epochDay * DAY + 8 * 3600 * SECOND;
        boolean isReset = epochDay == resetDay(settings);
        boolean isStart = epochDay == settings.start().toEpochDay();
        var directory = inventory.of(Role.ADMIN).getFirst();
        for (var person : people) {
            at += 7 * SECOND;
            if (person.first() == epochDay && !isStart) {
                Syslog.auth(out, directory, at, "useradd", 4000 + person.id());
                out.put("new user: name=").put(person.account()).put(", UID=");
                out.put(1000L + person.id()).put(", GID=").put(1000L + person.id());
                out.put(", home=/home/").put(person.account());
                out.put(", shell=/bin/bash, from=/dev/pts/1").end();
            } else if (person.last() + 1 == epochDay) {
                Syslog.auth(out, directory, at, "userdel", 4000 + person.id());
                out.put("delete user '").put(person.account()).put('\'').end();
            }
            boolean isYearly = person.withPassword() && (epochDay + person.id()) % 365 == 11;
            if (person.isEmployed(day) && (isReset || isYearly)) {
                Syslog.auth(out, directory, at, "passwd", 5000 + person.id());
                out.put("pam_unix(passwd:chauthtok): password changed for ");
                out.put(person.account()).end();
            }
        }
    }
}
