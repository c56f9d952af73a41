package org.noonmark.sources;

import java.lang.foreign.MemorySegment;
import org.noonmark.wire.ntp.NtpPacket;

/// None: whoever sits on the path can forge replies.
final class NoProtection implements Protection {
    @Override
    public boolean isAuthenticating() {
        return false;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public byte[] protect(byte[] header) {
        return header;
    }

    @Override
    public Verdict judge(MemorySegment datagram, NtpPacket reply) {
        return Verdict.AUTHENTIC;
    }
}
