package org.noonmark.incident.join;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.noonmark.guard.signal.Entity;

/// Says how many groups like one normal work is expected to bring.
///
/// Counted is what can be independent: each kind once, of what was seen in one event the rarest, of
/// kinds that usually come together the rarest. The choice that is expected least often is the
/// answer.
final class GroupJudge {
    /// More do not make it plainer, and cost time.
    private static final int COUNTED = 12;

    private final JoinSettings settings;
    private final SignalRates rates;
    private final EntityShares shares;
    private final Habits habits;

    GroupJudge(JoinSettings settings, SignalRates rates, EntityShares shares, Habits habits) {
        this.settings = settings;
        this.rates = rates;
        this.shares = shares;
        this.habits = habits;
    }

    /// A choice of signals and how many such groups are expected by chance a month.
    record Judgement(double expectedPerMonth, List<Member> chosen) {
        Judgement {
            chosen = List.copyOf(chosen);
        }
    }

    /// The choice of signals that is expected least often.
    Judgement of(Collection<Member> candidates) {
        List<Member> counted = independent(candidates);
        var names = new Names(counted);
        double total = rates.total();
        var best = new Judgement(Double.POSITIVE_INFINITY, List.of());
        for (int size = 1; size <= counted.size(); size++) {
            List<Member> chosen = new ArrayList<>(counted.subList(0, size));
            double commonest = chosen.getLast().rate();
            chosen.sort(Member.ORDER);
            for (int from = 0; from < size; from++) {
                Judgement of = names.ofLinked(chosen.subList(from, size), commonest, total);
                best = of.expectedPerMonth() < best.expectedPerMonth() ? of : best;
            }
        }
        return best;
    }

    /// The rarest independent candidates, rarest first.
    private List<Member> independent(Collection<Member> candidates) {
        List<Member> byRarity = new ArrayList<>(candidates);
        byRarity.sort(Comparator.comparingDouble(Member::rate).thenComparing(Member.ORDER));
        Set<Entity> entities = new HashSet<>();
        candidates.forEach(member -> entities.addAll(member.signal().entities()));
        List<Member> kept = new ArrayList<>();
        for (Member member : byRarity) {
            if (kept.size() < COUNTED
                    && kept.stream().noneMatch(other -> depends(member, other, entities))) {
                kept.add(member);
            }
        }
        return kept;
    }

    private boolean depends(Member a, Member b, Set<Entity> entities) {
        return a.signal().kind().equals(b.signal().kind())
                || a.sameEvent(b)
                || habits.isUsual(a, b, entities);
    }

    /// What signals name, the most specific first.
    private final class Names {
        private final double[] share;
        private final Map<Member, int[]> of = new HashMap<>();

        Names(List<Member> members) {
            Map<Entity, Double> shareOf = new HashMap<>();
            for (Member member : members) {
                for (Entity entity : member.signal().entities()) {
                    shareOf.computeIfAbsent(entity, shares::of);
                }
            }
            List<Map.Entry<Entity, Double>> specificFirst = new ArrayList<>(shareOf.entrySet());
            specificFirst.sort(
                    Map.Entry.<Entity, Double>comparingByValue()
                            .thenComparing(Map.Entry.comparingByKey()));
            Map<Entity, Integer> place = new HashMap<>();
            share = new double[specificFirst.size()];
            for (int k = 0; k < share.length; k++) {
                place.put(specificFirst.get(k).getKey(), k);
                share[k] = specificFirst.get(k).getValue();
            }
            for (Member member : members) {
                of.put(
                        member,
                        member.signal().entities().stream()
                                .mapToInt(entity -> place.getOrDefault(entity, 0))
                                .sorted()
                                .toArray());
            }
        }

        /// Those of some signals, by time, that are linked with the first one, and how often the
        /// like is expected.
        Judgement ofLinked(List<Member> members, double commonest, double total) {
            boolean[] reached = new boolean[share.length];
            double logLinks = 0;
            List<Member> linked = new ArrayList<>();
            for (Member member : members) {
                int[] places = of.getOrDefault(member, new int[0]);
                double link = linked.isEmpty() ? 1 : link(places, reached);
                if (link > 0) {
                    logLinks += Math.log(link);
                    linked.add(member);
                    for (int place : places) {
                        reached[place] = true;
                    }
                }
            }
            double expected =
                    Chance.perMonth(
                            linked.size(),
                            commonest,
                            logLinks,
                            Month.between(linked.getFirst().time(), linked.getLast().time()),
                            total,
                            Month.of(settings.memory()));
            return new Judgement(expected, linked);
        }

        /// Probability that a signal touches what was reached by anything at least as specific as
        /// what this one does; 0 when it touches nothing of it.
        private double link(int[] places, boolean[] reached) {
            for (int specific : places) {
                if (reached[specific]) {
                    double sum = 0;
                    for (int k = 0; k <= specific; k++) {
                        sum += reached[k] ? share[k] : 0;
                    }
                    return Math.min(1, sum);
                }
            }
            return 0;
        }
    }
}
