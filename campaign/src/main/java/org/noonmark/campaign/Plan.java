package org.noonmark.campaign;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.noonmark.campaign.Draw.Topic;
import org.noonmark.campaign.Host.Role;
import org.noonmark.campaign.Person.Job;
import org.noonmark.campaign.World.Carrier;
import org.noonmark.campaign.World.Trade;

/// When and with what the intruder comes; all times in microseconds since 1970.
///
/// @param phones whose telephones are compromised, the victim first
/// @param isReported whether a device-management export says so
/// @param rented providers of the servers that the logins come from
/// @param oddLogin one early use of the credential; -1 for none
/// @param nights logins by night that go no further than the bastion
/// @param moves logins that go on to other hosts
/// @param admin host between the bastion and the timing zone
/// @param path timing hosts on the way, the one whose time is bent last
/// @param trustAt when trust is added
/// @param wipes what is wiped, in the night of the time effect
record Plan(
        List<Person> phones,
        boolean isReported,
        List<Carrier> rented,
        long phonesAt,
        long oddLogin,
        List<Long> nights,
        List<Long> moves,
        Host admin,
        List<Host> path,
        long trustAt,
        List<Wipe> wipes,
        Effect effect) {
    private static final long DAY = 86_400_000_000L;

    /// What becomes of traces.
    enum Wipe {
        /// Lines of logins are cut out of the log.
        LOG_SHORTENED,
        /// auditd is stopped for hours, and its numbers go on.
        AUDIT_STOPPED,
        /// Single records of auditd are missing.
        RECORDS_MISSING,
        /// The host writes nothing for most of a day.
        HOST_QUIET
    }

    Person victim() {
        return phones.getFirst();
    }

    static Plan of(CampaignSettings settings, Inventory inventory, Staff staff) {
        var draw = Draw.of(settings.seed(), Topic.PLAN, 0, 0);
        long days = settings.days();
        long start = settings.start().toEpochDay();
        var phones = phones(settings, staff, draw);
        var victim = phones.getFirst();
        var timing = new ArrayList<>(inventory.of(Role.TIMING));
        var path = new ArrayList<Host>();
        for (int i = Math.min(draw.between(2, 3), timing.size()); i > 0; i--) {
            path.add(timing.remove(draw.between(0, timing.size() - 1)));
        }
        long first = start + (long) (days * draw.between(0.48, 0.6));
        long moved = start + (long) (days * draw.between(0.68, 0.76));
        long bent = start + (long) (days * draw.between(0.84, 0.93));
        var nights = nights(victim, first, moved - 2, draw.between(4, 9), draw);
        long movedTo = Math.min(bent - 3, moved + draw.between(14, 40));
        var moves = nights(victim, moved, movedTo, draw.between(4, 8), draw);
        boolean isUsedEarly = draw.chance(0.5);
        long early = start + (long) (days * draw.between(0.2, 0.35));
        return new Plan(
                phones,
                draw.chance(0.3),
                List.of(rented(draw), rented(draw)),
                (start + (long) (days * draw.between(0.05, 0.15))) * DAY,
                isUsedEarly ? night(victim, early, draw) : -1,
                nights,
                moves,
                inventory.of(Role.ADMIN).getLast(),
                List.copyOf(path),
                night(victim, Math.max(movedTo + 1, bent - draw.between(2, 9)), draw),
                wipes(draw),
                effect(path.getLast(), night(victim, bent, draw), settings, draw));
    }

    private static List<Person> phones(CampaignSettings settings, Staff staff, Draw draw) {
        var trusted =
                new ArrayList<>(
                        staff.all().stream()
                                .filter(one -> one.job() == Job.ADMIN || one.job() == Job.TIMING)
                                .filter(one -> one.isEmployed(settings.start()))
                                .toList());
        var phones = new ArrayList<Person>();
        phones.add(trusted.remove(draw.between(0, trusted.size() - 1)));
        for (int i = draw.between(1, 3); i > 0; i--) {
            var other = staff.all().get(draw.between(0, settings.people() - 1));
            if (!phones.contains(other)) {
                phones.add(other);
            }
        }
        return List.copyOf(phones);
    }

    /// A provider of servers, abroad.
    private static Carrier rented(Draw draw) {
        return draw.pick(
                World.of(Trade.DATA_CENTRE).stream()
                        .filter(one -> one.country() != World.HOME)
                        .toList());
    }

    /// Some time between one and half past four, where the person sleeps.
    private static long night(Person victim, long epochDay, Draw draw) {
        return WorkDay.midnight(LocalDate.ofEpochDay(epochDay), victim.zone())
                + (long) (draw.between(1.0, 4.5) * WorkDay.HOUR);
    }

    private static List<Long> nights(Person victim, long from, long to, int count, Draw draw) {
        var nights = new ArrayList<Long>();
        double step = (double) Math.max(1, to - from) / count;
        long last = 0;
        for (int i = 0; i < count; i++) {
            long day = from + (long) (step * (i + draw.between(0.0, 0.9)));
            if (day > last) {
                nights.add(night(victim, day, draw));
                last = day;
            }
        }
        return List.copyOf(nights);
    }

    private static List<Wipe> wipes(Draw draw) {
        var wipes = new ArrayList<>(List.of(Wipe.values()));
        for (int i = draw.between(0, 2); i > 0; i--) {
            wipes.remove(draw.between(0, wipes.size() - 1));
        }
        return List.copyOf(wipes);
    }

    private static Effect effect(Host host, long night, CampaignSettings settings, Draw draw) {
        var kind = draw.pick(List.of(Effect.Kind.values()));
        // After the tunnel, three hops and the change of the file.
        long from = night + 900_000_000L;
        long most = settings.end().toEpochDay() * DAY;
        int length = draw.between(kind == Effect.Kind.SLOW_DRAG ? 6 : 2, 12);
        double sign = draw.chance(0.5) ? 1 : -1;
        double exponent =
                kind == Effect.Kind.SLOW_DRAG ? draw.between(-5.3, -4.3) : draw.between(-5.0, -2.3);
        return new Effect(
                host,
                kind,
                from,
                Math.min(most, from + length * DAY),
                sign * Math.pow(10, exponent));
    }
}
