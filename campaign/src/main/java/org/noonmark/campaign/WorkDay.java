package org.noonmark.campaign;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.noonmark.campaign.Draw.Topic;
import org.noonmark.campaign.Host.Role;
import org.noonmark.campaign.Person.Job;
import org.noonmark.campaign.World.Carrier;
import org.noonmark.campaign.World.Trade;

/// What one person does on one day of their own calendar: comes or not, to the office or through
/// the VPN from home or abroad, logs in, runs commands.
final class WorkDay {
    static final double HOUR = 3_600e6;

    private static final List<String> COMMANDS =
            List.of(
                    "/usr/bin/systemctl status chrony",
                    "/usr/bin/journalctl -u chrony -n 50",
                    "/usr/bin/apt-get update",
                    "/usr/bin/apt-get -y upgrade",
                    "/usr/bin/tail -n 100 /var/log/syslog",
                    "/usr/sbin/ss -lntu",
                    "/usr/bin/systemctl reload nginx",
                    "/usr/bin/chronyc clients",
                    "/usr/bin/df -h",
                    "/usr/bin/vim /etc/motd");

    private final CampaignSettings settings;
    private final Inventory inventory;

    WorkDay(CampaignSettings settings, Inventory inventory) {
        this.settings = settings;
        this.inventory = inventory;
    }

    /// Fingerprint of a person's key, which is renewed about every 400 days.
    static String key(CampaignSettings settings, Person person, long epochDay) {
        if (person.withPassword()) {
            return "";
        }
        long age = (epochDay + person.id() * 13L) / 400;
        return Draw.of(settings.seed(), Topic.KEY, person.id(), age).fingerprint();
    }

    /// Midnight of a day in a zone, in microseconds since 1970.
    static long midnight(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toEpochSecond() * 1_000_000;
    }

    /// Writes the lines of a day.
    void write(Person person, LocalDate day, LineBuffer out) {
        if (!person.isEmployed(day)) {
            return;
        }
        var draw = Draw.of(settings.seed(), Topic.DAY, person.id(), day.toEpochDay());
        var away = person.away(day);
        int abroad = away == null ? -1 : away.country();
        boolean isTrip = abroad >= 0;
        double begin = begin(person, day, draw);
        if (begin < 0 || (away != null && !isTrip)) {
            return;
        }
        var zone = isTrip ? World.COUNTRIES.get(abroad).zone() : person.zone();
        long from = midnight(day, zone) + (long) (begin * HOUR);
        double hours = Math.max(1, person.hours() + 0.6 * draw.gauss());
        long to = from + (long) (hours * HOUR);
        boolean isHome = person.homeDays().contains(day.getDayOfWeek()) || draw.chance(0.04);
        if (person.job() == Job.SHIFT) {
            isHome = false;
        }
        var address = person.workstation();
        if (isTrip || isHome) {
            address = person.tunnel();
            tunnel(person, day, abroad, from, to, draw, out);
        }
        logons(person, address, from, to, draw, out);
        sessions(person, day, address, from, to, draw, out);
        evening(person, day, to, draw, out);
    }

    /// When the day begins, in hours after midnight; below 0 when it is free.
    private static double begin(Person person, LocalDate day, Draw draw) {
        if (person.job() == Job.SHIFT) {
            // Two early, two late, two nights, two free.
            long turn = Math.floorMod(day.toEpochDay() / 2 + person.id(), 4);
            double late = 0.1 * Math.abs(draw.gauss());
            return turn == 3 ? -1 : 6 + 8 * turn - 0.3 + late;
        }
        boolean isFree = !person.days().contains(day.getDayOfWeek()) || Holidays.isHoliday(day);
        double weekend = person.job() == Job.OFFICE ? 0.003 : 0.03;
        if (isFree && !draw.chance(weekend)) {
            return -1;
        }
        double usual = isFree ? draw.between(9, 20) : person.startHour();
        return Math.max(4.5, usual + 0.45 * draw.gauss());
    }

    /// @param country of a trip; -1 for home
    private void tunnel(
            Person person,
            LocalDate day,
            int country,
            long from,
            long to,
            Draw draw,
            LineBuffer out) {
        var through = person.commercialVpn();
        long epochDay = day.toEpochDay();
        String address = person.homeAddress(epochDay);
        if (through != null) {
            address = through.address(person.id() * 31L + epochDay);
        } else if (country >= 0) {
            var kind = draw.chance(0.3) ? Trade.MOBILE : Trade.ACCESS;
            Carrier provider = draw.pick(World.of(kind, country));
            address = provider.address(person.id() * 37L + epochDay / 3);
        }
        int parts = draw.chance(0.25) ? 2 : 1;
        long at = from - (long) (0.02 * HOUR);
        for (int i = 0; i < parts; i++) {
            long end = i == parts - 1 ? to : (at + to) / 2;
            connect(person, address, at, end, draw, out);
            at = end + 60_000_000;
        }
    }

