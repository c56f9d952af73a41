package org.noonmark.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The steps of TAI - UTC since 1972, and until when the table is known to be complete.
///
/// Before the first entry the first offset (10 s) is used, so times before 1972 are proleptic and
/// differ from historical UTC by less than ten seconds. After the expiry the last offset is used;
/// the caller has to widen its interval (see [#isExpiredAt]).
///
/// @param leaps ascending by day, never empty; adjacent offsets differ by exactly one second
/// @param expires the first instant that the issuer does not vouch for
public record LeapTable(List<Leap> leaps, UtcInstant expires) {
    /// TAI - UTC from the start of a UTC day on.
    ///
    /// @param modifiedJulianDay first UTC day with this offset; the leap second, if this is not the
    ///   first entry, lies at the end of the day before
    /// @param taiMinusUtcSeconds TAI - UTC in seconds
    public record Leap(long modifiedJulianDay, int taiMinusUtcSeconds) {
        /// The TAI instant at which this offset begins: 00:00:00 UTC of its day.
        public TaiInstant begins() {
            return TaiInstant.ofSeconds(
                    Math.addExact(
                            new UtcInstant(modifiedJulianDay, 0, 0).toPosixSeconds(),
                            taiMinusUtcSeconds));
        }
    }

    public LeapTable {
        leaps = List.copyOf(leaps);
        if (leaps.isEmpty()) {
            throw new IllegalArgumentException("must not be empty: leaps");
        }
        for (int i = 1; i < leaps.size(); i++) {
            var before = leaps.get(i - 1);
            var after = leaps.get(i);
            if (after.modifiedJulianDay <= before.modifiedJulianDay
                    || Math.abs(after.taiMinusUtcSeconds - before.taiMinusUtcSeconds) != 1) {
                throw new IllegalArgumentException(
                        "must ascend by one-second steps: " + before + " then " + after);
            }
        }
    }

    /// The published steps 1972 to 2017 as this release knows them (IERS Bulletins C; facts of the
    /// `leap-seconds.list` issued in July 2026), with that list's expiry of 2027-06-28.
    public static LeapTable embedded() {
        return EmbeddedLeaps.TABLE;
    }

    /// The TAI instant of `utc`. A second that its day does not have (see [#isValid]) is counted on
    /// from the day's start: 23:59:59 of a shortened day is the next day's first second, 23:59:60
    /// of an ordinary day likewise.
    public TaiInstant toTai(UtcInstant utc) {
        long seconds = Math.addExact(utc.toPosixSeconds(), offsetOnDay(utc.modifiedJulianDay()));
        return new TaiInstant(seconds, utc.attoseconds());
    }

    /// The one UTC time of `tai`: 23:59:60.x inside a positive leap second, and never 23:59:59.x on
    /// a day that lost it to a negative one.
    public UtcInstant toUtc(TaiInstant tai) {
        int i = indexAt(tai);
        var current = leaps.get(i);
        if (i + 1 < leaps.size()) {
            var next = leaps.get(i + 1);
            long intoLeap = tai.seconds() - (next.begins().seconds() - 1);
            if (next.taiMinusUtcSeconds > current.taiMinusUtcSeconds && intoLeap == 0) {
                return new UtcInstant(
                        next.modifiedJulianDay - 1, UtcInstant.SECONDS_PER_DAY, tai.attoseconds());
            }
        }
        return UtcInstant.ofPosix(
                Math.subtractExact(tai.seconds(), current.taiMinusUtcSeconds), tai.attoseconds());
    }

    /// TAI - UTC at `tai`; inside a positive leap second still the offset before it.
    public TimeDelta taiMinusUtc(TaiInstant tai) {
        return TimeDelta.ofSeconds(leaps.get(indexAt(tai)).taiMinusUtcSeconds);
    }

    private int indexAt(TaiInstant tai) {
        int i = leaps.size() - 1;
        while (i > 0 && tai.isBefore(leaps.get(i).begins())) {
            i--;
        }
        return i;
    }

    private int offsetOnDay(long modifiedJulianDay) {
        int i = leaps.size() - 1;
        while (i > 0 && modifiedJulianDay < leaps.get(i).modifiedJulianDay) {
            i--;
        }
        return leaps.get(i).taiMinusUtcSeconds;
    }

    /// Length of a UTC day: 86,399, 86,400 or 86,401 s.
    public int secondsInDay(long modifiedJulianDay) {
        return UtcInstant.SECONDS_PER_DAY
                + offsetOnDay(modifiedJulianDay + 1)
                - offsetOnDay(modifiedJulianDay);
    }

    /// Whether `utc` names a second that this table's day has.
    public boolean isValid(UtcInstant utc) {
        return utc.secondOfDay() < secondsInDay(utc.modifiedJulianDay());
    }

    public boolean isExpiredAt(TaiInstant tai) {
        return !tai.isBefore(toTai(expires));
    }

    /// The first step that begins after `tai`, if the table has one.
    public Optional<Leap> nextAfter(TaiInstant tai) {
        return leaps.stream().skip(1).filter(leap -> leap.begins().isAfter(tai)).findFirst();
    }

    /// The seconds by which the offset grows at `leap`: +1 for an inserted, -1 for a deleted
    /// second, 0 for the first entry.
    public int stepAt(Leap leap) {
        int i = leaps.indexOf(leap);
        if (i < 0) {
            throw new IllegalArgumentException("must be in this table: " + leap);
        }
        return i == 0 ? 0 : leap.taiMinusUtcSeconds - leaps.get(i - 1).taiMinusUtcSeconds;
    }

    /// This table with one more step after its last one; the expiry stays.
    public LeapTable with(Leap leap) {
        var all = new ArrayList<>(leaps);
        all.add(leap);
        return new LeapTable(all, expires);
    }
}
