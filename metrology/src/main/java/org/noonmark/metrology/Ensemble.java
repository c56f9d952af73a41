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
import org.noonmark.metrology.ensemble.ClockPrior;
import org.noonmark.metrology.ensemble.HubFilter;
import org.noonmark.time.TimeDelta;

/// Readings of any clock in, one estimate of TAI against the local counter out.
///
/// Each clock promises an interval. The points that a strict majority of them covers bound the true
/// time ([MajorityIntersection]); the ensemble intersects them with its own interval, propagated by
/// the oscillator model, so that a narrow interval once earned is kept and a majority that
/// contradicts the own scale is noticed instead of followed. Inside the bound [HubFilter] takes the
/// readings of the members, each weighed by its measured scatter and by its distance from the
/// others' median, so that a clock that is dragged away slowly loses its say before it is caught.
///
/// Not safe for more than one thread.
public final class Ensemble {
    /// Sources say themselves when they are unreachable; this is for those that cannot.
    private static final int STALE_INTERVALS = 4;

    private static final double STALE_SECONDS_AT_LEAST = 1_200;
    private static final double GATE_NIS = 25;
    private static final int GATED_IN_A_ROW = 3;

    /// A deviation of a source from the others is taken to last for so many of its readings.
    private static final double DEVIATION_INTERVALS = 8;

    private final EnsemblePolicy policy;
    private final OscillatorModel oscillator;
    private TimeDelta base;
    private final HubFilter filter;
    private final Map<ClockId, ClockTrack> tracks = new LinkedHashMap<>();
    private boolean started;
    private long filterCounterNanos;
    private final OwnInterval own;

    /// @param base TAI since 1970 minus local counter where phase 0 lies; [#start] moves it to what
    ///   the clocks agree on
    public Ensemble(EnsemblePolicy policy, OscillatorModel oscillator, TimeDelta base) {
        this.policy = policy;
        this.oscillator = oscillator;
        this.base = base;
        this.filter =
                new HubFilter(
                        ClockPrior.of(oscillator.whiteFm(), oscillator.randomWalkFm()),
                        oscillator.largestFrequency());
        double sigma = oscillator.startSigma();
        this.own = new OwnInterval(growth(sigma * sigma), oscillator.randomWalkFm());
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
                : firstFrequency();
    }

    private FirstFrequency firstFrequency() {
        var admitted =
                tracks.values().stream()
                        .filter(track -> !policy.requireAuthenticated() || track.isAuthenticated())
                        .toList();
        return FirstFrequency.of(admitted, oscillator.startSigma(), oscillator.largestFrequency());
    }

