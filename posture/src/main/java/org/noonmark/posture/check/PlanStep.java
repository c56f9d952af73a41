package org.noonmark.posture.check;

/// One change of one file that would mend what a check found.
///
/// Line numbers are those of the file as it was read: steps of one check are carried out from its
/// last line to its first, what is inserted before a line after what is done to the line itself.
///
/// @param file as it was read
/// @param action to take
/// @param line from 1; 0 when the action is not about one
/// @param before the line as it is; empty where there is none
/// @param after the line, or the mode in octal, as it shall be; empty to delete it
/// @param restart the service that reads the file again when it is restarted; empty when none has
///   to
public record PlanStep(
        String file, Action action, int line, String before, String after, String restart) {
    /// What to do.
    public enum Action {
        REPLACE_LINE,
        DELETE_LINE,
        /// Before the line with this number.
        INSERT_LINE,
        /// After the last line; the text may be several lines.
        APPEND_LINE,
        SET_MODE
    }
}
