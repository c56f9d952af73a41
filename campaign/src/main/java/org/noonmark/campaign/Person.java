package org.noonmark.campaign;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/// Somebody who works at the site.
///
/// @param id counts from 0, over all who ever work there
/// @param account on every host and in the VPN
/// @param workstation address at the office
/// @param tunnel address that the VPN gives
/// @param first day of work, since 1970
/// @param last day of work, since 1970
/// @param startHour usual beginning, in hours after midnight of `zone`
/// @param hours usual length of a day
/// @param days of the week with work
/// @param homeDays those that are worked from home
/// @param home provider at home
/// @param commercialVpn a VPN that this person uses before everything else; null for most
/// @param withPassword logs in to hosts by password instead of by key
/// @param away days away: leave and travel
/// @param targets hosts that this person works on
record Person(
        int id,
        String name,
        String account,
        Job job,
        ZoneId zone,
        String workstation,
        String tunnel,
        long first,
        long last,
        double startHour,
        double hours,
        Set<DayOfWeek> days,
        Set<DayOfWeek> homeDays,
        World.Carrier home,
        World.@org.jspecify.annotations.Nullable Carrier commercialVpn,
        boolean withPassword,
        List<Away> away,
        List<Host> targets) {
    /// What somebody does.
    enum Job {
        OFFICE(0.15, 0),
        ENGINEER(3, 0.4),
        SHIFT(2, 0.3),
        ADMIN(6, 1.2),
        TIMING(4, 0.9),
        CONSULTANT(2, 0.3);

        /// Expected logins to hosts on a day of work.
        final double sessions;

        /// Expected commands by sudo in a session.
        final double commands;

        Job(double sessions, double commands) {
            this.sessions = sessions;
            this.commands = commands;
        }

        boolean isTrusted() {
            return this == ADMIN || this == TIMING;
        }
    }

    /// Days away from the usual place.
    ///
    /// @param country where work goes on; -1 on leave
    record Away(long from, long to, int country) {}

    boolean isEmployed(LocalDate day) {
        return day.toEpochDay() >= first && day.toEpochDay() <= last;
    }

    /// Where this person is; null at the usual place.
    @org.jspecify.annotations.Nullable
    Away away(LocalDate day) {
        for (var one : away) {
            if (day.toEpochDay() >= one.from && day.toEpochDay() <= one.to) {
                return one;
            }
        }
        return null;
    }

    /// The address at home, which the provider changes about every four months.
    String homeAddress(long epochDay) {
        return home.address(id * 1000L + (epochDay + id * 7L) / 120);
    }
}
