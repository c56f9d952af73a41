package org.noonmark.time;

/// The true time lies somewhere from `earliest` to `latest`, both included.
///
/// Order of two intervals is a relation with three answers (certainly before, certainly after,
/// unknown), after Allen's interval algebra: use [#isCertainlyBefore] and [#isPossiblyBefore].
public record TimeInterval(TaiInstant earliest, TaiInstant latest) {
    /// Nothing is known: every instant that this software can be asked about (±100 million years).
    public static final TimeInterval EVERYTHING =
            new TimeInterval(TaiInstant.ofSeconds(-(1L << 52)), TaiInstant.ofSeconds(1L << 52));

    public TimeInterval {
        if (latest.isBefore(earliest)) {
            throw new IllegalArgumentException(
                    "latest must not be before earliest: " + earliest + " > " + latest);
        }
    }

    /// The interval `[middle - radius, middle + radius]`.
    public static TimeInterval around(TaiInstant middle, TimeDelta radius) {
        return new TimeInterval(middle.minus(radius), middle.plus(radius));
    }

    public TaiInstant midpoint() {
        return earliest.plus(width().half());
    }

    public TimeDelta width() {
        return latest.minus(earliest);
    }

    /// Half the width, rounded up to an attosecond, so that `around(midpoint(), radius())` contains
    /// this interval.
    public TimeDelta radius() {
        return latest.minus(midpoint());
    }

    public boolean contains(TaiInstant instant) {
        return !instant.isBefore(earliest) && !instant.isAfter(latest);
    }

    public boolean contains(TimeInterval other) {
        return contains(other.earliest) && contains(other.latest);
    }

    public boolean isCertainlyBefore(TimeInterval other) {
        return latest.isBefore(other.earliest);
    }

    public boolean isPossiblyBefore(TimeInterval other) {
        return earliest.isBefore(other.latest);
    }

    public boolean intersects(TimeInterval other) {
        return !isCertainlyBefore(other) && !other.isCertainlyBefore(this);
    }

    public TimeInterval widened(TimeDelta by) {
        return new TimeInterval(earliest.minus(by), latest.plus(by));
    }

    public TimeInterval plus(TimeDelta delta) {
        return new TimeInterval(earliest.plus(delta), latest.plus(delta));
    }

    /// The smallest interval that contains both.
    public TimeInterval span(TimeInterval other) {
        return new TimeInterval(
                earliest.isBefore(other.earliest) ? earliest : other.earliest,
                latest.isAfter(other.latest) ? latest : other.latest);
    }

    @Override
    public String toString() {
        return "[" + earliest + ", " + latest + "]";
    }
}
