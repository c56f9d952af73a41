package org.noonmark.app.ensemble;

import java.util.ArrayList;
import java.util.List;
import org.noonmark.metrology.ensemble.Algorithm;
import org.noonmark.metrology.ensemble.ClockReadings;
import org.noonmark.metrology.stability.Confidence;
import org.noonmark.metrology.stability.PhaseSeries;
import org.noonmark.metrology.stability.StabilityAnalysis;
import org.noonmark.metrology.stability.Statistic;
import org.noonmark.metrology.stability.TauList;

/// Overlapping Allan deviations of scales and clocks, each against the hub.
///
/// The hub cancels in a scale that it is no clock of. So its noise adds to that of the scale, and
/// what is shown is the most that the scale can be.
final class Stabilities {
    private Stabilities() {}

    static List<EnsembleReport.Stability> of(
            ClockReadings readings, List<Algorithm> algorithms, List<ScaleMaker> makers) {
        var all = new ArrayList<EnsembleReport.Stability>();
        for (int i = 0; i < makers.size(); i++) {
            all.add(of(algorithms.get(i).label(), true, makers.get(i).values(), readings));
        }
        for (int k = 0; k < readings.clocks(); k++) {
            all.add(of(readings.names().get(k), false, readings.clockMinusHub(k), readings));
        }
        return all;
    }

    private static EnsembleReport.Stability of(
            String name, boolean isScale, double[] phase, ClockReadings readings) {
        var deviations =
                StabilityAnalysis.of(
                                PhaseSeries.ofSeconds(
                                        readings.atEqualSteps(phase), readings.stepSeconds()))
                        .compute(List.of(Statistic.OADEV), TauList.octave())
                        .stream()
                        .filter(one -> one.value() > 0)
                        .map(one ->
                                one.confidence() instanceof Confidence.Interval interval
                                        ? new EnsembleReport.Deviation(
                                                one.tauSeconds(),
                                                one.value(),
                                                interval.lower(),
                                                interval.upper())
                                        : new EnsembleReport.Deviation(
                                                one.tauSeconds(),
                                                one.value(),
                                                one.value(),
                                                one.value()))
                        .toList();
        return new EnsembleReport.Stability(name, isScale, deviations);
    }
}
