package org.noonmark.sigma.match;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a value must have for a regular expression to find something in it: so that most values
/// never meet the expression.
///
/// @param texts without case; one of each list stands in the value
/// @param length of the value in `char`s, at least
/// @param run characters of which `runLength` stand side by side; null when none are known
record ExpressionNeeds(
        List<List<String>> texts, int length, @Nullable CharClass run, int runLength) {
    static final ExpressionNeeds NOTHING = new ExpressionNeeds(List.of(), 0, null, 0);

    /// More are not worth their bits.
    private static final int MOST_TEXTS = 4;

    /// Characters that are in nearly every value: to look for them costs more than it saves.
    private static final String COMMON = "abcdefghijklmnopqrstuvwxyz0123456789 \\/.:-_=,\"";

    ExpressionNeeds {
        texts =
                texts.stream()
                        .filter(some -> !areCommon(some))
                        .sorted(Comparator.comparingDouble(ExpressionNeeds::worth).reversed())
                        .limit(MOST_TEXTS)
                        .toList();
    }

    private static double worth(List<String> texts) {
        int shortest = texts.stream().mapToInt(String::length).min().orElse(0);
        return shortest - Math.log(texts.size());
    }

    private static boolean areCommon(List<String> texts) {
        return texts.stream().anyMatch(text -> text.length() == 1 && COMMON.contains(text));
    }

    /// False when the expression cannot find anything in a value, apart from [#texts].
    boolean allow(String value) {
        return value.length() >= length && (run == null || run.hasRun(value, runLength));
    }
}
