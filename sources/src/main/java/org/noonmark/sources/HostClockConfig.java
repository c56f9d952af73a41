package org.noonmark.sources;

import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.Upstream;
import org.noonmark.time.TimeDelta;
import org.noonmark.wire.ntp.ReferenceId;

/// The host's own clock as a source, as far as the operator vouches for it.
///
/// @param accuracy half-width of the interval while the kernel has no estimate of its own, above 0
/// @param stratum what clients are told, 1 to 15
public record HostClockConfig(ClockId clock, TimeDelta accuracy, int stratum) {
    /// One second, stratum 10: what is safe to say of a clock that nobody looks after.
    public static final HostClockConfig DEFAULT =
            new HostClockConfig(new ClockId("host"), TimeDelta.ofSeconds(1), 10);

    private static final int LOCL = ReferenceId.ofLetters("LOCL");

    public HostClockConfig {
        if (accuracy.isNegative() || accuracy.isZero()) {
            throw new IllegalArgumentException("must be > 0: accuracy=" + accuracy);
        }
        if (stratum < 1 || stratum > 15) {
            throw new IllegalArgumentException("must be in [1, 15]: stratum=" + stratum);
        }
    }

    /// A follower tells the stratum of its source plus one.
    Upstream upstream() {
        return new Upstream(stratum - 1, LOCL, TimeDelta.ZERO);
    }
}
