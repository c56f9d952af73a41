package org.noonmark.metrology.rinex;

/// An epoch in the time system of its file.
///
/// @param mjd modified Julian date
/// @param secondOfDay `[0, 86401)`; 86400 and more in a leap second of UTC
public record ClockEpoch(int mjd, double secondOfDay) implements Comparable<ClockEpoch> {
    private static final double DAY = 86_400;

    public ClockEpoch {
        if (!(secondOfDay >= 0 && secondOfDay < DAY + 1)) {
            throw new IllegalArgumentException("must be a second of a day: " + secondOfDay);
        }
    }

    /// Decimal days.
    public double toMjd() {
        return mjd + secondOfDay / DAY;
    }

    @Override
    public int compareTo(ClockEpoch other) {
        int byDay = Integer.compare(mjd, other.mjd);
        return byDay != 0 ? byDay : Double.compare(secondOfDay, other.secondOfDay);
    }
}
