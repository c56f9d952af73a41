package org.noonmark.sources.start;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// The first steps and the last ones: a station runs for years. Belongs to one thread at a time.
final class StepLog {
    static final int FIRST = 30;
    static final int LAST = 20;

    private final List<StartStep> first = new ArrayList<>();
    private final ArrayDeque<StartStep> last = new ArrayDeque<>();
    private long omitted;

    void add(StartStep step) {
        if (first.size() < FIRST) {
            first.add(step);
            return;
        }
        last.add(step);
        if (last.size() > LAST) {
            last.remove();
            omitted++;
        }
    }

    List<StartStep> steps() {
        var all = new ArrayList<>(first);
        all.addAll(last);
        return all;
    }

    /// Steps that were forgotten, after the first ones.
    long omitted() {
        return omitted;
    }
}
