package org.noonmark.guard.follow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/// What a file held where it was read: a hash of its first bytes and of those before the place.
///
/// The hash is FNV-1a with 64 bits: it tells files apart that were not made to be mistaken. Whoever
/// can write a log can forge its lines anyway.
///
/// @param offsetBytes the place
record Fingerprint(long offsetBytes, int headBytes, long headHash, int tailBytes, long tailHash) {
    static final int BLOCK_BYTES = 256;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    static Fingerprint of(FollowPosition position) {
        return new Fingerprint(
                position.offsetBytes(),
                position.headBytes(),
                position.headHash(),
                position.tailBytes(),
                position.tailHash());
    }

    /// Whether a file holds the same bytes there.
    boolean fits(FileChannel file) throws IOException {
        return file.size() >= offsetBytes
                && hash(file, 0, headBytes) == headHash
                && hash(file, offsetBytes - tailBytes, tailBytes) == tailHash;
    }

    /// Bytes of a file; fewer than asked for when it ends.
    static byte[] read(FileChannel file, long from, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        long at = from;
        while (bytes.hasRemaining()) {
            int taken = file.read(bytes, at);
            if (taken < 0) {
                return Arrays.copyOf(bytes.array(), bytes.position());
            }
            at += taken;
        }
        return bytes.array();
    }

    /// Where the last line of a file begins: after its last line end, or at its beginning.
    static long lastLineStart(FileChannel file) throws IOException {
        long end = file.size();
        while (end > 0) {
            int length = (int) Math.min(end, 1 << 12);
            var block = read(file, end - length, length);
            for (int i = block.length - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return end - length + i + 1;
                }
            }
            end -= length;
        }
        return 0;
    }

    private static long hash(FileChannel file, long from, int length) throws IOException {
        return hash(read(file, from, length));
    }

    static long hash(byte[] bytes) {
        long hash = FNV_OFFSET;
        for (byte b : bytes) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return hash;
    }
}
