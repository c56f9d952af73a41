package org.noonmark.metrology.cggtts;

/// What is wrong with a CGGTTS file, and where.
///
/// @param line from 1; 0 when the file as a whole is meant
/// @param column position of the first character in question, from 1; 0 when the line is meant
/// @param found what stands there, shortened, or what the reason says
public record CggttsDefect(Reason reason, long line, int column, String found) {
    private static final int LONGEST_QUOTE = 40;

    /// Why a line, or a file, is not used.
    public enum Reason {
        /// The first line is that of no version of the format.
        NOT_CGGTTS,
        /// Control characters, or a line longer than any of this format.
        NOT_TEXT,
        /// No line of column names within the first 200 lines.
        NO_COLUMN_NAMES,
        /// A column that every track needs is not named; `found` is its name.
        MISSING_COLUMN,
        /// A column with a name that the format does not know, or named twice.
        UNKNOWN_COLUMN,
        /// A line of the header that the format does not know; it is passed over.
        UNKNOWN_HEADER_LINE,
        /// A value of the header that cannot be read; it is taken as not given.
        BAD_HEADER_VALUE,
        /// A line of the header a second time; the first is used. Only comments may be repeated.
        REPEATED_HEADER_LINE,
        /// A line of the header behind the checksum, which does not vouch for it; it is passed
        /// over.
        LINE_AFTER_CHECKSUM,
        /// The header has no checksum.
        NO_HEADER_CHECKSUM,
        /// The checksum of the header is wrong; `found` says both.
        HEADER_CHECKSUM,
        /// A track with more or fewer fields than there are columns; `found` is their number.
        FIELD_COUNT,
        /// A field of a track that cannot be read, or cannot be meant.
        BAD_FIELD,
        /// The checksum of a track is wrong; `found` says both.
        LINE_CHECKSUM,
        /// The same satellite, start and code a second time.
        DUPLICATE_TRACK,
        /// No track at all.
        NO_TRACKS;

        /// Whether a line of data is lost by it.
        public boolean costsTrack() {
            return switch (this) {
                case NOT_TEXT, FIELD_COUNT, BAD_FIELD, LINE_CHECKSUM, DUPLICATE_TRACK -> true;
                default -> false;
            };
        }

        /// Whether the delays and names of the header may be other than the laboratory meant.
        public boolean doubtsHeader() {
            return switch (this) {
                case BAD_HEADER_VALUE,
                        REPEATED_HEADER_LINE,
                        LINE_AFTER_CHECKSUM,
                        NO_HEADER_CHECKSUM,
                        HEADER_CHECKSUM ->
                        true;
                default -> false;
            };
        }
    }

    static CggttsDefect at(Reason reason, long line, int column, String found) {
        return new CggttsDefect(
                reason,
                line,
                column,
                found.length() <= LONGEST_QUOTE ? found : found.substring(0, LONGEST_QUOTE) + "…");
    }
}
