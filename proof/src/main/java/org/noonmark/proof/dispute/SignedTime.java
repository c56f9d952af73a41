package org.noonmark.proof.dispute;

import java.math.BigInteger;
import org.noonmark.proof.roughtime.RoughtimeReply;

/// What a server signed.
///
/// @param nonce 64 hexadecimal digits
/// @param earliest nanoseconds of UTC since 1970
public record SignedTime(String nonce, BigInteger earliest, BigInteger latest) {
    private static final BigInteger SECOND = BigInteger.valueOf(1_000_000_000L);

    /// What a Roughtime server signed.
    public static SignedTime of(RoughtimeReply reply) {
        return new SignedTime(
                reply.nonce(),
                BigInteger.valueOf(reply.earliestSeconds()).multiply(SECOND),
                BigInteger.valueOf(reply.latestSeconds()).multiply(SECOND));
    }
}
