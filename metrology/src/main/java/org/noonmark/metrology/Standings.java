package org.noonmark.metrology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Says of each voter how it stands towards the majority.
final class Standings {
    private Standings() {}

    /// To be called only when a majority agrees.
    static void assign(
            List<ClockTrack> voters,
            MajorityIntersection majority,
            long counterNanos,
            double frequency,
            UncertaintyModel growth) {
        for (var voter : voters) {
            double phase = voter.phaseAt(counterNanos, frequency, growth);
            double bound = voter.boundAt(counterNanos, growth);
            boolean inside = phase >= majority.low() && phase <= majority.high();
            if (!majority.meetsCore(phase - bound, phase + bound)) {
                voter.standing = Standing.FALSETICKER;
            } else {
                // Of two clocks the wider one's midpoint may lie outside without being wrong.
                voter.standing = inside || voters.size() < 3 ? Standing.MEMBER : Standing.OUTLIER;
            }
        }
    }

    /// One reading that a member remembers.
    record Remembered(boolean first, int slot, long counterNanos, double phase, double variance) {}

    /// The remembered readings of all members up to now, in the order of the counter.
    static List<Remembered> remembered(Collection<ClockTrack> tracks, long counterNanos) {
        var readings = new ArrayList<Remembered>();
        for (var track : tracks) {
            if (track.standing == Standing.MEMBER) {
                double variance = track.variance() - track.departureVariance();
                track.replay((counter, phase, _) ->
                        readings.add(new Remembered(false, track.slot, counter, phase, variance)));
            }
        }
        readings.removeIf(reading -> reading.counterNanos > counterNanos);
        readings.sort(Comparator.comparingLong(Remembered::counterNanos));
        if (!readings.isEmpty()) {
            var first = readings.getFirst();
            readings.set(
                    0,
                    new Remembered(
                            true, first.slot, first.counterNanos, first.phase, first.variance));
        }
        return readings;
    }
}
