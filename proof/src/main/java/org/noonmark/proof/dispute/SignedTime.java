package org.noonmark.proof.dispute;

import java.math.BigInteger;
import org.noonmark.proof.roughtime.RoughtimeReply;

/// An interval of time that a server signed, or that a packet or a recorder states.
///
/// @param nonce 64 hexadecimal digits; empty when nothing was signed
/// @param earliest nanoseconds of UTC since 1970
/// @param latest nanoseconds of UTC since 1970, not before `earliest`
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
