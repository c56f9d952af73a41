package org.noonmark.app.guard;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.noonmark.guard.reader.ReadProblem;

/// Problems of logs: the first few are told one by one, all are counted.
public final class ProblemCounts {
    private static final int TOLD = 20;

    private final Consumer<String> tell;
    private final Map<ReadProblem.Reason, Long> counts = new EnumMap<>(ReadProblem.Reason.class);
    private long count;
    private long lost;

    /// @param tell takes a line for people
    public ProblemCounts(Consumer<String> tell) {
        this.tell = tell;
    }

    public void add(ReadProblem problem) {
        counts.merge(problem.reason(), 1L, Long::sum);
        lost += problem.isLost() ? 1 : 0;
        if (count++ < TOLD) {
            tell.accept(text(problem));
        } else if (count == TOLD + 1) {
            tell.accept("… further problems are only counted");
        }
    }

    /// A problem with its place, for people.
    public static String text(ReadProblem problem) {
        var at = problem.position();
        return "%s, event %d, byte %d: %s"
                .formatted(at.source(), at.index(), at.offsetBytes(), problem.detail());
    }

    public long count() {
        return count;
    }

    /// Those where nothing of the log came to the rules.
    public long lost() {
        return lost;
    }

    /// How many of each, for people; empty without any.
    public String text() {
        return counts.entrySet().stream()
                .map(each ->
                        each.getValue()
                                + " "
                                + each.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }
}
