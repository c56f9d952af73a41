package org.noonmark.sigma.correlation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// From the fields of one event, or of one row of a finding, to groups and values.
final class Rows {
    /// An event with many values for the same field belongs to this many groups at most.
    static final int MOST_COMBINATIONS = 64;

    private Rows() {}

    /// Every choice of one value for each field; none when a field has none.
    static void combinations(List<List<Object>> fields, Consumer<List<String>> sink) {
        boolean isPlain = true;
        for (var field : fields) {
            if (field.isEmpty()) {
                return;
            }
            isPlain &= field.size() == 1;
        }
        if (isPlain) {
            var choice = new String[fields.size()];
            for (int i = 0; i < choice.length; i++) {
                choice[i] = FieldText.of(fields.get(i).getFirst());
            }
            sink.accept(List.of(choice));
            return;
        }
        long choices = 1;
        for (var field : fields) {
            choices = Math.min(MOST_COMBINATIONS, choices * field.size());
        }
        for (int n = 0; n < choices; n++) {
            var choice = new ArrayList<String>();
            int rest = n;
            for (var field : fields) {
                choice.add(FieldText.of(field.get(rest % field.size())));
                rest /= field.size();
            }
            sink.accept(choice);
        }
    }

    /// What `value_count` compares: one text for each choice, without regard to case.
    static List<?> texts(List<List<Object>> fields) {
        if (fields.size() == 1 && fields.getFirst().size() == 1) {
            return List.of(fold(FieldText.of(fields.getFirst().getFirst())));
        }
        var texts = new ArrayList<String>();
        combinations(
                fields,
                choice -> {
                    var text = new StringBuilder();
                    for (var value : choice) {
                        text.append(value.length()).append(':').append(fold(value));
                    }
                    texts.add(fields.size() == 1 ? fold(choice.getFirst()) : text.toString());
                });
        return texts.stream().distinct().toList();
    }

    private static String fold(String value) {
        return value.toLowerCase(Locale.ROOT);
    }

    /// What sums and ranks compute with: every number in any of the fields.
    static List<?> numbers(List<List<Object>> fields) {
        var numbers = new ArrayList<Object>();
        for (var field : fields) {
            for (var value : field) {
                var number = FieldText.number(value);
                if (number != null) {
                    numbers.add(number);
                }
            }
        }
        return numbers.size() == 1 ? List.of(numbers.getFirst()) : List.copyOf(numbers);
    }

    static FieldRow row(List<List<Object>> fields) {
        var row = new ArrayList<List<String>>(fields.size());
        for (var field : fields) {
            row.add(field.stream().map(FieldText::of).toList());
        }
        return new FieldRow(row);
    }
}
