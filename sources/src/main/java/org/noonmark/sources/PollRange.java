package org.noonmark.sources;

/// How often a server is asked: between 2^`shortest` and 2^`longest` seconds, chosen by what is
/// measured.
///
/// @param shortest poll exponent, log2 s, 0 to 17
/// @param longest poll exponent, log2 s, not below `shortest`
public record PollRange(int shortest, int longest) {
    /// 64 s to 256 s: longer polls, which RFC 5905 lets default to 1024 s (section 7.2), would
    /// leave a computer's crystal alone for longer than its temperature stays the same, and a liar
    /// unseen.
    public static final PollRange DEFAULT = new PollRange(6, 8);

    private static final int MOST = 17;

    public PollRange {
        if (shortest < 0 || longest < shortest || longest > MOST) {
            throw new IllegalArgumentException(
                    "must be 0 <= shortest <= longest <= 17: shortest=%d longest=%d"
                            .formatted(shortest, longest));
        }
    }
}
