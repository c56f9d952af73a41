package org.noonmark.proof.scoreboard;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.noonmark.proof.scoreboard.Scoreboard.Dispute;
import org.noonmark.proof.scoreboard.Scoreboard.Some;
import org.noonmark.proof.scoreboard.Scoreboard.VoidCorrection;
import org.noonmark.proof.scoreboard.Scoreboard.Worst;
import org.noonmark.proof.statement.Statement;

/// Judges ticks by corrections. Statements come from the newest to the oldest: a correction is
/// later than its tick, so no more is kept than the corrections whose ticks are still to come.
public final class Scoring {
    private static final int SHOWN = 20;

    /// A wider interval says nothing: 2^63 ns are 292 years.
    private static final int MOST_BITS = 63;

    private final Map<Long, List<Correction>> open = new HashMap<>();
    private final TreeMap<String, Tally> byBasis = new TreeMap<>();
    private final Sizes halfWidths = new Sizes();
    private final Sizes offsets = new Sizes();
    private final List<VoidCorrection> voids = new ArrayList<>();
    private final List<Dispute> disputes = new ArrayList<>();
    private Tally tally = Tally.NONE;
    private Optional<Worst> worst = Optional.empty();
    private long ticks;
    private long unknown;
    private long voidCount;
    private long disputeCount;

    /// Nothing was corrected yet.
    public Scoring() {}

    /// Takes the next older statement; kinds other than ticks and corrections say nothing here.
    public void add(long index, Statement statement) {
        switch (statement.kind()) {
            case CORRECTION -> add(Correction.of(index, statement));
            case TICK -> tick(index, statement);
            default -> {}
        }
    }

    private void add(Correction correction) {
        if (correction.earliest().compareTo(correction.latest()) > 0) {
            addVoid(correction, "its truth ends before it begins");
        } else {
            open.computeIfAbsent(correction.tick(), tick -> new ArrayList<>()).add(correction);
        }
    }

    private void addVoid(Correction correction, String reason) {
        if (voidCount++ < SHOWN) {
            voids.add(new VoidCorrection(correction.index(), correction.tick(), reason));
        }
    }

    /// Takes an older tick that is known not to be needed.
    public void addUnneededTick() {
        ticks++;
    }

    /// Whether the tick of this number has been corrected.
    public boolean needsTick(long number) {
        return open.containsKey(number);
    }

    private void tick(long index, Statement statement) {
        ticks++;
        long number = statement.body().whole("n").orElseThrow();
        var corrections = open.remove(number);
        if (corrections == null) {
            return;
        }
        var hash = statement.sha256();
        corrections.stream()
                .filter(each -> !each.sha256().equals(hash))
                .forEach(each -> addVoid(each, "tick %d has another hash".formatted(each.tick())));
        var own = corrections.stream().filter(each -> each.sha256().equals(hash)).toList();
        if (!own.isEmpty()) {
            dispute(own);
            judge(index, number, statement, own.getFirst());
        }
    }

    private void dispute(List<Correction> newestFirst) {
        var newest = newestFirst.getFirst();
        for (var older : newestFirst) {
            if (older.excludes(newest) && disputeCount++ < SHOWN) {
                disputes.add(new Dispute(older.tick(), older.index(), newest.index()));
            }
        }
    }

    private void judge(long index, long number, Statement tick, Correction truth) {
        var from = tick.earliestNanos();
        var to = tick.latestNanos();
        var width = to.subtract(from);
        if (width.bitLength() > MOST_BITS) {
            unknown++;
            return;
        }
        var outcome = truth.judge(from, to);
        tally = tally.with(outcome);
        byBasis.merge(truth.basis(), Tally.NONE.with(outcome), (a, _) -> a.with(outcome));
        halfWidths.add(width.add(BigInteger.ONE).shiftRight(1));
        var twice = truth.earliest().add(truth.latest()).subtract(from.add(to));
        offsets.add(twice.abs().shiftRight(1));
        var outside = truth.outside(from, to);
        var most = worst.map(Worst::outsideNanos).orElse(BigInteger.ZERO).abs();
        if (outside.abs().compareTo(most) > 0) {
            var middle = from.add(to).shiftRight(1);
            worst = Optional.of(new Worst(number, index, truth.index(), middle, outside));
        }
    }

    /// The result, once all have come.
    public Scoreboard result() {
        return new Scoreboard(
                ticks,
                unknown,
                tally,
                byBasis,
                halfWidths.spread(),
                offsets.spread(),
                worst,
                new Some<>(voidCount, voids),
                new Some<>(disputeCount, disputes),
                open.values().stream().mapToLong(List::size).sum());
    }
}
