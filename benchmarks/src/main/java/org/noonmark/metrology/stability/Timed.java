package org.noonmark.metrology.stability;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a process printed: figures by name, and values by statistic and averaging factor.
record Timed(Map<String, Double> figures, Map<String, Double> values) {
    /// From lines `NAME FIGURE` and `value STATISTIC FACTOR VALUE`.
    static Timed parse(List<String> lines) {
        var figures = new HashMap<String, Double>();
        var values = new HashMap<String, Double>();
        for (var line : lines) {
            var words = line.split(" ", -1);
            if (words[0].equals("value")) {
                values.put(words[1] + " " + words[2], Double.valueOf(words[3]));
            } else if (words.length == 2) {
                figures.put(words[0], Double.valueOf(words[1]));
            }
        }
        return new Timed(Map.copyOf(figures), Map.copyOf(values));
    }

    double figure(String name) {
        return figures.getOrDefault(name, Double.NaN);
    }

    /// The largest relative difference of the values that both have, `NaN` when there is none.
    double differenceFrom(Timed other) {
        return values.entrySet().stream()
                .filter(one -> other.values.containsKey(one.getKey()))
                .mapToDouble(one -> Math.abs(one.getValue() / other.values.get(one.getKey()) - 1))
                .max()
                .orElse(Double.NaN);
    }
}
