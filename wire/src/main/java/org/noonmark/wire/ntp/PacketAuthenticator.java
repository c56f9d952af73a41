package org.noonmark.wire.ntp;

import static org.noonmark.wire.ntp.NtpLayout.INT32;
import static org.noonmark.wire.ntp.NtpLayout.INT8;
import static org.noonmark.wire.ntp.NtpLayout.KEY_ID_BYTES;

import java.lang.foreign.MemorySegment;

/// Makes and checks the MAC of packets with one key.
///
/// Belongs to one thread. Hot path: allocates nothing.
public final class PacketAuthenticator {
    private final int keyId;
    private final MacFunction function;
    private final byte[] digest;
    private final MemorySegment digestSegment;

    PacketAuthenticator(int keyId, MacFunction function) {
        this.keyId = keyId;
        this.function = function;
        this.digest = new byte[function.digestBytes()];
        this.digestSegment = MemorySegment.ofArray(digest);
    }

    public int keyId() {
        return keyId;
    }

    /// Length of the MAC with its key identifier.
    public int macBytes() {
        return KEY_ID_BYTES + digest.length;
    }

    /// Appends the MAC behind the first `lengthBytes` of the packet and returns the new length.
    public int append(MemorySegment packet, long offset, int lengthBytes) {
        function.compute(packet, offset, lengthBytes, digest);
        packet.set(INT32, offset + lengthBytes, keyId);
        MemorySegment.copy(
                digestSegment, 0, packet, offset + lengthBytes + KEY_ID_BYTES, digest.length);
        return lengthBytes + macBytes();
    }

    /// Whether the MAC that begins at `macStart` has this key's identifier and is right. Takes the
    /// same time wherever two digests differ.
    ///
    /// @param macBytes length of the MAC, as [RequestView#macBytes] tells it
    public boolean verify(MemorySegment packet, long offset, int macStart, int macBytes) {
        if (macBytes != macBytes() || packet.get(INT32, offset + macStart) != keyId) {
            return false;
        }
        function.compute(packet, offset, macStart, digest);
        int difference = 0;
        for (int i = 0; i < digest.length; i++) {
            difference |= digest[i] ^ packet.get(INT8, offset + macStart + KEY_ID_BYTES + i);
        }
        return difference == 0;
    }
}
