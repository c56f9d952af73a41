package org.noonmark.sources;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.noonmark.wire.ntp.NtpPacket;
import org.noonmark.wire.ntp.PacketAuthenticator;
import org.noonmark.wire.ntp.PacketMac;

/// By a key that both ends know: a MAC behind the header.
final class MacProtection implements Protection {
    private static final int MAX_MAC_BYTES = 24;

    private final PacketAuthenticator key;

    MacProtection(PacketAuthenticator key) {
        this.key = key;
    }

    @Override
    public boolean isAuthenticating() {
        return true;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public byte[] protect(byte[] header) {
        var bytes = Arrays.copyOf(header, header.length + MAX_MAC_BYTES);
        int length = key.append(MemorySegment.ofArray(bytes), 0, header.length);
        return Arrays.copyOf(bytes, length);
    }

    @Override
    public Verdict judge(MemorySegment datagram, NtpPacket reply) {
        boolean right =
                reply.mac() instanceof PacketMac.Digest mac
                        && key.verify(
                                datagram,
                                0,
                                reply.lengthBytes() - mac.lengthBytes(),
                                mac.lengthBytes());
        return right ? Verdict.AUTHENTIC : Verdict.NOT_AUTHENTIC;
    }
}
