package org.noonmark.metrology.steering;

import java.util.EnumSet;
import java.util.Set;

/// Limits of a steer: where they cannot all be kept, the largest steer wins over the largest
/// change, and that over the largest slew.
///
/// The largest steer is never exceeded. The largest change is exceeded only when the steer before
/// was itself beyond the largest steer. The largest slew is exceeded whenever the other two keep
/// the steer from following the frequency of the scale. Every limit exceeded is named in the
/// reason.
///
/// @param mostSteer largest steer, fractional frequency
/// @param mostChange largest change from one steer to the next
/// @param mostSlew largest part of a steer that is there to move the phase, beyond what takes out
///   the frequency of the scale
public record SteerLimits(double mostSteer, double mostChange, double mostSlew) {
    /// Which limit took effect.
    public enum Limit {
        NONE,
        STEER,
        CHANGE,
        SLEW
    }

    /// What is left of a wanted steer.
    ///
    /// @param steer fractional frequency
    /// @param slew expected frequency of the output against UTC: what moves the phase
    /// @param by the limit that took effect last
    /// @param exceeded the limits that could not be kept
    record Limited(double steer, double slew, Limit by, Set<Limit> exceeded) {
        Limited {
            exceeded = Set.copyOf(exceeded);
        }
    }

    public SteerLimits {
        if (!(mostSteer > 0) || !(mostChange > 0) || !(mostSlew > 0)) {
            throw new IllegalArgumentException(
                    "must be > 0: %s, %s, %s".formatted(mostSteer, mostChange, mostSlew));
        }
    }

    /// @param before the steer up to now
    /// @param wanted the steer that the law asks for
    /// @param scaleFrequency expected frequency of the free scale against UTC
    Limited apply(double before, double wanted, double scaleFrequency) {
        double slew = wanted + scaleFrequency;
        if (Double.isNaN(slew)) {
            return new Limited(before, 0, Limit.CHANGE, Set.of());
        }
        var by = Limit.NONE;
        double steer = wanted;
        if (Math.abs(slew) > mostSlew) {
            slew = Math.copySign(mostSlew, slew);
            steer = slew - scaleFrequency;
            by = Limit.SLEW;
        }
        if (Math.abs(steer - before) > mostChange) {
            steer = before + Math.copySign(mostChange, steer - before);
            by = Limit.CHANGE;
        }
        if (Math.abs(steer) > mostSteer) {
            steer = Math.copySign(mostSteer, steer);
            by = Limit.STEER;
        }
        double moves = steer + scaleFrequency;
        return new Limited(steer, moves, by, exceeded(steer - before, moves));
    }

    private Set<Limit> exceeded(double change, double slew) {
        var exceeded = EnumSet.noneOf(Limit.class);
        if (isBeyond(change, mostChange)) {
            exceeded.add(Limit.CHANGE);
        }
        if (isBeyond(slew, mostSlew)) {
            exceeded.add(Limit.SLEW);
        }
        return exceeded;
    }

    /// Beyond what rounding does to a value at the limit.
    private static boolean isBeyond(double value, double most) {
        return Math.abs(value) > most * (1 + 1e-6);
    }
}
