package org.noonmark.metrology;

import static org.noonmark.metrology.Evaluation.Verdict.AGREED;
import static org.noonmark.metrology.Evaluation.Verdict.CONTRADICTION;
import static org.noonmark.metrology.Evaluation.Verdict.NO_CLOCKS;
import static org.noonmark.metrology.Evaluation.Verdict.NO_MAJORITY;
import static org.noonmark.metrology.Evaluation.Verdict.TOO_FEW;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.noonmark.metrology.Evaluation.Verdict;
import org.noonmark.time.TimeDelta;

/// Readings of any clock in, one estimate of TAI against the local counter out.
///
/// Each clock promises an interval. The points that a strict majority of them covers bound the true
/// time ([MajorityIntersection]); the ensemble intersects them with its own interval, propagated by
/// the oscillator model, so that a narrow interval once earned is kept and a majority that
/// contradicts the own scale is noticed instead of followed. Inside the bound a two-state filter
/// takes the readings of the members, each weighed by its measured scatter and by its distance from
/// the others' median, so that a clock that is dragged away slowly loses its say before it is
/// caught.
///
/// Not safe for more than one thread.
public final class Ensemble {
    /// Sources say themselves when they are unreachable; this is for those that cannot.
    private static final int STALE_INTERVALS = 4;

    private static final double STALE_SECONDS_AT_LEAST = 1_200;
    private static final double GATE_NIS = 25;
    private static final int GATED_IN_A_ROW = 3;

    private final EnsemblePolicy policy;
    private final OscillatorModel oscillator;
    private TimeDelta base;
    private final TwoStateFilter filter;
    private final Map<ClockId, ClockTrack> tracks = new LinkedHashMap<>();
    private boolean started;
    private long filterCounterNanos;
    private long claimCounterNanos;
    private double claimLow;
    private double claimHigh;
    private double claimFrequency;
    private UncertaintyModel claimGrowth;

    /// @param base TAI since 1970 minus local counter where phase 0 lies; [#start] moves it to what
    ///   the clocks agree on
    public Ensemble(EnsemblePolicy policy, OscillatorModel oscillator, TimeDelta base) {
        this.policy = policy;
        this.oscillator = oscillator;
        this.base = base;
        this.filter = new TwoStateFilter(oscillator.whiteFm(), oscillator.randomWalkFm());
        this.claimGrowth = growth(oscillator.startSigma() * oscillator.startSigma());
    }

    public TimeDelta base() {
        return base;
    }

    public boolean isStarted() {
        return started;
    }

    private UncertaintyModel growth(double frequencyVariance) {
        return new UncertaintyModel(
                0,
                policy.coverage(),
                0,
                0,
                frequencyVariance,
                oscillator.whiteFm(),
                oscillator.randomWalkFm(),
                oscillator.wander());
    }

    /// Frequency and its variance: the filter's, or before the start what the clocks' own readings
    /// show.
    private FirstFrequency frequencyNow() {
        return started
                ? new FirstFrequency(filter.frequency(), filter.frequencyVariance())
                : FirstFrequency.of(tracks.values(), oscillator.startSigma());
    }

    public void accept(Reading reading) {
        var track = tracks.get(reading.clock());
        if (track == null) {
            tracks.put(reading.clock(), new ClockTrack(reading, base));
            return;
        }
        track.add(reading, base);
        if (started && track.standing == Standing.MEMBER) {
            measure(track);
        }
    }

    private void measure(ClockTrack track) {
        long counter = track.last().counterNanos();
        advance(counter);
        double late = (filterCounterNanos - counter) * 1e-9;
        double phase = track.lastPhase() + filter.frequency() * late;
        double variance = track.variance() * track.dilution();
        boolean tooFar = filter.innovationSquared(phase, variance) > GATE_NIS;
        if (track.gated(tooFar) == 0 || track.gated() >= GATED_IN_A_ROW) {
            filter.update(phase, variance);
        }
    }

    private void advance(long counterNanos) {
        if (counterNanos > filterCounterNanos) {
            filter.predict((counterNanos - filterCounterNanos) * 1e-9);
            filterCounterNanos = counterNanos;
        }
    }

    public void unreachable(ClockId clock) {
        var track = tracks.get(clock);
        if (track != null) {
            track.unreachable();
        }
    }

