package org.noonmark.metrology.ensemble;

/// Shares of a whole of which none is above a cap: what is above goes to the others in proportion.
public final class Shares {
    private Shares() {}

    /// Turns the first `count` of what was wanted, none negative, into shares with sum 1. With
    /// fewer wanted than the cap allows for, each of them has the cap and the sum stays below 1.
    /// When nothing is wanted all stay 0.
    ///
    /// @param most the cap, above 0
    public static void cap(double[] wanted, int count, double most) {
        double free = 0;
        for (int i = 0; i < count; i++) {
            free += wanted[i];
        }
        double left = 1;
        boolean isAbove = free > 0;
        while (isAbove) {
            isAbove = false;
            double factor = left / free;
            for (int i = 0; i < count; i++) {
                if (wanted[i] > 0 && wanted[i] * factor > most) {
                    left -= most;
                    free -= wanted[i];
                    // Marked until the end, so that it is not seen again.
                    wanted[i] = -most;
                    isAbove = true;
                }
            }
            isAbove &= free > 0;
        }
        double factor = free > 0 ? Math.max(0, left) / free : 0;
        for (int i = 0; i < count; i++) {
            wanted[i] = wanted[i] < 0 ? -wanted[i] : wanted[i] * factor;
        }
    }
}
