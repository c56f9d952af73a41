package org.noonmark.metrology.formats;

/// Which column of a text is meant.
public sealed interface ColumnChoice {
    /// The only one there is (beside that of the stamps).
    record Only() implements ColumnChoice {}

    /// By its place, from 1.
    record Numbered(int number) implements ColumnChoice {
        public Numbered {
            if (number < 1 || number > 10_000) {
                throw new IllegalArgumentException("must be 1 to 10000: number=" + number);
            }
        }
    }

    /// By its name in the line of names.
    record Named(String name) implements ColumnChoice {}

    ColumnChoice ONLY = new Only();

    /// A number or a name.
    static ColumnChoice parse(String text) {
        return text.matches("[1-9][0-9]{0,3}")
                ? new Numbered(Integer.parseInt(text))
                : new Named(text);
    }
}
