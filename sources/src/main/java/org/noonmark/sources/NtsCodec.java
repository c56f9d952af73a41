package org.noonmark.sources;

import java.lang.foreign.MemorySegment;
import java.util.random.RandomGenerator;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.nts.NtsAead;
import org.noonmark.wire.nts.NtsKeys;
import org.noonmark.wire.nts.NtsReply;
import org.noonmark.wire.nts.NtsReplyReader;
import org.noonmark.wire.nts.NtsRequestWriter;

/// Packets as RFC 8915 section 5 has them, with nonces from a random generator.
final class NtsCodec implements NtsPackets {
    private final RandomGenerator random;

    NtsCodec(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public byte[] seal(
            NtsKeys keys, byte[] header, Octets uniqueId, Octets cookie, int placeholders) {
        var nonce = new byte[NtsAead.AES_SIV_CMAC_256.nonceBytes()];
        random.nextBytes(nonce);
        return new NtsRequestWriter(keys).write(header, uniqueId, cookie, placeholders, nonce);
    }

    @Override
    public NtsReply open(NtsKeys keys, MemorySegment datagram, Octets uniqueId) {
        return new NtsReplyReader(keys).read(datagram, uniqueId);
    }
}
