package org.noonmark.metrology.formats;

/// What is wrong with a text, and where.
///
/// @param line from 1; 0 when the text as a whole is meant
/// @param column position of the first byte in question within the line, from 1; 0 when the line as
///   a whole is meant
/// @param found what stands there, shortened, or what the reason says
public record TextDefect(Reason reason, long line, int column, String found) {
    /// Why a text is rejected.
    public enum Reason {
        /// No reading at all.
        EMPTY,
        /// A field that must be a number is none; `found` is the field.
        NOT_A_NUMBER,
        /// A mark for a missing reading (`nan`, dashes, an empty field) where none is allowed.
        MISSING_VALUE,
        /// An infinite value, or one too large for a double.
        INFINITE,
        /// A line with fewer fields than the column asked for; `found` is their number.
        TOO_FEW_COLUMNS,
        /// Several columns and none chosen; `found` is their number.
        COLUMN_NOT_CHOSEN,
        /// No column has the name asked for; `found` lists those there are.
        UNKNOWN_COLUMN,
        /// A column was asked for by name, and the text begins with numbers.
        NO_COLUMN_NAMES,
        /// A time stamp that cannot be read; `found` is the field.
        BAD_STAMP,
        /// A line of the header whose value cannot be read; `found` is the line.
        BAD_HEADER,
        /// A TimeLab file without a block of time-interval readings.
        NO_DATA_BLOCK,
        /// Bytes that are no text.
        NOT_TEXT,
        /// A line longer than any line of readings is.
        LINE_TOO_LONG
    }
}
