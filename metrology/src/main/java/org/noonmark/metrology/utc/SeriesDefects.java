package org.noonmark.metrology.utc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.noonmark.time.scales.SourceDefect;

/// What is wrong with a text, in the order of its lines; what is too much to tell is counted.
final class SeriesDefects {
    private static final int MOST = 100;

    private final List<SourceDefect> found = new ArrayList<>();

    void add(int line, String problem, String advice) {
        found.add(new SourceDefect(line, problem, advice));
    }

    List<SourceDefect> list() {
        var sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingInt(SourceDefect::line));
        if (sorted.size() <= MOST) {
            return sorted;
        }
        var told = new ArrayList<>(sorted.subList(0, MOST));
        told.add(
                new SourceDefect(
                        0,
                        "has %d more lines that are left out".formatted(sorted.size() - MOST),
                        "mend those above, and read the file again"));
        return told;
    }
}
