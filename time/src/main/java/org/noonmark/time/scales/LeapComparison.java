package org.noonmark.time.scales;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.noonmark.time.TimeDelta;

/// Compares publications of TAI - UTC with each other, two by two, on the days for which both
/// vouch.
///
/// A publication without an expiry is taken to hold on: one that lacks the newest step therefore
/// disagrees with one that has it. Differences up to [#TOLERANCE] are rounding in the text.
public final class LeapComparison {
    /// Publications print nanoseconds or less.
    public static final TimeDelta TOLERANCE = TimeDelta.ofNanos(1);

    private LeapComparison() {}

    /// A publication under the name by which messages call it.
    public record Named(String file, LeapSource source) {}

    /// The disagreements, each pair in order of days; empty when all agree.
    public static List<LeapDisagreement> between(List<Named> sources) {
        var found = new ArrayList<LeapDisagreement>();
        for (int i = 0; i < sources.size(); i++) {
            for (int j = i + 1; j < sources.size(); j++) {
                found.addAll(compare(sources.get(i), sources.get(j)));
            }
        }
        return found;
    }

    private static List<LeapDisagreement> compare(Named first, Named second) {
        var found = new ArrayList<LeapDisagreement>();
        var before = TimeDelta.ZERO;
        boolean isEndTold = false;
        for (long day : days(first.source, second.source)) {
            var disagreement = onDay(day, first, second);
            var difference =
                    disagreement.map(LeapDisagreement::firstMinusSecond).orElse(TimeDelta.ZERO);
            // One missing line shows on every later day, and a source that ends too early shows at
            // every later step; both are said once.
            if (disagreement.isPresent()
                    && !isEndTold
                    && TOLERANCE.isLessThan(difference.minus(before).abs())) {
                found.add(disagreement.orElseThrow());
                isEndTold =
                        isLast(first, disagreement.orElseThrow().first())
                                || isLast(second, disagreement.orElseThrow().second());
            }
            before = difference;
        }
        return found;
    }

    private static boolean isLast(Named named, LeapDisagreement.Witness witness) {
        return named.source.statements().getLast().equals(witness.statement());
    }

    /// The days on which either changes, and the days before, where rates show.
    private static Set<Long> days(LeapSource first, LeapSource second) {
        var days = new TreeSet<Long>();
        for (var source : List.of(first, second)) {
            for (var statement : source.statements()) {
                days.add(statement.segment().firstDay());
                days.add(statement.segment().firstDay() - 1);
            }
        }
        return days;
    }

    private static Optional<LeapDisagreement> onDay(long day, Named first, Named second) {
        var one = first.source.on(day);
        var other = second.source.on(day);
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        var difference =
                one.orElseThrow()
                        .segment()
                        .atMidnight(day)
                        .minus(other.orElseThrow().segment().atMidnight(day));
        return difference.abs().compareTo(TOLERANCE) <= 0
                ? Optional.empty()
                : Optional.of(
                        new LeapDisagreement(
                                day,
                                new LeapDisagreement.Witness(first.file, one.orElseThrow()),
                                new LeapDisagreement.Witness(second.file, other.orElseThrow()),
                                difference));
    }
}
