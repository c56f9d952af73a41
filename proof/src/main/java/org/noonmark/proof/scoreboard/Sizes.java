package org.noonmark.proof.scoreboard;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/// Many sizes, of which two are wanted in the end.
final class Sizes {
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private long[] nanos = new long[64];
    private int count;

    void add(BigInteger size) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = size.min(MOST).longValueExact();
    }

    Optional<Scoreboard.Spread> spread() {
        if (count == 0) {
            return Optional.empty();
        }
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return Optional.of(
                new Scoreboard.Spread(
                        sorted[(count - 1) / 2], sorted[(int) ((95L * count + 99) / 100) - 1]));
    }
}
