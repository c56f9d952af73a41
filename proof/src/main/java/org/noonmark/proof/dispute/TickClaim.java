package org.noonmark.proof.dispute;

import java.math.BigInteger;
import org.noonmark.proof.statement.Statement;

/// What a tick says of UTC.
///
/// @param index of its statement
/// @param number of the tick
/// @param taiMinusUtc by the tick, s
/// @param earliest nanoseconds of UTC since 1970
public record TickClaim(
        long index, long number, long taiMinusUtc, BigInteger earliest, BigInteger latest) {
    /// A station that runs writes a tick every ten seconds.
    static final BigInteger MINUTE = BigInteger.valueOf(60_000_000_000L);

    private static final BigInteger SECOND = BigInteger.valueOf(1_000_000_000L);

    /// A wider interval says nothing: 2^63 ns are 292 years.
    private static final int MOST_BITS = 63;

    /// The claim of a statement, which must be a tick.
    public static TickClaim of(long index, Statement tick) {
        var body = tick.body();
        long taiMinusUtc = body.whole("taiMinusUtc").orElseThrow();
        var offset = BigInteger.valueOf(taiMinusUtc).multiply(SECOND);
        return new TickClaim(
                index,
                body.whole("n").orElseThrow(),
                taiMinusUtc,
                tick.earliestNanos().subtract(offset),
                tick.latestNanos().subtract(offset));
    }

    /// Whether it says anything: not while the station did not know the time.
    public boolean namesTime() {
        return latest.subtract(earliest).bitLength() <= MOST_BITS;
    }

    boolean isBefore(SignedTime reply) {
        return latest.compareTo(reply.earliest()) < 0;
    }

    boolean isAfter(SignedTime reply) {
        return earliest.compareTo(reply.latest()) > 0;
    }

    /// So long before that the station need not have run until then, nor known the time.
    boolean isLongBefore(SignedTime reply) {
        return reply.earliest().subtract(latest).compareTo(MINUTE) > 0;
    }

    boolean isLongAfter(SignedTime reply) {
        return earliest.subtract(reply.latest()).compareTo(MINUTE) > 0;
    }

    boolean isSoonAfter(TickClaim before) {
        return earliest.subtract(before.latest).compareTo(MINUTE) <= 0;
    }
}