    /// Weighs the clocks at a moment of the local counter; the moments must not decrease.
    public Evaluation evaluate(long counterNanos) {
        var now = frequencyNow();
        var growth = growth(now.variance());
        double frequency = now.frequency();
        if (started) {
            advance(counterNanos);
        }
        var voters = voters(counterNanos, growth);
        var vote = vote(voters, counterNanos, frequency, growth);
        double low = vote.low();
        double high = vote.high();
        if (started) {
            double[] claim = claimAt(counterNanos);
            low = Math.max(low, claim[0]);
            high = Math.min(high, claim[1]);
            if (vote.verdict() == AGREED && (low > claim[0] || high < claim[1])) {
                claim(counterNanos, low, high);
            }
        }
        double phase = started ? filter.phaseSeconds() : (low + high) / 2;
        return new Evaluation(
                counterNanos,
                vote.verdict(),
                voters.size(),
                vote.agreeing(),
                phase,
                frequency,
                low,
                high,
                growth,
                members(counterNanos, phase, frequency, growth));
    }

    /// What the voters bound the phase by; without an agreement, nothing.
    private record Vote(Verdict verdict, int agreeing, double low, double high) {
        static Vote without(Verdict verdict, int agreeing) {
            return new Vote(verdict, agreeing, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
    }

    private Vote vote(
            List<ClockTrack> voters, long counterNanos, double frequency, UncertaintyModel growth) {
        if (voters.isEmpty()) {
            return Vote.without(NO_CLOCKS, 0);
        }
        var intersection = intersect(voters, counterNanos, frequency, growth);
        var verdict = verdict(intersection, counterNanos);
        int agreeing = intersection.coverage();
        if (verdict != AGREED) {
            return Vote.without(verdict, agreeing);
        }
        Standings.assign(voters, intersection, counterNanos, frequency, growth);
        ClockWeights.assign(voters, policy.largestWeight());
        ClockWeights.measureDepartures(voters, counterNanos, frequency, growth);
        return new Vote(AGREED, agreeing, intersection.low(), intersection.high());
    }

    private Verdict verdict(MajorityIntersection intersection, long counterNanos) {
        if (!intersection.isMajority()) {
            return NO_MAJORITY;
        }
        if (intersection.coverage() < policy.minimumAgreeing()) {
            return TOO_FEW;
        }
        return started && contradicts(intersection, counterNanos) ? CONTRADICTION : AGREED;
    }

    private List<ClockTrack> voters(long counterNanos, UncertaintyModel growth) {
        var voters = new ArrayList<ClockTrack>(tracks.size());
        for (var track : tracks.values()) {
            track.weight = 0;
            track.standing = admission(track, counterNanos, growth);
            if (track.standing == Standing.PENDING) {
                voters.add(track);
            }
        }
        return voters;
    }

    private Standing admission(ClockTrack track, long counterNanos, UncertaintyModel growth) {
        double patience =
                Math.max(STALE_SECONDS_AT_LEAST, STALE_INTERVALS * track.intervalSeconds());
        if (!track.isReachable() || track.ageSeconds(counterNanos) > patience) {
            return Standing.STALE;
        }
        if (policy.requireAuthenticated() && !track.last().authenticated()) {
            return Standing.NOT_AUTHENTICATED;
        }
        return track.boundAt(counterNanos, growth) > policy.largestBoundSeconds()
                ? Standing.BOUND_TOO_WIDE
                : Standing.PENDING;
    }

    private static MajorityIntersection intersect(
            List<ClockTrack> voters, long counterNanos, double frequency, UncertaintyModel growth) {
        double[] lows = new double[voters.size()];
        double[] highs = new double[voters.size()];
        for (int i = 0; i < lows.length; i++) {
            double phase = voters.get(i).phaseAt(counterNanos, frequency, growth);
            double bound = voters.get(i).boundAt(counterNanos, growth);
            lows[i] = phase - bound;
            highs[i] = phase + bound;
        }
        return MajorityIntersection.of(lows, highs);
    }

    private boolean contradicts(MajorityIntersection intersection, long counterNanos) {
        double[] claim = claimAt(counterNanos);
        return intersection.low() > claim[1] || intersection.high() < claim[0];
    }

    /// The own interval, propagated from where it was last confirmed.
    private double[] claimAt(long counterNanos) {
        double elapsed = (counterNanos - claimCounterNanos) * 1e-9;
        double drift = claimFrequency * elapsed;
        double grown = claimGrowth.halfWidthSeconds(elapsed);
        return new double[] {claimLow + drift - grown, claimHigh + drift + grown};
    }

    private void claim(long counterNanos, double low, double high) {
        claimCounterNanos = counterNanos;
        claimLow = low;
        claimHigh = high;
        claimFrequency = filter.frequency();
        claimGrowth = growth(filter.frequencyVariance());
    }

    private List<Member> members(
            long counterNanos, double phase, double frequency, UncertaintyModel growth) {
        var members = new ArrayList<Member>(tracks.size());
        for (var track : tracks.values()) {
            if (track.count() > 0) {
                members.add(track.toMember(counterNanos, phase, frequency, growth));
            }
        }
        return List.copyOf(members);
    }

    /// Begins the own scale from what the clocks agree on; the remembered readings set phase and
    /// frequency.
    ///
    /// @throws IllegalArgumentException when `agreed` is no agreement
    public void start(Evaluation agreed) {
        if (!agreed.isAgreed()) {
            throw new IllegalArgumentException("must be AGREED: " + agreed.verdict());
        }
        double middle = (agreed.lowSeconds() + agreed.highSeconds()) / 2;
        double half = (agreed.highSeconds() - agreed.lowSeconds()) / 2;
        rebase(middle);
        filter.reset(0, Math.max(half, 1e-12), 0, oscillator.startSigma());
        filterCounterNanos = agreed.counterNanos();
        for (var reading : Standings.remembered(tracks.values(), agreed.counterNanos())) {
            // The filter stands at the first remembered reading, not now: reset there.
            if (reading.first()) {
                filter.reset(reading.phase(), Math.max(half, 1e-12), 0, oscillator.startSigma());
                filterCounterNanos = reading.counterNanos();
            } else {
                advance(reading.counterNanos());
                filter.update(reading.phase(), reading.variance());
            }
        }
        advance(agreed.counterNanos());
        started = true;
        claim(agreed.counterNanos(), -half, half);
        claimFrequency = agreed.frequency();
        claimGrowth = agreed.growth();
    }

    /// Moves the line to the agreed time, so that phases are small and a `double` holds them to
    /// attoseconds whatever the first clock said.
    private void rebase(double middle) {
        base = base.plus(TimeDelta.fromSeconds(middle));
        tracks.values().forEach(track -> track.rebase(base));
    }

    /// Begins the own scale from what an earlier run remembered.
    ///
    /// @param phase TAI minus local line at `counterNanos`, s
    /// @param half half-width there, s
    /// @param frequencySigma standard deviation of `frequency`
    public void resume(
            long counterNanos, double phase, double half, double frequency, double frequencySigma) {
        filter.reset(phase, Math.max(half, 1e-12), frequency, frequencySigma);
        filterCounterNanos = counterNanos;
        started = true;
        claim(counterNanos, phase - half, phase + half);
    }

    /// Whether more than half of the voters of `evaluation` were read since `counterNanos`.
    public boolean isConfirmedSince(long counterNanos, Evaluation evaluation) {
        double elapsed = (evaluation.counterNanos() - counterNanos) * 1e-9;
        long fresh =
                evaluation.members().stream()
                        .filter(member -> member.standing() == Standing.MEMBER)
                        .filter(member -> member.ageSeconds() < elapsed)
                        .count();
        return evaluation.isAgreed() && 2 * fresh > evaluation.voters();
    }

    /// The local counter stood still: everything remembered moves by `missing`, known to ±`bound`.
    public void counterMissed(double missing, double bound) {
        if (!started) {
            tracks.clear();
            return;
        }
        tracks.values().forEach(track -> track.shift(missing, bound));
        filter.shiftPhase(missing, bound);
        claimLow += missing - bound;
        claimHigh += missing + bound;
    }

    /// Whether every clock that takes part has given at least `readings`.
    public boolean haveMembersGiven(int readings) {
        return tracks.values().stream()
                .filter(track -> track.standing == Standing.MEMBER)
                .allMatch(track -> track.count() >= readings);
    }

    /// Standard deviation of the frequency estimate.
    public double frequencySigma() {
        return Math.sqrt(filter.frequencyVariance());
    }
}
