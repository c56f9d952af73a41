package org.noonmark.time.scales;

import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;

/// A week number and the time since the week began, on the scale of a satellite system.
///
/// The number here is the whole one since the system's epoch. On the air it is cut to some bits
/// (GPS 10 or 13, Galileo 12, BeiDou 13): [#nearest] finds it again.
///
/// @param system which counting of weeks
/// @param week whole weeks since the epoch
/// @param sinceWeekBegan `[0, 604800 s)`
public record GnssWeek(GnssSystem system, long week, TimeDelta sinceWeekBegan) {
    private static final long SECONDS_PER_WEEK = 7 * DayCount.SECONDS_PER_DAY;

    public GnssWeek {
        if (sinceWeekBegan.isNegative() || sinceWeekBegan.seconds() >= SECONDS_PER_WEEK) {
            throw new IllegalArgumentException(
                    "must be in [0, 604800 s): sinceWeekBegan=" + sinceWeekBegan);
        }
    }

    /// The week and time of an instant; negative weeks lie before the epoch.
    public static GnssWeek of(GnssSystem system, TaiInstant tai) {
        var elapsed = tai.minus(system.epoch());
        return new GnssWeek(
                system,
                Math.floorDiv(elapsed.seconds(), SECONDS_PER_WEEK),
                new TimeDelta(
                        Math.floorMod(elapsed.seconds(), SECONDS_PER_WEEK), elapsed.attoseconds()));
    }

    /// The instant.
    public TaiInstant toTai() {
        return system.epoch()
                .plus(TimeDelta.ofSeconds(Math.multiplyExact(week, SECONDS_PER_WEEK)))
                .plus(sinceWeekBegan);
    }

    /// The week nearest to `near` whose number ends in the given bits: at most half a cycle away.
    ///
    /// @param bits how many bits of the number are known, 8 to 13
    /// @param lowBits their value
    public static long nearest(GnssSystem system, int lowBits, int bits, TaiInstant near) {
        int cycle = 1 << bits;
        if (bits < 8 || bits > 13 || lowBits < 0 || lowBits >= cycle) {
            throw new IllegalArgumentException(
                    "must be 8 to 13 bits and a value of them: bits=%d lowBits=%d"
                            .formatted(bits, lowBits));
        }
        long middle = of(system, near).week;
        long ahead = Math.floorMod(lowBits - middle, (long) cycle);
        return middle + (ahead >= cycle / 2 ? ahead - cycle : ahead);
    }
}