    public void accept(Reading reading) {
        var track = tracks.get(reading.clock());
        if (track == null) {
            tracks.put(reading.clock(), new ClockTrack(reading, base, filter.join()));
            return;
        }
        var now = frequencyNow();
        var growth = growth(now.variance());
        if (track.isReachable() && track.isContradictedBy(reading, base, now.frequency(), growth)) {
            track.forgetReadings();
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
        double measured = track.lastPhase() + filter.frequency() * late;
        double phase = own.inside(measured, filterCounterNanos);
        expectDeviation(track);
        double variance = track.variance() * track.dilution() - track.departureVariance();
        boolean tooFar = filter.innovationSquared(track.slot, phase, variance) > GATE_NIS;
        if (track.gated(tooFar) == 0 || track.gated() >= GATED_IN_A_ROW) {
            filter.update(track.slot, phase, variance);
        }
    }

    private void expectDeviation(ClockTrack track) {
        double returns = DEVIATION_INTERVALS * Math.max(1, track.intervalSeconds());
        filter.expectDeviation(track.slot, track.departureVariance(), returns);
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
        if (started) {
            advance(counterNanos);
        }
        var now = frequencyNow();
        var vote = vote(counterNanos, now);
        if (started && vote.verdict() == NO_MAJORITY) {
            // Perhaps it is the counter whose frequency has changed: ask the clocks for it.
            var free = firstFrequency();
            vote = vote(counterNanos, free);
            if (vote.verdict() == AGREED) {
                double change = free.frequency() - now.frequency();
                filter.doubtFrequency(free.variance() + change * change);
            }
        }
        double[] bounds = bound(vote, counterNanos);
        double phase = 0;
        if (started) {
            phase = Math.clamp(filter.phaseSeconds(), bounds[0], bounds[1]);
        } else if (vote.verdict() == AGREED) {
            phase = (bounds[0] + bounds[1]) / 2;
        }
        var growth = growth(now.variance());
        return new Evaluation(
                counterNanos,
                vote.verdict(),
                vote.voters(),
                vote.agreeing(),
                phase,
                now.frequency(),
                bounds[0],
                bounds[1],
                growth,
                members(counterNanos, phase, now.frequency(), growth));
    }

    /// The interval of the phase: what the majority says, cut to the own interval. A majority that
    /// contradicts it widens it instead: one of the two is wrong, and the truth is in one of them.
    private double[] bound(Vote vote, long counterNanos) {
        if (!started) {
            return new double[] {vote.low(), vote.high()};
        }
        double[] claim = own.at(counterNanos);
        if (vote.verdict() == CONTRADICTION) {
            return new double[] {Math.min(claim[0], vote.low()), Math.max(claim[1], vote.high())};
        }
        double low = Math.max(vote.low(), claim[0]);
        double high = Math.min(vote.high(), claim[1]);
        if (vote.verdict() == AGREED && (low > claim[0] || high < claim[1])) {
            own.confirm(
                    counterNanos,
                    low,
                    high,
                    filter.frequency(),
                    growth(filter.frequencyVariance()));
        }
        return new double[] {low, high};
    }

    /// What the voters bound the phase by; without a majority, nothing.
    private record Vote(Verdict verdict, int voters, int agreeing, double low, double high) {
        static Vote without(Verdict verdict, int voters, int agreeing) {
            return new Vote(
                    verdict, voters, agreeing, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
    }

    private Vote vote(long counterNanos, FirstFrequency now) {
        var growth = growth(now.variance());
        double frequency = now.frequency();
        var voters = voters(counterNanos, growth);
        if (voters.isEmpty()) {
            return Vote.without(NO_CLOCKS, 0, 0);
        }
        var intersection = intersect(voters, counterNanos, frequency, growth);
        int agreeing = intersection.coverage();
        if (!intersection.isMajority()) {
            return Vote.without(NO_MAJORITY, voters.size(), agreeing);
        }
        if (agreeing < policy.minimumAgreeing()) {
            return Vote.without(TOO_FEW, voters.size(), agreeing);
        }
        if (started && contradicts(intersection, counterNanos)) {
            return new Vote(
                    CONTRADICTION,
                    voters.size(),
                    agreeing,
                    intersection.low(),
                    intersection.high());
        }
        Standings.assign(voters, intersection, counterNanos, frequency, growth);
        ClockWeights.assign(voters, policy.largestWeight());
        ClockWeights.measureDepartures(voters, counterNanos, frequency, growth);
        return new Vote(AGREED, voters.size(), agreeing, intersection.low(), intersection.high());
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
        double[] claim = own.at(counterNanos);
        return intersection.low() > claim[1] || intersection.high() < claim[0];
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
        tracks.values().forEach(this::expectDeviation);
        filter.reset(0, Math.max(half, 1e-12), 0, oscillator.startSigma());
        filterCounterNanos = agreed.counterNanos();
        for (var reading : Standings.remembered(tracks.values(), agreed.counterNanos())) {
            // The filter stands at the first remembered reading, not now: reset there.
            if (reading.first()) {
                filter.reset(reading.phase(), Math.max(half, 1e-12), 0, oscillator.startSigma());
                filterCounterNanos = reading.counterNanos();
            } else {
                advance(reading.counterNanos());
                filter.update(reading.slot(), reading.phase(), reading.variance());
            }
        }
        advance(agreed.counterNanos());
        started = true;
        own.begin(agreed.counterNanos(), -half, half, agreed.frequency(), agreed.growth());
    }

    /// Moves the line to the agreed time, so that phases are small and a `double` holds them to
    /// attoseconds whatever the first clock said.
    private void rebase(double middle) {
        base = base.plus(TimeDelta.fromSeconds(middle));
        tracks.values().forEach(track -> track.rebase(base));
    }

    /// Gives the own scale up: the next agreement of the clocks begins a new one.
    public void forgetScale() {
        started = false;
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
        own.begin(
                counterNanos,
                phase - half,
                phase + half,
                frequency,
                growth(frequencySigma * frequencySigma));
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
            tracks.values().forEach(track -> filter.leave(track.slot));
            tracks.clear();
            return;
        }
        tracks.values().forEach(track -> track.shift(missing, bound));
        filter.shiftPhase(missing, bound);
        own.shift(missing, bound);
    }

    /// Whether at least `clocks` take part, and each of them has given at least `readings`.
    public boolean haveMembersGiven(int readings, int clocks) {
        var members =
                tracks.values().stream()
                        .filter(track -> track.standing == Standing.MEMBER)
                        .toList();
        return members.size() >= clocks
                && members.stream().allMatch(track -> track.count() >= readings);
    }

    /// Standard deviation of the frequency estimate.
    public double frequencySigma() {
        return Math.sqrt(filter.frequencyVariance());
    }
}
