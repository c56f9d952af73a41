package org.noonmark.incident.coincidence;

import java.io.IOException;

/// Numbers of a remembered state that are held to what they can be.
final class Counts {
    private static final long MOST = 1L << 50;

    private Counts() {}

    static long checked(long count) throws IOException {
        return checked(count, MOST);
    }

    static long checked(long count, long most) throws IOException {
        if (count < 0 || count > most) {
            throw new IOException("must be in [0, %d]: count=%d".formatted(most, count));
        }
        return count;
    }
}
