package org.noonmark.metrology.ensemble;

/// What every scale demands of an epoch.
final class Epochs {
    private Epochs() {}

    static void check(
            long atNanos, long before, int slots, double[] clockMinusHub, double[] noise) {
        if (atNanos <= before) {
            throw new IllegalArgumentException(
                    "must be later than %d: atNanos=%d".formatted(before, atNanos));
        }
        if (clockMinusHub.length < slots || noise.length < slots) {
            throw new IllegalArgumentException(
                    "must have a value for each of %d slots: %d and %d"
                            .formatted(slots, clockMinusHub.length, noise.length));
        }
    }
}
