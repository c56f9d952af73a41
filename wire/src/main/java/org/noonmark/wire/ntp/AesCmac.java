package org.noonmark.wire.ntp;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/// AES-CMAC (RFC 4493; NIST SP 800-38B for longer keys) as NTP uses it (RFC 8573): one block cipher
/// call per 16 bytes on the JDK's AES.
///
/// Belongs to one thread. Hot path: allocates nothing.
final class AesCmac implements MacFunction {
    private static final int BLOCK = 16;
    private static final long REDUCTION = 0x87;
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final Cipher cipher;
    private final byte[] input = new byte[BLOCK];
    private final byte[] state = new byte[BLOCK];
    private final byte[] lastBlock = new byte[BLOCK];
    private final MemorySegment lastBlockSegment = MemorySegment.ofArray(lastBlock);
    private final long wholeHigh;
    private final long wholeLow;
    private final long paddedHigh;
    private final long paddedLow;

    /// @param key 16, 24 or 32 bytes
    AesCmac(byte[] key) {
        try {
            cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalArgumentException(
                    "must be an AES key: key.length=" + key.length, impossible);
        }
        encrypt(0, 0);
        // Subkeys K1 and K2: the encrypted zero block, doubled once and twice (RFC 4493, 2.3).
        long high = (long) LONG.get(state, 0);
        long low = (long) LONG.get(state, 8);
        wholeHigh = doubledHigh(high, low);
        wholeLow = doubledLow(high, low);
        paddedHigh = doubledHigh(wholeHigh, wholeLow);
        paddedLow = doubledLow(wholeHigh, wholeLow);
    }

    private static long doubledHigh(long high, long low) {
        return (high << 1) | (low >>> 63);
    }

    private static long doubledLow(long high, long low) {
        return (low << 1) ^ (REDUCTION & (high >> 63));
    }

    @Override
    public int digestBytes() {
        return BLOCK;
    }

    @Override
    public void compute(MemorySegment data, long offset, long lengthBytes, byte[] digest) {
        LONG.set(state, 0, 0L);
        LONG.set(state, 8, 0L);
        long position = offset;
        long end = offset + lengthBytes;
        for (; end - position > BLOCK; position += BLOCK) {
            encrypt(data.get(NtpLayout.INT64, position), data.get(NtpLayout.INT64, position + 8));
        }
        int rest = (int) (end - position);
        if (rest == BLOCK) {
            encrypt(
                    data.get(NtpLayout.INT64, position) ^ wholeHigh,
                    data.get(NtpLayout.INT64, position + 8) ^ wholeLow);
        } else {
            encryptPadded(data, position, rest);
        }
        System.arraycopy(state, 0, digest, 0, BLOCK);
    }

    private void encryptPadded(MemorySegment data, long position, int rest) {
        LONG.set(lastBlock, 0, 0L);
        LONG.set(lastBlock, 8, 0L);
        MemorySegment.copy(data, position, lastBlockSegment, 0, rest);
        lastBlock[rest] = (byte) 0x80;
        encrypt(
                (long) LONG.get(lastBlock, 0) ^ paddedHigh,
                (long) LONG.get(lastBlock, 8) ^ paddedLow);
    }

    /// One step of CBC: `state = AES(state xor block)`.
    private void encrypt(long high, long low) {
        LONG.set(input, 0, (long) LONG.get(state, 0) ^ high);
        LONG.set(input, 8, (long) LONG.get(state, 8) ^ low);
        try {
            cipher.update(input, 0, BLOCK, state, 0);
        } catch (ShortBufferException impossible) {
            throw new AssertionError("a block fits a block", impossible);
        }
    }
}
