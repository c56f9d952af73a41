package org.noonmark.time;

/// A point on the TAI timescale: `seconds + attoseconds * 1e-18` after 1970-01-01T00:00:00 TAI (the
/// PTP epoch, IEEE 1588-2019 section 7.2.3), `attoseconds` in `[0, 1e18)`.
///
/// TAI has no leap seconds, so subtraction is elapsed time. All estimation happens on this scale.
public record TaiInstant(long seconds, long attoseconds) implements Comparable<TaiInstant> {
    public static final TaiInstant EPOCH = new TaiInstant(0, 0);

    public TaiInstant {
        if (attoseconds < 0 || attoseconds >= TimeDelta.ATTOS_PER_SECOND) {
            throw new IllegalArgumentException("must be in [0, 1e18): attoseconds=" + attoseconds);
        }
    }

    public static TaiInstant ofSeconds(long seconds) {
        return new TaiInstant(seconds, 0);
    }

    /// The instant that lies `sinceEpoch` after 1970-01-01T00:00:00 TAI.
    public static TaiInstant ofEpoch(TimeDelta sinceEpoch) {
        return new TaiInstant(sinceEpoch.seconds(), sinceEpoch.attoseconds());
    }

    public TimeDelta sinceEpoch() {
        return new TimeDelta(seconds, attoseconds);
    }

    public TaiInstant plus(TimeDelta delta) {
        return ofEpoch(sinceEpoch().plus(delta));
    }

    public TaiInstant minus(TimeDelta delta) {
        return ofEpoch(sinceEpoch().minus(delta));
    }

    /// Elapsed time from `earlier` to this; negative when `earlier` is later.
    public TimeDelta minus(TaiInstant earlier) {
        return sinceEpoch().minus(earlier.sinceEpoch());
    }

    public boolean isBefore(TaiInstant other) {
        return compareTo(other) < 0;
    }

    public boolean isAfter(TaiInstant other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(TaiInstant other) {
        return sinceEpoch().compareTo(other.sinceEpoch());
    }

    /// ISO 8601 on the TAI scale, with the scale's name: `2017-01-01T00:00:36.5 TAI`.
    @Override
    public String toString() {
        return CivilTime.format(
                        Math.floorDiv(seconds, 86_400L),
                        Math.floorMod(seconds, 86_400L),
                        attoseconds)
                + " TAI";
    }
}
