package org.noonmark.metrology.steering;

/// Hard limits of a steer; none is ever exceeded, whatever is asked for.
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
    /// @param slew the part of it that moves the phase
    /// @param by the limit that took effect last
    record Limited(double steer, double slew, Limit by) {}

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
            return new Limited(before, 0, Limit.CHANGE);
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
        return new Limited(steer, Math.clamp(steer + scaleFrequency, -mostSlew, mostSlew), by);
    }
}
