package org.noonmark.metrology.formats;

import java.util.List;
import org.noonmark.metrology.formats.TextDefect.Reason;

/// Finds the columns asked for, once a text has shown how wide it is.
sealed interface Columns {
    /// Where they stand, from 0.
    ///
    /// @param stamp -1 when there are no stamps
    /// @param isOnly whether every row must have this one field and no other
    record Placed(int value, int stamp, boolean isOnly) implements Columns {
        /// How many fields of a row have to be looked at.
        int fieldsNeeded() {
            return isOnly ? 2 : Math.max(value, stamp) + 1;
        }
    }

    /// They are not to be found.
    record Missed(Reason reason, String found) implements Columns {}

    /// Where the columns stand in rows of `width` fields; `names` is empty when the text has none.
    static Columns find(TextOptions options, List<String> names, int width) {
        int stamp = -1;
        if (options.stamps().isPresent()) {
            stamp = place(options.stamps().orElseThrow().column(), names);
            if (stamp < 0) {
                return missed(options.stamps().orElseThrow().column(), names, width);
            }
        }
        boolean isOnly = options.value() instanceof ColumnChoice.Only;
        if (isOnly && width == 2 && stamp >= 0 && stamp < 2) {
            return new Placed(1 - stamp, stamp, false);
        }
        if (isOnly && width == 1 && stamp < 0) {
            return new Placed(0, -1, true);
        }
        int value = place(options.value(), names);
        return value < 0 ? missed(options.value(), names, width) : new Placed(value, stamp, false);
    }

    private static int place(ColumnChoice choice, List<String> names) {
        return switch (choice) {
            case ColumnChoice.Only() -> -1;
            case ColumnChoice.Numbered(int number) -> number - 1;
            case ColumnChoice.Named(var name) -> names.indexOf(name);
        };
    }

    private static Missed missed(ColumnChoice choice, List<String> names, int width) {
        var listed = String.join(", ", names);
        return switch (choice) {
            case ColumnChoice.Named(var name) when names.isEmpty() ->
                    new Missed(Reason.NO_COLUMN_NAMES, name);
            case ColumnChoice.Named(var name) -> new Missed(Reason.UNKNOWN_COLUMN, listed);
            default ->
                    new Missed(
                            Reason.COLUMN_NOT_CHOSEN,
                            names.isEmpty() ? String.valueOf(width) : width + ": " + listed);
        };
    }
}
