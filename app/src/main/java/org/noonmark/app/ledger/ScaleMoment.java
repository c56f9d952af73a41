package org.noonmark.app.ledger;

import java.util.Optional;
import org.noonmark.metrology.UncertaintyModel;
import org.noonmark.station.HostSample;
import org.noonmark.station.Snapshot;
import org.noonmark.time.ClockState;
import org.noonmark.time.LeapTable;
import org.noonmark.time.StandardTime;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;

/// The station's scale at a moment, and the host's clocks there.
///
/// @param frequency standard time's frequency against the local counter, minus one
/// @param host the host's clocks, whose counter is the moment
public record ScaleMoment(Snapshot snapshot, double frequency, HostSample host) {
    private static final long NANOS = 1_000_000_000L;

    /// About a leap second CLOCK_REALTIME says one second twice.
    private static final TimeDelta LEAP_NEAR = TimeDelta.ofSeconds(3);

    /// The interval that is told.
    public StandardTime time() {
        return snapshot.at(host.counterNanos());
    }

    /// The leap seconds in use.
    public LeapTable table() {
        return snapshot.leapTable();
    }

    /// Served TAI minus the host's clock; empty while time is not usable, and about a leap second.
    Optional<TimeDelta> servedMinusHost() {
        if (!snapshot.state().isUsable()) {
            return Optional.empty();
        }
        var served = snapshot.line().taiAt(host.counterNanos());
        boolean leap =
                table().nextAfter(served.minus(LEAP_NEAR))
                        .filter(next -> next.begins().minus(served).abs().isLessThan(LEAP_NEAR))
                        .isPresent();
        long nanos = host.realtimeNanos();
        var posix =
                UtcInstant.ofPosix(
                        Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS) * NANOS);
        return leap ? Optional.empty() : Optional.of(served.minus(table().toTai(posix)));
    }

    /// Where the true time was at a past moment of the local counter, by the scale of now: present
    /// time less what the counter has run since at the present frequency, with the present bound
    /// and what the scale may have drifted in between. Empty while nothing confirms the scale.
    Optional<TimeInterval> hindsight(long counterNanos) {
        var state = snapshot.state();
        if (state != ClockState.SYNCHRONIZED && state != ClockState.LOCAL) {
            return Optional.empty();
        }
        long now = host.counterNanos();
        long ago = now - counterNanos;
        var then = snapshot.line().taiAt(now).minus(TimeDelta.ofNanos(ago));
        TaiInstant middle = then.minus(TimeDelta.fromSeconds(ago * 1e-9 * frequency));
        double held = (now - snapshot.line().startCounterNanos()) * 1e-9;
        double bound = backwards(snapshot.uncertainty()).halfWidthSeconds(held + ago * 1e-9);
        return Optional.of(TimeInterval.around(middle, TimeDelta.fromSeconds(bound)));
    }

    /// Into the past, phase and frequency are correlated with the other sign: either is allowed
    /// for.
    private static UncertaintyModel backwards(UncertaintyModel growth) {
        return new UncertaintyModel(
                growth.systematicSeconds(),
                growth.coverage(),
                growth.phaseVariance(),
                Math.abs(growth.phaseFrequencyCovariance()),
                growth.frequencyVariance(),
                growth.whiteFm(),
                growth.randomWalkFm(),
                growth.wander());
    }
}
