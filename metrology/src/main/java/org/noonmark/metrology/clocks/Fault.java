package org.noonmark.metrology.clocks;

import org.noonmark.metrology.ClockId;

/// Something that goes wrong, or that somebody does, at a known time; times are seconds since the
/// first reading.
public sealed interface Fault {
    /// When it begins.
    double atSeconds();

    /// The phase of a clock jumps.
    record PhaseStep(ClockId clock, double atSeconds, double sizeSeconds) implements Fault {}

    /// The frequency of a clock jumps.
    record FrequencyStep(ClockId clock, double atSeconds, double size) implements Fault {}

    /// The drift of a clock changes, by fractional frequency a day.
    record DriftChange(ClockId clock, double atSeconds, double perDay) implements Fault {}

    /// The noise of a clock is `factor` times as large for a while.
    record NoiseIncrease(ClockId clock, double atSeconds, double untilSeconds, double factor)
            implements Fault {
        public NoiseIncrease {
            requireOrder(atSeconds, untilSeconds);
            if (!(factor >= 0)) {
                throw new IllegalArgumentException("must be >= 0: factor=" + factor);
            }
        }
    }

    /// Readings of a clock are missing while it goes on.
    record Gap(ClockId clock, double atSeconds, double untilSeconds) implements Fault {
        public Gap {
            requireOrder(atSeconds, untilSeconds);
        }
    }

    /// A clock is off, and comes back with another phase.
    record Outage(ClockId clock, double atSeconds, double untilSeconds) implements Fault {
        public Outage {
            requireOrder(atSeconds, untilSeconds);
        }
    }

    /// Somebody pulls a clock by `sizeSeconds` in all, so smoothly that neither phase nor frequency
    /// ever jumps: half a turn of a cosine.
    record SlowPull(ClockId clock, double atSeconds, double untilSeconds, double sizeSeconds)
            implements Fault {
        public SlowPull {
            requireOrder(atSeconds, untilSeconds);
        }
    }

    /// The link to one clock jumps; the clock does not.
    record LinkStep(ClockId clock, double atSeconds, double sizeSeconds) implements Fault {}

    /// The reference of all readings jumps, such as the counter's start channel: every reading
    /// moves by minus the size.
    record ReferenceStep(double atSeconds, double sizeSeconds) implements Fault {}

    /// The phase that a fault has added to `clock` by `seconds`.
    static double phase(Fault fault, ClockId clock, double seconds) {
        double t = seconds - fault.atSeconds();
        if (t < 0) {
            return 0;
        }
        return switch (fault) {
            case PhaseStep step -> step.clock.equals(clock) ? step.sizeSeconds : 0;
            case FrequencyStep step -> step.clock.equals(clock) ? step.size * t : 0;
            case DriftChange change ->
                    change.clock.equals(clock) ? change.perDay / 86_400 * t * t / 2 : 0;
            case SlowPull pull -> pull.clock.equals(clock) ? pulled(pull, t) : 0;
            case NoiseIncrease _, Gap _, Outage _, LinkStep _, ReferenceStep _ -> 0;
        };
    }

    private static double pulled(SlowPull pull, double t) {
        double length = pull.untilSeconds - pull.atSeconds;
        return t >= length ? pull.sizeSeconds : pull.sizeSeconds * halfTurn(t / length);
    }

    private static double halfTurn(double share) {
        return (1 - Math.cos(Math.PI * share)) / 2;
    }

    private static void requireOrder(double from, double until) {
        if (!(from < until)) {
            throw new IllegalArgumentException(
                    "must end after it begins: %s to %s".formatted(from, until));
        }
    }
}