    private void connect(
            Person person, String address, long from, long to, Draw draw, LineBuffer out) {
        var servers = inventory.of(Role.VPN);
        int typos = draw.chance(0.04) ? 1 : 0;
        new VpnTunnel(
                        servers.get(person.id() % servers.size()),
                        person.account(),
                        address,
                        draw.between(20_000, 65_000),
                        person.tunnel(),
                        from,
                        to,
                        typos)
                .write(out);
    }

    /// A look at mail in the evening, by telephone.
    private void evening(Person person, LocalDate day, long end, Draw draw, LineBuffer out) {
        if (person.job() == Job.SHIFT || !draw.chance(0.05)) {
            return;
        }
        long from = end + (long) (draw.between(1.0, 3.5) * HOUR);
        var mobile = draw.pick(World.of(Trade.MOBILE, person.home().country()));
        var address = mobile.address(person.id() * 41L + day.toEpochDay() / 7);
        connect(person, address, from, from + (long) (draw.between(0.1, 0.8) * HOUR), draw, out);
    }

    private void logons(
            Person person, String address, long from, long to, Draw draw, LineBuffer out) {
        var servers = inventory.of(Role.WINDOWS);
        int count = 1 + draw.poisson(1.2);
        for (int i = 0; i < count; i++) {
            var host =
                    i == 0 ? servers.getFirst() : servers.get((person.id() + i) % servers.size());
            long at = i == 0 ? from + draw.between(30, 600) * 1_000_000L : between(from, to, draw);
            if (draw.chance(0.03)) {
                Windows.failure(out, host, at - 6_000_000, person.account(), address);
            }
            Windows.logon(out, host, at, person.account(), address);
            long off = at + (long) (draw.between(0.05, 2) * HOUR);
            Windows.logoff(out, host, off, person.account(), at);
        }
    }

    static long between(long from, long to, Draw draw) {
        return from + (long) (draw.between(0.02, 0.95) * (to - from));
    }

    private void sessions(
            Person person,
            LocalDate day,
            String address,
            long from,
            long to,
            Draw draw,
            LineBuffer out) {
        int count = draw.poisson(person.job().sessions * person.hours() / 8);
        for (int i = 0; i < count; i++) {
            long at = between(from, to, draw);
            var target = target(person, draw);
            if (target.firstDay() > day.toEpochDay()) {
                continue;
            }
            session(person, target, address, at, draw, out);
        }
    }

    private Host target(Person person, Draw draw) {
        boolean isVisit = person.job() == Job.ADMIN && draw.chance(0.06);
        List<Host> from = isVisit ? inventory.timing() : person.targets();
        return draw.pick(from);
    }

    /// A login, for those with rights through a bastion.
    ///
    /// @return on the target
    SshSession session(
            Person person, Host target, String address, long at, Draw draw, LineBuffer out) {
        long end = at + (long) (Math.min(5, draw.between(0.03, 0.5) * 1.5) * HOUR);
        var from = address;
        if (target.isTiming() || person.job().isTrusted()) {
            var bastions = inventory.of(Role.BASTION);
            var bastion = bastions.get(person.id() % bastions.size());
            login(person, bastion, address, at - 8_000_000, end + 2_000_000, draw).write(out);
            from = bastion.address();
        }
        var session = login(person, target, from, at, end, draw);
        session.write(out);
        int commands = draw.poisson(person.job().commands);
        for (int i = 0; i < commands; i++) {
            session.sudo(out, between(at, end, draw), command(draw, person.job()));
        }
        if (person.job() == Job.ADMIN && draw.chance(0.05)) {
            session.becomeRoot(out, at + 20_000_000);
        }
        return session;
    }

    private static String command(Draw draw, @Nullable Job job) {
        int known = job == Job.ADMIN || job == Job.TIMING ? COMMANDS.size() : 3;
        return COMMANDS.get(draw.between(0, known - 1));
    }

    SshSession login(Person person, Host host, String address, long at, long end, Draw draw) {
        boolean isMistyped = person.withPassword() && draw.chance(0.07);
        return new SshSession(
                host,
                person.account(),
                1000 + person.id(),
                address,
                key(settings, person, at / 86_400_000_000L),
                at,
                end,
                isMistyped ? draw.between(1, 2) : 0,
                draw.between(32_768, 60_999),
                draw.between(1500, 400_000));
    }
}
