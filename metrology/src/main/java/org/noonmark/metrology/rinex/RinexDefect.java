package org.noonmark.metrology.rinex;

/// What is wrong with a RINEX clock file, and where.
///
/// @param line from 1; 0 when the file as a whole is meant
/// @param column position of the first character in question, from 1; 0 when the line is meant
/// @param found what stands there, shortened, or what the reason says
public record RinexDefect(Reason reason, long line, int column, String found) {
    private static final int LONGEST_QUOTE = 40;

    /// Why a line, or a file, is not used.
    public enum Reason {
        /// The first line is not that of a RINEX file.
        NOT_RINEX,
        /// A RINEX file of another kind; `found` is the letter.
        NOT_CLOCK_DATA,
        /// A version that is not known; `found` is the version. The file is read all the same.
        UNKNOWN_VERSION,
        /// Control characters, or a line longer than any of this format.
        NOT_TEXT,
        /// A line of the header without a label that the format knows; it is passed over.
        UNKNOWN_LABEL,
        /// A value of the header that cannot be read; it is taken as not given.
        BAD_HEADER_VALUE,
        /// Nothing says where the header ends; `found` is the first record that seems to stand in
        /// it. No record is read.
        NO_END_OF_HEADER,
        /// A line that is neither a record nor the second line of one.
        NOT_A_RECORD,
        /// A field of a record that cannot be read, or cannot be meant.
        BAD_FIELD,
        /// The second line of a record is missing or too short.
        MISSING_VALUES,
        /// An epoch that is not after the one before of the same clock, with another value.
        NOT_AFTER,
        /// The same record a second time.
        REPEATED;

        /// Whether a record is lost by it.
        public boolean costsRecord() {
            return switch (this) {
                case NOT_A_RECORD, BAD_FIELD, MISSING_VALUES, REPEATED, NOT_TEXT -> true;
                default -> false;
            };
        }
    }

    static RinexDefect at(Reason reason, long line, int column, String found) {
        return new RinexDefect(
                reason,
                line,
                column,
                found.length() <= LONGEST_QUOTE ? found : found.substring(0, LONGEST_QUOTE) + "…");
    }
}
