package org.noonmark.tsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.AllocatedBytes;

/// Nobody can make a decoder allocate much, whatever is sent.
class DecoderAllocationTest {
    private static final TokenVerifier NOBODY = new TokenVerifier(List.of(), List.of());

    /// As many bytes as are read: empty values, headers one inside the other, one long value,
    /// noise.
    private static List<byte[]> hostile(int bytes) {
        var nulls = new byte[bytes];
        for (int i = 0; i + 1 < bytes; i += 2) {
            nulls[i] = 5;
        }
        var wrapped = nulls.clone();
        header(wrapped, 0, 0x30);
        var nested = new byte[bytes];
        for (int i = 0; i + 5 < bytes; i += 5) {
            header(nested, i, i % 2 == 0 ? 0x30 : 0xA0);
        }
        var octets = new byte[bytes];
        header(octets, 0, 0x30);
        header(octets, 5, 0x04);
        var noise = new byte[bytes];
        new SplittableRandom(1).nextBytes(noise);
        var full = new byte[bytes];
        Arrays.fill(full, (byte) 0xFF);
        return List.of(nulls, wrapped, nested, octets, noise, full);
    }

    /// A value of this tag that fills what is left, its length in three bytes.
    private static void header(byte[] bytes, int at, int tag) {
        int length = bytes.length - at - 5;
        bytes[at] = (byte) tag;
        bytes[at + 1] = (byte) 0x83;
        bytes[at + 2] = (byte) (length >> 16);
        bytes[at + 3] = (byte) (length >> 8);
        bytes[at + 4] = (byte) length;
    }

    private static void assertAllocates(long most, Runnable decoding) {
        assertThat(AllocatedBytes.during(1, 1, decoding)).isLessThan(most);
    }

    @Test
    void ofRequests() {
        for (var bytes : hostile(TimestampRequest.MAX_BYTES)) {
            assertAllocates(64 * 1024, () -> RequestDecoder.decode(bytes));
        }
    }

    @Test
    void ofResponsesAndTokens() {
        for (var bytes : hostile(TimestampResponse.MAX_BYTES)) {
            assertAllocates(8 << 20, () -> TimestampResponse.decode(bytes));
            assertAllocates(8 << 20, () -> TokenVerifier.hashOf(bytes));
            var imprint = Octets.of(new byte[32]);
            assertAllocates(8 << 20, () -> NOBODY.verify(bytes, HashAlgorithm.SHA256, imprint));
        }
    }
}
