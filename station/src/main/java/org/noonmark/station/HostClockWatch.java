package org.noonmark.station;

import java.util.ArrayList;
import java.util.List;
import org.noonmark.events.StationEvent;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;

/// Notices what happens to the host's clocks: a step of CLOCK_REALTIME against the local counter, a
/// counter that stood still, a station that did not run.
///
/// A slew by `adjtime` (500 ppm) passes; anything that moves the host clock faster than
/// [#STEP_RATE] between two samples is a step, whatever made it. Pure; one thread.
public final class HostClockWatch {
    static final long STEP_NANOS = 200_000;

    /// Fastest movement of the host clock that counts as a slew, s/s.
    static final double STEP_RATE = 1e-3;

    /// What `adjtime` does at most.
    private static final double SLEW_RATE = 500e-6;

    private static final long PAUSE_NANOS = 1_000_000;
    private static final long STALL_NANOS = 1_000_000_000;

    private HostSample before;
    private TimeDelta unreported = TimeDelta.ZERO;
    private volatile TimeDelta stepped = TimeDelta.ZERO;
    private long armedNanos;
    private long expectedNanos;

    public HostClockWatch(HostSample first) {
        this.before = first;
    }

    /// A watch that goes on from `start`: after a restart on the same run of the kernel, steps that
    /// were not followed before are still not followed, and one that happened meanwhile is seen as
    /// a difference that neither drift nor slew explains.
    public static HostClockWatch from(
            Start start, HostSample first, StationPolicy policy, LeapTable table) {
        var watch = new HostClockWatch(first);
        if (start instanceof Start.Resumed(var memory)) {
            var scale = ResumedScale.of(memory, policy, first.counterNanos());
            var served =
                    TaiInstant.ofEpoch(scale.base().plus(TimeDelta.ofNanos(first.counterNanos())))
                            .plus(TimeDelta.fromSeconds(scale.phaseSeconds()));
            var moved =
                    StartGate.hostTai(first, table).minus(served).minus(memory.hostMinusServed());
            double elapsed = (first.counterNanos() - memory.counterNanos()) * 1e-9;
            double explained =
                    scale.halfWidthSeconds()
                            - memory.halfWidth().toSeconds()
                            + STEP_NANOS * 1e-9
                            + SLEW_RATE * elapsed;
            watch.unreported = Math.abs(moved.toSeconds()) > explained ? moved : TimeDelta.ZERO;
            watch.stepped = memory.hostStepped().plus(watch.unreported);
        }
        return watch;
    }

    /// Says by how much the kernel may step CLOCK_REALTIME about now because of a leap second: one
    /// such step is not reported. Zero when there is none near.
    public void expectLeapStep(long nanos) {
        if (nanos != armedNanos) {
            armedNanos = nanos;
            expectedNanos = nanos;
        }
    }

    /// What happened since the sample before, in the order of weight; empty when nothing did.
    public List<StationEvent> observe(HostSample now) {
        long elapsed = now.counterNanos() - before.counterNanos();
        long missed = now.suspendedNanos() - before.suspendedNanos();
        long moved = now.realtimeNanos() - before.realtimeNanos() - elapsed;
        var happened = new ArrayList<StationEvent>(0);
        if (!unreported.isZero()) {
            happened.add(new StationEvent.HostClockStepped(unreported));
            unreported = TimeDelta.ZERO;
        }
        if (missed > PAUSE_NANOS) {
            happened.add(new StationEvent.LocalCounterPaused(TimeDelta.ofNanos(missed)));
            moved -= missed;
        }
        long tolerated =
                STEP_NANOS
                        + now.pairingErrorNanos()
                        + before.pairingErrorNanos()
                        + (long) (STEP_RATE * elapsed);
        if (expectedNanos != 0 && Math.abs(moved - expectedNanos) <= tolerated) {
            expectedNanos = 0;
        } else if (Math.abs(moved) > tolerated) {
            var step = TimeDelta.ofNanos(moved);
            stepped = stepped.plus(step);
            happened.add(new StationEvent.HostClockStepped(step));
        }
        if (elapsed > STALL_NANOS) {
            happened.add(new StationEvent.StationStalled(TimeDelta.ofNanos(elapsed)));
        }
        before = now;
        return happened;
    }

    /// Sum of the steps seen, after minus before: what has to be taken off the host clock to go on
    /// with it as if nobody had set it. Read from any thread.
    public TimeDelta stepped() {
        return stepped;
    }
}
