package org.noonmark.app.stability;

import org.noonmark.app.output.CommandFailure;
import org.noonmark.metrology.formats.TextDefect;

/// What is wrong with a file, where, and what to do about it: `FILE:LINE:COLUMN: …`.
final class DefectText {
    private DefectText() {}

    static CommandFailure failure(String file, TextDefect defect) {
        var message = place(file, defect) + ": " + words(defect);
        return switch (defect.reason()) {
            case COLUMN_NOT_CHOSEN, UNKNOWN_COLUMN, NO_COLUMN_NAMES ->
                    CommandFailure.usage(message);
            default -> CommandFailure.data(message);
        };
    }

    private static String place(String file, TextDefect defect) {
        return file
                + (defect.line() > 0 ? ":" + defect.line() : "")
                + (defect.column() > 0 ? ":" + defect.column() : "");
    }

    private static String words(TextDefect defect) {
        var found = defect.found();
        return switch (defect.reason()) {
            case EMPTY ->
                    "holds no readings; expected one number a line"
                            + " (lines that begin with # are comments)";
            case NOT_A_NUMBER ->
                    "\"%s\" is not a number; correct the line or begin it with #".formatted(found);
            case MISSING_VALUE ->
                    "the reading is missing (\"%s\"); say --gaps to take it as a gap"
                            .formatted(found);
            case INFINITE ->
                    "\"%s\" is not finite; put nan there and say --gaps, or remove the line"
                            .formatted(found);
            case TOO_FEW_COLUMNS ->
                    "has only %s columns; correct the line, or choose others with --column and --stamps"
                            .formatted(found);
            case COLUMN_NOT_CHOSEN ->
                    "has %s columns; choose one with --column, and that of time stamps with --stamps%s"
                            .formatted(found, hint(found));
            case UNKNOWN_COLUMN -> "no column has that name; there are " + found;
            case NO_COLUMN_NAMES ->
                    "no line of names stands above this one, so \"%s\" is unknown; choose a column by its number"
                            .formatted(found);
            case BAD_STAMP ->
                    "\"%s\" is no time stamp of the kind --stamp-unit says".formatted(found);
            case BAD_HEADER -> "cannot read this line of the header: " + found;
            case NO_DATA_BLOCK ->
                    "has no block \"TIC rows channels\" of phase readings;"
                            + " export the phase from TimeLab as text";
            case NOT_TEXT -> "is no text; convert binary and UTF-16 files to plain text";
            case LINE_TOO_LONG -> "a line this long holds no readings; is this the right file?";
        };
    }

    private static String hint(String found) {
        return found.startsWith("more") ? " (a decimal comma? numbers need a point)" : "";
    }
}
