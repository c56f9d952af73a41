package org.noonmark.proof.note;

import java.util.regex.Pattern;

/// Texts of others for people. They must not move the reader's terminal, begin a line of their own,
/// turn round what stands beside them, or hide.
public final class PlainText {
    /// Control and format characters, private ones, ends of lines, every space but one, and letters
    /// and marks that show nothing. The page has the same.
    private static final Pattern UNSEEN =
            Pattern.compile(
                    "[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f"
                            + "\\u3000\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u2800\\u3164"
                            + "\\ufe00-\\ufe0f\\uffa0\\x{e0000}-\\x{e0fff}]");

    private PlainText() {}

    /// The text, each character that cannot be seen as a question mark.
    public static String of(String text) {
        return UNSEEN.matcher(text).replaceAll("?");
    }
}
