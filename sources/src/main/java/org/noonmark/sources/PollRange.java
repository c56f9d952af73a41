package org.noonmark.sources;

/// How often a server is asked: between 2^`shortest` and 2^`longest` seconds, chosen by what is
/// measured.
///
/// @param shortest poll exponent, log2 s, 0 to 17
/// @param longest poll exponent, log2 s, not below `shortest`
public record PollRange(int shortest, int longest) {
    /// 64 s to 1024 s, RFC 5905's default (section 7.2).
    public static final PollRange DEFAULT = new PollRange(6, 10);

    private static final int MOST = 17;

    public PollRange {
        if (shortest < 0 || longest < shortest || longest > MOST) {
            throw new IllegalArgumentException(
                    "must be 0 <= shortest <= longest <= 17: shortest=%d longest=%d"
                            .formatted(shortest, longest));
        }
    }
}
