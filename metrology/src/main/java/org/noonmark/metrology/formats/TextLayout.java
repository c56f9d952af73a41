package org.noonmark.metrology.formats;

import java.util.Locale;

/// How a text of clock data is laid out.
public enum TextLayout {
    /// Told from the first lines: a Stable32 header, or else columns.
    AUTO,
    /// Columns of numbers apart by blanks, commas or semicolons, with or without a line of names.
    COLUMNS,
    /// The header that Stable32 writes, then columns.
    STABLE32,
    /// A TimeLab file: lines of keywords, and a block of readings begun by `TIC rows channels`.
    TIMELAB;

    /// What the name of a file says; `.tim` is TimeLab's, also when `.gz` follows.
    public static TextLayout ofFileName(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".tim") || lower.endsWith(".tim.gz") ? TIMELAB : AUTO;
    }
}
