package org.noonmark.guard.fact;

import org.noonmark.time.TimeDelta;

/// What an event says about a clock, before it is known when and where.
///
/// @param clock the source or service that it is about
/// @param size as [Fact.ClockChanged] has it
record ClockReading(Fact.Trouble trouble, String clock, TimeDelta size, String what) {
    /// Without a size.
    static ClockReading of(Fact.Trouble trouble, String clock, String what) {
        return new ClockReading(trouble, clock, TimeDelta.ZERO, what);
    }

    /// With a size in seconds; zero when it is no number or beyond ten years.
    static ClockReading of(Fact.Trouble trouble, String clock, double sizeSeconds, String what) {
        return new ClockReading(trouble, clock, delta(sizeSeconds), what);
    }

    /// A step.
    ///
    /// @param seconds clock after minus before
    static ClockReading step(String clock, double seconds) {
        var size = delta(seconds);
        var what =
                size.isZero()
                        ? clock + " stepped the clock, it does not say how far"
                        : clock + " stepped by " + signed(size);
        return new ClockReading(Fact.Trouble.STEP, clock, size, what);
    }

    static String signed(TimeDelta size) {
        return (size.isNegative() ? "" : "+") + size.toShortString();
    }

    private static TimeDelta delta(double seconds) {
        return Math.abs(seconds) < 3.2e8 ? TimeDelta.fromSeconds(seconds) : TimeDelta.ZERO;
    }

    Fact.ClockChanged at(Origin origin) {
        return new Fact.ClockChanged(origin, trouble, clock, size, what);
    }
}
