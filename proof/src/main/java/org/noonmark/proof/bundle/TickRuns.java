package org.noonmark.proof.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Numbers of ticks, as runs without a gap.
record TickRuns(List<Run> runs) {
    private static final int SHOWN = 20;

    TickRuns {
        runs = List.copyOf(runs);
    }

    /// From the first number to the last, both in it.
    record Run(long first, long last) {
        private String text() {
            return first == last ? Long.toString(first) : first + " to " + last;
        }
    }

    /// The runs of numbers in any order.
    static TickRuns of(LongStream numbers) {
        var runs = new ArrayList<Run>();
        numbers.sorted()
                .distinct()
                .forEach(number -> {
                    boolean goesOn = !runs.isEmpty() && runs.getLast().last() + 1 == number;
                    long first = goesOn ? runs.removeLast().first() : number;
                    runs.add(new Run(first, number));
                });
        return new TickRuns(runs);
    }

    /// What lies between the runs.
    TickRuns gaps() {
        var gaps = new ArrayList<Run>();
        for (int i = 1; i < runs.size(); i++) {
            gaps.add(new Run(runs.get(i - 1).last() + 1, runs.get(i).first() - 1));
        }
        return new TickRuns(gaps);
    }

    boolean isEmpty() {
        return runs.isEmpty();
    }

    /// Whether it is one tick.
    boolean isOne() {
        return runs.size() == 1 && runs.getFirst().first() == runs.getFirst().last();
    }

    /// For people: ticks 3 to 6, 9.
    String text() {
        var shown = runs.stream().limit(SHOWN).map(Run::text).collect(Collectors.joining(", "));
        int more = runs.size() - SHOWN;
        return (isOne() ? "tick " : "ticks ")
                + shown
                + (more > 0 ? " and %d more runs".formatted(more) : "");
    }
}
