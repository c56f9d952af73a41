package org.noonmark.simulation;

import java.util.SplittableRandom;
import org.noonmark.station.HostSample;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;

/// The machine that the station runs on: its counter and its settable clock.
public final class SimulatedHost {
    private final SimulatedOscillator oscillator;
    private long realtimeMinusCounter;
    private long suspended;
    private long boot = 1;

    SimulatedHost(
            OscillatorNoise noise,
            TaiInstant start,
            LeapTable table,
            double hostClockError,
            SplittableRandom random) {
        long firstCount = 1_000_000_000_000L;
        this.oscillator = new SimulatedOscillator(noise, firstCount, random);
        var utc = table.toUtc(start.plus(TimeDelta.fromSeconds(hostClockError)));
        long posix = utc.toPosixSeconds() * 1_000_000_000L + utc.attoseconds() / 1_000_000_000L;
        this.realtimeMinusCounter = posix - firstCount;
    }

    public SimulatedOscillator oscillator() {
        return oscillator;
    }

    /// What `date -s` does.
    public void stepClock(double seconds) {
        realtimeMinusCounter += Math.round(seconds * 1e9);
    }

    /// What a suspend does: the counter misses time, the host clock is set right again on waking.
    public void suspend(long nanos) {
        oscillator.freeze(nanos);
        realtimeMinusCounter += nanos;
        suspended += nanos;
    }

    /// What a paused virtual machine may do: every clock of the host stands still and none tells.
    public void pauseUnseen(long nanos) {
        oscillator.freeze(nanos);
    }

    /// A new run of the kernel: the counter begins again.
    void reboot(long trueNanos) {
        boot++;
        long forget = oscillator.countAt(trueNanos) - 5_000_000_000L;
        oscillator.freeze(forget);
        realtimeMinusCounter += forget;
    }

    String bootName() {
        return "boot-" + boot;
    }

    HostSample sample(long trueNanos) {
        long counter = oscillator.countAt(trueNanos);
        return new HostSample(counter, counter + realtimeMinusCounter, suspended, 500);
    }
}
