package org.noonmark.station;

import java.time.LocalDate;
import java.time.Month;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.noonmark.events.EventSink;
import org.noonmark.events.StationEvent.LeapClaimRefused;
import org.noonmark.events.StationEvent.LeapScheduled;
import org.noonmark.events.StationEvent.LeapTableExpired;
import org.noonmark.metrology.Evaluation;
import org.noonmark.metrology.Member;
import org.noonmark.metrology.Standing;
import org.noonmark.time.LeapTable;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.UtcInstant;

/// Decides which leap seconds are believed.
///
/// The table rules as long as it is valid for the end of the month: a source that announces another
/// leap second is reported and ignored. Beyond the table's expiry a strict majority of the members
/// that announce the same one on the last day of a month adds it. After the expiry TAI - UTC may be
/// off by one second for each end of June or December that has passed (the dates that ITU-R
/// TF.460-6 prefers and the only ones ever used); the interval is widened by that.
final class LeapWatch {
    private static final long MJD_1970 = 40_587;
    private static final int UNKNOWN = -1;
    private static final long SETTLING_SECONDS = 600;

    private final EventSink events;
    private final Set<String> refused = new HashSet<>();
    private LeapTable table;
    private boolean expiryTold;
    private LeapTable.@Nullable Leap announced;
    private int unsettledHalfYears = UNKNOWN;
    private int lastHalfYear;
    private long crossedSeconds = Long.MAX_VALUE;

    LeapWatch(LeapTable table, EventSink events) {
        this.table = table;
        this.events = events;
    }

    LeapTable table() {
        return table;
    }

    /// Takes a table that is valid for longer; leap seconds that were believed meanwhile and lie
    /// beyond its expiry stay.
    void replace(LeapTable newer) {
        if (newer.expires().compareTo(table.expires()) <= 0) {
            return;
        }
        var adopted = adopted();
        table = newer;
        readopt(adopted);
        expiryTold = false;
        unsettledHalfYears = UNKNOWN;
    }

    /// Leap seconds that were believed beyond the expiry of the table.
    List<LeapTable.Leap> adopted() {
        return table.leaps().stream().filter(this::isBeyond).toList();
    }

    /// Believes again what was believed before, as far as the table does not know better.
    void readopt(List<LeapTable.Leap> leaps) {
        for (var leap : leaps) {
            var last = table.leaps().getLast();
            int step = leap.taiMinusUtcSeconds() - last.taiMinusUtcSeconds();
            boolean follows = leap.modifiedJulianDay() > last.modifiedJulianDay();
            if (isBeyond(leap) && follows && Math.abs(step) == 1) {
                table = table.with(leap);
            }
        }
    }

    private boolean isBeyond(LeapTable.Leap leap) {
        return leap.modifiedJulianDay() > table.expires().modifiedJulianDay();
    }

    /// Seconds by which the interval has to be wider at `now` because the table has expired: one
    /// for each end of June or December of which it is not known whether it had a leap second.
    double extraSeconds(TaiInstant now) {
        return table.isExpiredAt(now) ? Math.max(0, unsettledHalfYears) : 0;
    }

    /// Counts the half-years that ended since the expiry. One that ends while the station runs is
    /// settled when the sources still agree ten minutes later: a second that they have and we have
    /// not, or the other way round, would have made them contradict.
    private void settle(TaiInstant now, boolean agreed) {
        if (!table.isExpiredAt(now)) {
            unsettledHalfYears = UNKNOWN;
            return;
        }
        int today = halfYears(dayOf(table.toUtc(now)));
        if (unsettledHalfYears == UNKNOWN) {
            unsettledHalfYears = today - halfYears(dayOf(table.expires()));
        } else if (today > lastHalfYear) {
            unsettledHalfYears++;
            crossedSeconds = now.seconds();
        } else if (agreed && now.seconds() - crossedSeconds > SETTLING_SECONDS) {
            unsettledHalfYears--;
            crossedSeconds = Long.MAX_VALUE;
        }
        lastHalfYear = today;
    }

    private static LocalDate dayOf(UtcInstant utc) {
        return LocalDate.ofEpochDay(utc.modifiedJulianDay() - MJD_1970);
    }

    private static int halfYears(LocalDate day) {
        return 2 * day.getYear() + (day.getMonthValue() >= Month.JULY.getValue() ? 1 : 0);
    }

    void observe(TaiInstant now, Evaluation evaluation) {
        var members = evaluation.members();
        settle(now, evaluation.isAgreed());
        if (!expiryTold && table.isExpiredAt(now)) {
            expiryTold = true;
            events.publish(new LeapTableExpired(table.expires()));
        }
        table.nextAfter(now)
                .filter(leap -> !leap.equals(announced))
                .ifPresent(leap -> schedule(leap, "leap table"));
        int inserting = 0;
        int deleting = 0;
        int voting = 0;
        for (var member : members) {
            if (member.standing() == Standing.MEMBER) {
                voting++;
                inserting += member.leap() == LeapWarning.INSERT ? 1 : 0;
                deleting += member.leap() == LeapWarning.DELETE ? 1 : 0;
            }
        }
        if (inserting + deleting > 0) {
            judge(now, members, majority(inserting, deleting, voting));
        }
        for (var member : members) {
            if (member.leap() == LeapWarning.NONE) {
                refused.remove(member.clock().name());
            }
        }
    }

    private static LeapWarning majority(int inserting, int deleting, int voting) {
        if (2 * inserting > voting) {
            return LeapWarning.INSERT;
        }
        return 2 * deleting > voting ? LeapWarning.DELETE : LeapWarning.NONE;
    }

    private void judge(TaiInstant now, List<Member> members, LeapWarning majority) {
        long nextMonth = firstOfNextMonth(now);
        var due = table.nextAfter(now).filter(leap -> leap.modifiedJulianDay() == nextMonth);
        var expected =
                due.map(leap -> table.stepAt(leap) > 0 ? LeapWarning.INSERT : LeapWarning.DELETE)
                        .orElse(LeapWarning.NONE);
        boolean tableRules = due.isPresent() || table.expires().modifiedJulianDay() >= nextMonth;
        boolean lastDay = nextMonth - table.toUtc(now).modifiedJulianDay() == 1;
        if (!tableRules && !lastDay) {
            return;
        }
        if (!tableRules && majority != LeapWarning.NONE) {
            int offset = table.leaps().getLast().taiMinusUtcSeconds();
            int step = majority == LeapWarning.INSERT ? 1 : -1;
            var leap = new LeapTable.Leap(nextMonth, offset + step);
            table = table.with(leap);
            schedule(leap, "a majority of the sources");
            return;
        }
        for (var member : members) {
            boolean claims =
                    member.leap() == LeapWarning.INSERT || member.leap() == LeapWarning.DELETE;
            if (claims && member.leap() != expected && refused.add(member.clock().name())) {
                var why = tableRules ? "the leap table says " + expected : "no majority says so";
                events.publish(new LeapClaimRefused(member.clock().name(), member.leap(), why));
            }
        }
    }

    private void schedule(LeapTable.Leap leap, String source) {
        announced = leap;
        events.publish(new LeapScheduled(leap, source));
    }

    private long firstOfNextMonth(TaiInstant now) {
        var today = LocalDate.ofEpochDay(table.toUtc(now).modifiedJulianDay() - MJD_1970);
        return today.withDayOfMonth(1).plusMonths(1).toEpochDay() + MJD_1970;
    }
}
