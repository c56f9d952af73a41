package org.noonmark.proof.scoreboard;

/// How corrections judged ticks.
///
/// @param held ticks whose interval contains all of the truth's
/// @param failed those whose interval has no instant in common with it
/// @param undecided the rest: the truth is not known well enough
public record Tally(long held, long failed, long undecided) {
    static final Tally NONE = new Tally(0, 0, 0);

    /// The normal distribution has 95 % within so many standard deviations.
    private static final double Z = 1.959963984540054;

    private static final double HUNDREDTHS_OF_A_PERCENT = 10_000;

    /// A share in hundredths of a percent, and where it may be with 95 % confidence.
    public record Share(long value, long least, long most) {}

    enum Outcome {
        HELD,
        FAILED,
        UNDECIDED
    }

    Tally with(Outcome outcome) {
        return switch (outcome) {
            case HELD -> new Tally(held + 1, failed, undecided);
            case FAILED -> new Tally(held, failed + 1, undecided);
            case UNDECIDED -> new Tally(held, failed, undecided + 1);
        };
    }

    /// All of them.
    public long judged() {
        return held + failed + undecided;
    }

    /// Ticks that did hold, of those that are decided: Wilson's interval, as if they were drawn
    /// independently. At least one has to be decided.
    public Share share() {
        double n = held + failed;
        if (n == 0) {
            throw new IllegalStateException("must be decided of one tick at least");
        }
        double p = held / n;
        double scale = 1 + Z * Z / n;
        double middle = (p + Z * Z / (2 * n)) / scale;
        double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / scale;
        return new Share(
                hundredths(p),
                hundredths(Math.max(0, middle - half)),
                hundredths(Math.min(1, middle + half)));
    }

    private static long hundredths(double share) {
        return (long) Math.floor(share * HUNDREDTHS_OF_A_PERCENT + 0.5);
    }
}
