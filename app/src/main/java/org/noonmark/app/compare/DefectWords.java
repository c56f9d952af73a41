package org.noonmark.app.compare;

import org.noonmark.metrology.cggtts.CggttsDefect;
import org.noonmark.metrology.rinex.RinexDefect;

/// What is wrong with a file, where, and what to do about it: `FILE:LINE:COLUMN: …`.
public final class DefectWords {
    private DefectWords() {}

    /// A defect of a CGGTTS file.
    public static String of(String file, CggttsDefect defect) {
        return place(file, defect.line(), defect.column()) + ": " + words(defect);
    }

    static String of(String file, RinexDefect defect) {
        return place(file, defect.line(), defect.column()) + ": " + words(defect);
    }

    private static String place(String file, long line, int column) {
        return file + (line > 0 ? ":" + line : "") + (column > 0 ? ":" + column : "");
    }

    private static String words(CggttsDefect defect) {
        var found = defect.found();
        return switch (defect.reason()) {
            case NOT_CGGTTS ->
                    "is no CGGTTS file of version 01, 02 or 2E, nor raw readings%s"
                            .formatted(quoted(found));
            case NOT_TEXT -> "is no text; the line is left out";
            case NO_COLUMN_NAMES -> "has no line of column names (SAT CL MJD …); was it cut short?";
            case MISSING_COLUMN -> "the column %s is missing among the names".formatted(found);
            case UNKNOWN_COLUMN -> "no version has a column \"%s\", or not twice".formatted(found);
            case UNKNOWN_HEADER_LINE -> "no version has this line; it is passed over: " + found;
            case BAD_HEADER_VALUE ->
                    "cannot read this value%s; it is taken as not given".formatted(quoted(found));
            case REPEATED_HEADER_LINE -> "a second time; the first is used: " + found;
            case LINE_AFTER_CHECKSUM ->
                    "stands behind the checksum of the header; it is passed over: " + found;
            case NO_HEADER_CHECKSUM -> "the header has no checksum; nobody can tell if it is whole";
            case HEADER_CHECKSUM ->
                    "the checksum of the header is wrong (%s); compare its delays with the laboratory's"
                            .formatted(found);
            case FIELD_COUNT ->
                    "has %s fields; the track is left out, ask the laboratory for the file again"
                            .formatted(found);
            case BAD_FIELD -> "cannot be meant: %s; the track is left out".formatted(found);
            case LINE_CHECKSUM ->
                    "the checksum is wrong (%s); the track is left out".formatted(found);
            case DUPLICATE_TRACK -> "%s a second time; the first is used".formatted(found);
            case NO_TRACKS -> "holds no tracks";
        };
    }

    private static String words(RinexDefect defect) {
        var found = defect.found();
        return switch (defect.reason()) {
            case NOT_RINEX -> "is no RINEX file" + quoted(found);
            case NOT_CLOCK_DATA -> "is a RINEX file of another kind%s".formatted(quoted(found));
            case UNKNOWN_VERSION ->
                    "version %s is not known; it is read like its neighbours".formatted(found);
            case NOT_TEXT -> "is no text; the line is left out";
            case UNKNOWN_LABEL ->
                    "no version has a line with this label; it is passed over: " + found;
            case BAD_HEADER_VALUE ->
                    "cannot read this value%s; it is taken as not given".formatted(quoted(found));
            case NO_END_OF_HEADER ->
                    "the line END OF HEADER is missing%s; no record is read, put it in where it belongs"
                            .formatted(found.isEmpty() ? "" : " before this record");
            case NOT_A_RECORD -> "is no record%s; it is left out".formatted(quoted(found));
            case BAD_FIELD -> "cannot be meant%s; the record is left out".formatted(quoted(found));
            case MISSING_VALUES -> "has %s values; the record is left out".formatted(found);
            case NOT_AFTER -> "%s is not after the epoch before".formatted(found);
            case REPEATED -> "%s a second time; the first is used".formatted(found);
        };
    }

    private static String quoted(String found) {
        return found.isEmpty() ? "" : " (\"" + found + "\")";
    }
}
