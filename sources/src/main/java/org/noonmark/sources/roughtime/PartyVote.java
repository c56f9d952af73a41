package org.noonmark.sources.roughtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.noonmark.metrology.MajorityIntersection;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;

/// The vote of the parties: each has the interval in which all of its own statements agree.
///
/// The result is the hull of all points that more than half of the parties asked cover (decision
/// 0040). A party that did not answer, or contradicts itself, covers nothing.
final class PartyVote {
    /// Apart from everything and from each other, in seconds: where those are that cover nothing.
    private static final double NOWHERE = 1e15;

    private PartyVote() {}

    /// What a majority of the parties of `asked` agrees on at a moment of the local counter.
    static Optional<ChainResult.Agreement> of(
            List<RoughtimePeer> asked,
            List<ChainAnswer> answers,
            long counterNanos,
            LeapTable table) {
        var votes = votes(answers, counterNanos, table);
        var parties = asked.stream().map(RoughtimePeer::party).distinct().toList();
        if (votes.isEmpty()) {
            return Optional.empty();
        }
        var base = base(votes.values());
        double[] lows = new double[parties.size()];
        double[] highs = new double[parties.size()];
        for (int i = 0; i < lows.length; i++) {
            var vote = Optional.ofNullable(votes.get(parties.get(i)));
            double nowhere = NOWHERE + 2 * i;
            lows[i] = vote.map(v -> v.earliest().minus(base).toSeconds()).orElse(nowhere);
            highs[i] = vote.map(v -> v.latest().minus(base).toSeconds()).orElse(nowhere);
        }
        var majority = MajorityIntersection.of(lows, highs);
        if (!majority.isMajority()) {
            return Optional.empty();
        }
        var agreed = new TimeInterval(at(base, majority.low()), at(base, majority.high()));
        var agreeing = new LinkedHashSet<String>();
        votes.forEach((party, vote) -> {
            if (vote.intersects(agreed)) {
                agreeing.add(party);
            }
        });
        return Optional.of(
                new ChainResult.Agreement(
                        counterNanos,
                        agreed,
                        agreeing,
                        outvoted(agreed, answers, counterNanos, table),
                        parties.size()));
    }

    /// Where numbers of seconds begin: in the middle of what is said, since doubles are coarse far
    /// from it, and a minority may say anything.
    private static TaiInstant base(Collection<TimeInterval> votes) {
        var sorted = votes.stream().map(TimeInterval::earliest).sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static Set<Integer> outvoted(
            TimeInterval agreed, List<ChainAnswer> answers, long counterNanos, LeapTable table) {
        var outvoted = new LinkedHashSet<Integer>();
        for (int i = 0; i < answers.size(); i++) {
            var said = answers.get(i).taiAt(counterNanos, table);
            if (said.filter(agreed::intersects).isEmpty()) {
                outvoted.add(i);
            }
        }
        return outvoted;
    }

    private static TaiInstant at(TaiInstant base, double seconds) {
        return base.plus(TimeDelta.fromSeconds(seconds));
    }

    /// What each party says that does not contradict itself.
    private static Map<String, TimeInterval> votes(
            List<ChainAnswer> answers, long counterNanos, LeapTable table) {
        var said = new LinkedHashMap<String, List<TimeInterval>>();
        for (var answer : answers) {
            answer.taiAt(counterNanos, table)
                    .ifPresent(interval ->
                            said.computeIfAbsent(answer.peer().party(), _ -> new ArrayList<>())
                                    .add(interval));
        }
        var votes = new LinkedHashMap<String, TimeInterval>();
        said.forEach((party, intervals) ->
                intersection(intervals).ifPresent(vote -> votes.put(party, vote)));
        return votes;
    }

    private static Optional<TimeInterval> intersection(List<TimeInterval> intervals) {
        var earliest =
                intervals.stream()
                        .map(TimeInterval::earliest)
                        .max(TaiInstant::compareTo)
                        .orElseThrow();
        var latest =
                intervals.stream()
                        .map(TimeInterval::latest)
                        .min(TaiInstant::compareTo)
                        .orElseThrow();
        return latest.isBefore(earliest)
                ? Optional.empty()
                : Optional.of(new TimeInterval(earliest, latest));
    }
}
