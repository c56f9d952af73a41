package org.noonmark.incident.join;

/// How many groups like one the normal work of a site is expected to bring by chance.
///
/// Signals of normal work come independently (a Poisson process), `commonest` a month of those that
/// are at least as rare as the commonest of a group. A further one touches what the group is about
/// with the probability of its link. So the ordered choices of n linked signals within a span D
/// that begin in one month number, by Campbell's formula,
///
///     x = commonest^n · link_2 · … · link_n · D^(n-1) / (n-1)!
///
/// The commonest signal and the span are chosen after the fact. As parts of their largest values
/// total^n and memory^(n-1) they are two uniform variables; choices whose product is at most as
/// large number x · (1 + ln(largest / x)). The number n is chosen too, and pays with n · (n+1), as
/// the sum of 1 / (n · (n+1)) is one. Choosing signals within a group costs nothing: all choices
/// are counted.
final class Chance {
    /// Nearer than this tells nothing about a common cause beyond the hour: bursts are no Poisson
    /// process.
    static final double NEAREST_MONTHS = 1.0 / 720;

    private Chance() {}

    /// Expected chance groups in 30 days at least as unusual as one.
    ///
    /// @param signals n, at least 1
    /// @param commonest rate of signals at least as rare as the commonest of the group, a month
    /// @param logLinks sum of the logarithms of the probabilities of the n - 1 links
    /// @param spanMonths from its first to its last
    /// @param total rate of all signals, a month
    /// @param memoryMonths the largest span
    static double perMonth(
            int signals,
            double commonest,
            double logLinks,
            double spanMonths,
            double total,
            double memoryMonths) {
        double span = Math.clamp(spanMonths, NEAREST_MONTHS, memoryMonths);
        double rarity = Math.log(Math.max(total, commonest) / commonest);
        double nearness = Math.log(memoryMonths / span);
        double logX =
                signals * Math.log(commonest)
                        + logLinks
                        + (signals - 1) * Math.log(span)
                        - logFactorial(signals - 1);
        double chosen = signals * rarity + (signals - 1) * nearness;
        double log = logX + Math.log1p(chosen) + Math.log(signals * (signals + 1.0));
        return Math.max(Math.exp(log), Double.MIN_NORMAL);
    }

    private static double logFactorial(int n) {
        double log = 0;
        for (int k = 2; k <= n; k++) {
            log += Math.log(k);
        }
        return log;
    }
}
