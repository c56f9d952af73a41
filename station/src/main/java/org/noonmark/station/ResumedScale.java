package org.noonmark.station;

import org.noonmark.metrology.Ensemble;
import org.noonmark.metrology.UncertaintyModel;
import org.noonmark.time.TimeDelta;

/// The scale of an earlier run on the same counter, carried on to now: its interval has grown by
/// the holdover model for the time in between.
///
/// @param base TAI minus local counter where the memory was written
/// @param phaseSeconds TAI minus `base` minus counter now
/// @param halfWidthSeconds half-width of the interval now
record ResumedScale(
        TimeDelta base,
        double phaseSeconds,
        double halfWidthSeconds,
        double frequency,
        double frequencySigma) {
    static ResumedScale of(StationMemory memory, StationPolicy policy, long counterNanos) {
        double elapsed = (counterNanos - memory.counterNanos()) * 1e-9;
        double sigma = memory.frequencySigma();
        var oscillator = policy.oscillator();
        var growth =
                new UncertaintyModel(
                        memory.halfWidth().toSeconds(),
                        policy.ensemble().coverage(),
                        0,
                        0,
                        sigma * sigma,
                        oscillator.whiteFm(),
                        oscillator.randomWalkFm(),
                        oscillator.wander());
        return new ResumedScale(
                memory.tai().sinceEpoch().minus(TimeDelta.ofNanos(memory.counterNanos())),
                memory.frequency() * elapsed,
                growth.halfWidthSeconds(elapsed),
                memory.frequency(),
                Math.sqrt(sigma * sigma + oscillator.randomWalkFm() * elapsed));
    }

    Ensemble toEnsemble(StationPolicy policy, long counterNanos) {
        var ensemble = new Ensemble(policy.ensemble(), policy.oscillator(), base);
        ensemble.resume(counterNanos, phaseSeconds, halfWidthSeconds, frequency, frequencySigma);
        return ensemble;
    }
}
