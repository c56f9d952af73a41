package org.noonmark.wire.ntp;

import java.lang.foreign.MemorySegment;

/// A keyed function from bytes to a digest, bound to its key. Belongs to one thread.
interface MacFunction {
    /// Length of the digest.
    int digestBytes();

    /// Writes the digest of `lengthBytes` of `data` from `offset` on into the first
    /// [#digestBytes()] of `digest`.
    ///
    /// Hot path: allocates nothing.
    void compute(MemorySegment data, long offset, long lengthBytes, byte[] digest);
}
