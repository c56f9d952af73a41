package org.noonmark.sigma.rule;

import com.google.re2j.Pattern;

/// Keeps from re2j what it would never end with.
///
/// re2j 1.8 walks from a letter to its other cases until it is back. Its tables are older than the
/// letters U+1C80 to U+1C88 (rounded Cyrillic), whose capitals lead to other small letters: the
/// walk never comes back. It begins only from letters of the expression, never from the event's.
final class FoldingCheck {
    private static final int FIRST = 0x1C80;
    private static final int LAST = 0x1C88;
    private static final java.util.regex.Pattern INLINE_FLAG =
            java.util.regex.Pattern.compile("\\(\\?[a-zA-Z-]*i");
    private static final java.util.regex.Pattern CODE =
            java.util.regex.Pattern.compile("\\\\x\\{([0-9a-fA-F]{1,8})\\}");

    private FoldingCheck() {}

    /// True when compiling could run forever: without regard to case, and with one of those letters
    /// or a range that may reach over them.
    static boolean isEndless(String pattern, int flags) {
        boolean ignoresCase =
                (flags & Pattern.CASE_INSENSITIVE) != 0 || INLINE_FLAG.matcher(pattern).find();
        return ignoresCase
                && (pattern.codePoints().anyMatch(c -> c >= FIRST && c <= LAST)
                        || hasRangeBeyond(pattern)
                        || hasCodeBeyond(pattern));
    }

    /// A dash with a character from there on behind it, wherever it stands.
    private static boolean hasRangeBeyond(String pattern) {
        for (int i = 0; i + 1 < pattern.length(); i++) {
            int next = pattern.charAt(i + 1) == '\\' && i + 2 < pattern.length() ? i + 2 : i + 1;
            if (pattern.charAt(i) == '-' && pattern.codePointAt(next) >= FIRST) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasCodeBeyond(String pattern) {
        return CODE.matcher(pattern)
                .results()
                .anyMatch(found -> Long.parseLong(found.group(1), 16) >= FIRST);
    }
}
