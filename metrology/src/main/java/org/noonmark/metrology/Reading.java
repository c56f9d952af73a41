package org.noonmark.metrology;

import org.noonmark.time.LeapWarning;
import org.noonmark.time.TimeDelta;

/// One clock compared once with the local counter.
///
/// The clock's TAI time (seconds since 1970 TAI) at the moment when the local counter stood at
/// `counterNanos` was `clockMinusLocal + counterNanos`; the true TAI time was within `bound` of it
/// if the clock is a truechimer.
///
/// @param counterNanos the local counter at the moment of comparison, in nanoseconds
/// @param clockMinusLocal clock (TAI since 1970) minus local counter; large, since the counter's
///   zero is arbitrary
/// @param bound half-width of the interval that the clock promises: root distance for NTP, stated
///   uncertainty for a counter; not negative
/// @param noise one standard deviation of the measurement, positive
/// @param authenticated whether nobody on the path can have forged it
/// @param leap what the clock says of a leap second today
/// @param upstream what a follower of this clock has to say of it
public record Reading(
        ClockId clock,
        long counterNanos,
        TimeDelta clockMinusLocal,
        TimeDelta bound,
        TimeDelta noise,
        boolean authenticated,
        LeapWarning leap,
        Upstream upstream) {
    public Reading {
        if (bound.isNegative()) {
            throw new IllegalArgumentException("must not be negative: bound=" + bound);
        }
        if (noise.isNegative() || noise.isZero()) {
            throw new IllegalArgumentException("must be > 0: noise=" + noise);
        }
    }
}
