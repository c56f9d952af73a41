package org.noonmark.wire.roughtime;

/// Ties a request to the response before it, which proves their order (RFC 10049 section 8.2).
public final class NonceChain {
    private NonceChain() {}

    /// H(response || random): the nonce of the request that follows a response.
    ///
    /// @param response the whole packet before, header included
    /// @param random 32 bytes that nobody can guess
    public static byte[] next(byte[] response, byte[] random) {
        if (random.length != RoughtimeRequest.NONCE_BYTES) {
            throw new IllegalArgumentException("must be 32 bytes: random=" + random.length);
        }
        return new RoughtimeHash()
                .update(response, 0, response.length)
                .update(random, 0, random.length)
                .finish();
    }
}
