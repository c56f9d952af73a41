package org.noonmark.campaign;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.noonmark.campaign.Draw.Topic;
import org.noonmark.campaign.Host.Role;
import org.noonmark.campaign.Person.Away;
import org.noonmark.campaign.Person.Job;
import org.noonmark.campaign.World.Carrier;
import org.noonmark.campaign.World.Trade;

/// Everybody who works at the site in these months: who is there at the beginning, and who comes
/// for those who leave.
final class Staff {
    private static final double LEAVE_A_YEAR = 0.08;
    private static final double YEAR_DAYS = 365.25;
    private static final List<String> GIVEN =
            List.of(
                    "Ada", "Bo", "Cleo", "Dov", "Eli", "Fia", "Gus", "Hedy", "Ivo", "Jana", "Kai",
                    "Lea", "Mira", "Nils", "Oda", "Pim", "Rut", "Sten", "Tove", "Ulla", "Vera",
                    "Wim", "Yara", "Zoe");
    private static final List<String> FAMILY =
            List.of(
                    "Alm", "Berg", "Dahl", "Ek", "Falk", "Gran", "Holm", "Ist", "Jern", "Kvist",
                    "Lind", "Moss", "Nord", "Oster", "Park", "Quist", "Rosen", "Sund", "Torn",
                    "Udd", "Vik", "Wall", "Ytter", "Zell", "Ask", "Bjork", "Ceder", "Flod", "Hav",
                    "Kulle", "Lund", "Sten");

    private final CampaignSettings settings;
    private final Inventory inventory;
    private final List<Person> all = new ArrayList<>();
    private final Set<String> accounts = new HashSet<>();

    Staff(CampaignSettings settings, Inventory inventory) {
        this.settings = settings;
        this.inventory = inventory;
        long start = settings.start().toEpochDay();
        for (int i = 0; i < settings.people(); i++) {
            add(job(i), start, Draw.of(settings.seed(), Topic.PERSON, i, -1));
        }
        for (int i = 0; i < all.size(); i++) {
            var left = all.get(i);
            if (left.last() < settings.end().toEpochDay()) {
                var draw = Draw.of(settings.seed(), Topic.PERSON, all.size(), -1);
                add(left.job(), left.last() + draw.between(5, 60), draw);
            }
        }
    }

    List<Person> all() {
        return all;
    }

    /// 4 % administrators, 4 % timing, 22 % engineers, 6 % shift workers, 2 % consultants.
    private static Job job(int index) {
        return switch (index % 25) {
            case 3 -> Job.ADMIN;
            case 7 -> Job.TIMING;
            case 1, 5, 10, 14, 18 -> Job.ENGINEER;
            case 12 -> Job.SHIFT;
            case 20 -> index % 2 == 0 ? Job.SHIFT : Job.ENGINEER;
            case 24 -> index % 50 == 24 ? Job.CONSULTANT : Job.OFFICE;
            default -> Job.OFFICE;
        };
    }

    private void add(Job job, long first, Draw draw) {
        int id = all.size();
        var given = draw.pick(GIVEN);
        var family = draw.pick(FAMILY);
        long end = settings.end().toEpochDay();
        double stay = -Math.log(draw.between(1e-9, 1.0)) / LEAVE_A_YEAR * YEAR_DAYS;
        long last = job.isTrusted() ? end + 1 : first + 30 + (long) Math.min(stay, 1e6);
        boolean isRemote = job != Job.SHIFT && draw.chance(0.06);
        int country = isRemote ? draw.between(1, World.COUNTRIES.size() - 1) : World.HOME;
        boolean isConsultant = job == Job.CONSULTANT;
        var home =
                draw.pick(
                        isConsultant
                                ? World.of(Trade.DATA_CENTRE)
                                : World.of(Trade.ACCESS, country));
        all.add(
                new Person(
                        id,
                        given + " " + family,
                        account(given, family, isConsultant),
                        job,
                        isRemote ? World.COUNTRIES.get(country).zone() : home(),
                        "10.20." + id / 200 + "." + (10 + id % 200),
                        "10.8." + id / 200 + "." + (10 + id % 200),
                        first,
                        last,
                        Math.clamp(8.2 + 0.9 * draw.gauss(), 6, 11),
                        draw.chance(0.15) ? draw.between(4.0, 6.0) : draw.between(7.5, 9.5),
                        days(draw),
                        isRemote || isConsultant ? EnumSet.allOf(DayOfWeek.class) : homeDays(draw),
                        home,
                        commercialVpn(draw),
                        job == Job.OFFICE || draw.chance(0.2),
                        away(draw, job, first, Math.min(last, end)),
                        targets(job, draw)));
    }

    private static ZoneId home() {
        return World.COUNTRIES.get(World.HOME).zone();
    }

    private String account(String given, String family, boolean isConsultant) {
        var text = (given.charAt(0) + family).toLowerCase(Locale.ROOT);
        var base = isConsultant ? "ext-" + text : text;
        var account = base;
        for (int i = 2; !accounts.add(account); i++) {
            account = base + i;
        }
        return account;
    }

    private static Set<DayOfWeek> days(Draw draw) {
        var days = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
        if (draw.chance(0.12)) {
            days.remove(DayOfWeek.of(draw.between(1, 5)));
        }
        return days;
    }

    private static Set<DayOfWeek> homeDays(Draw draw) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (int i = draw.between(0, 3); i > 0; i--) {
            days.add(DayOfWeek.of(draw.between(1, 5)));
        }
        return days;
    }

    private static @Nullable Carrier commercialVpn(Draw draw) {
        return draw.chance(0.06) ? draw.pick(World.of(Trade.VPN)) : null;
    }

    private List<Away> away(Draw draw, Job job, long first, long end) {
        var away = new ArrayList<Away>();
        double years = Math.max(0, end - first) / YEAR_DAYS;
        int leaves = draw.poisson(5 * years);
        int trips = draw.poisson((job == Job.OFFICE ? 0.8 : 1.8) * years);
        int sick = draw.poisson(2.5 * years);
        for (int i = 0; i < leaves + trips + sick && end > first; i++) {
            long from = draw.between((int) first, (int) end);
            boolean isTrip = i >= leaves && i < leaves + trips;
            int length = i < leaves ? draw.between(2, 20) : draw.between(1, 5);
            int country = isTrip ? draw.between(1, World.COUNTRIES.size() - 1) : -1;
            away.add(new Away(from, from + length, country));
        }
        return List.copyOf(away);
    }

    private List<Host> targets(Job job, Draw draw) {
        var servers = inventory.of(Role.SERVER);
        if (job == Job.ADMIN) {
            var all = new ArrayList<>(servers);
            all.addAll(inventory.of(Role.ADMIN));
            all.addAll(inventory.of(Role.MONITOR));
            all.addAll(inventory.of(Role.BACKUP));
            return List.copyOf(all);
        }
        if (job == Job.TIMING) {
            return inventory.timing();
        }
        var own = new ArrayList<Host>();
        for (int i = draw.between(2, 5); i > 0; i--) {
            own.add(draw.pick(servers));
        }
        return List.copyOf(own);
    }
}
