package org.noonmark.sigma.match;

import java.util.ArrayList;
import java.util.List;
import org.noonmark.sigma.rule.TextPattern;
import org.noonmark.sigma.rule.TextPattern.Literal;
import org.noonmark.sigma.rule.TextPattern.Wildcard;

/// A text pattern, ready to be held against values.
///
/// The pattern is cut at its `*` into runs of characters and `?`; each run is looked for leftmost
/// after the one before it, so that time is at most the value's length times that of the longest
/// run.
final class WildcardText {
    /// Stands for `?` in a run: no character has this number.
    private static final int ONE = -1;

    private final boolean isCased;
    private final boolean isOpenAtStart;
    private final boolean isOpenAtEnd;
    private final List<int[]> runs;

    private WildcardText(boolean isCased, boolean start, boolean end, List<int[]> runs) {
        this.isCased = isCased;
        this.isOpenAtStart = start;
        this.isOpenAtEnd = end;
        this.runs = runs;
    }

    static WildcardText of(TextPattern pattern, boolean isCased) {
        var runs = new ArrayList<int[]>();
        var run = new ArrayList<Integer>();
        boolean isOpenAtStart = false;
        for (var part : pattern.parts()) {
            switch (part) {
                case Literal(var text) ->
                        text.codePoints()
                                .map(c -> isCased ? c : LetterCase.fold(c))
                                .forEach(run::add);
                case Wildcard wildcard -> {
                    if (wildcard == Wildcard.ONE) {
                        run.add(ONE);
                    } else {
                        isOpenAtStart |= runs.isEmpty() && run.isEmpty();
                        take(run, runs);
                    }
                }
            }
        }
        boolean isOpenAtEnd = run.isEmpty() && endsWithMany(pattern);
        take(run, runs);
        return new WildcardText(isCased, isOpenAtStart, isOpenAtEnd, runs);
    }

    private static boolean endsWithMany(TextPattern pattern) {
        return !pattern.parts().isEmpty() && pattern.parts().getLast() == Wildcard.MANY;
    }

    private static void take(List<Integer> run, List<int[]> runs) {
        if (!run.isEmpty()) {
            runs.add(run.stream().mapToInt(Integer::intValue).toArray());
            run.clear();
        }
    }

    boolean matches(String text) {
        if (runs.isEmpty()) {
            return text.isEmpty() || isOpenAtStart || isOpenAtEnd;
        }
        int last = runs.size() - 1;
        int at = 0;
        for (int i = 0; i < last || (i == last && isOpenAtEnd); i++) {
            at = i == 0 && !isOpenAtStart ? end(text, 0, runs.get(0)) : find(text, at, runs.get(i));
            if (at < 0) {
                return false;
            }
        }
        return isOpenAtEnd || endsWith(text, at, last == 0 && !isOpenAtStart);
    }

    /// The last run stands at the end of the text, and not before `from`.
    private boolean endsWith(String text, int from, boolean isExactlyFrom) {
        var run = runs.getLast();
        int start = text.length();
        for (int i = run.length; i > 0 && start >= 0; i--) {
            start = start == 0 ? -1 : text.offsetByCodePoints(start, -1);
        }
        return start >= from
                && (!isExactlyFrom || start == from)
                && end(text, start, run) == text.length();
    }

    /// Where the leftmost `run` at or after `from` ends; -1 when there is none.
    private int find(String text, int from, int[] run) {
        for (int at = from; at < text.length(); at++) {
            if (at > from && isInsidePair(text, at)) {
                continue;
            }
            int end = end(text, at, run);
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }

    private static boolean isInsidePair(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
    }

    /// Where `run` ends when it stands at `at`; -1 when it does not stand there.
    private int end(String text, int at, int[] run) {
        int next = at;
        for (int wanted : run) {
            if (next >= text.length()) {
                return -1;
            }
            int c = text.codePointAt(next);
            if (wanted != ONE && wanted != (isCased ? c : LetterCase.fold(c))) {
                return -1;
            }
            next += Character.charCount(c);
        }
        return next;
    }
}
