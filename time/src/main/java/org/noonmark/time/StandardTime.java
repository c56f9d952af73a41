package org.noonmark.time;

/// One answer of a [StandardClock]: the interval that contains the time, and how it is known.
public record StandardTime(TimeInterval interval, ClockState state) {}
