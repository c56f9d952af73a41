package org.noonmark.wire.nts;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AEAD_AES_SIV_CMAC_256 (RFC 5297) on the JDK's AES: S2V over associated data, nonce and text, and
/// the counter mode from its result.
///
/// Everything lies in one array, the tag directly in front of the text, so that packets are sealed
/// and opened where they are. CMAC runs in one call of CBC over all blocks of a string, the counter
/// blocks in one call of ECB.
///
/// Belongs to one thread. Hot path: allocates nothing while the key stays; the JDK allocates for
/// each new key.
public final class AesSiv {
    /// Length of a key: half for S2V, half for the counter mode.
    public static final int KEY_BYTES = 32;

    /// Length of the synthetic IV in front of the text.
    public static final int TAG_BYTES = 16;

    /// The longest string that is sealed or opened.
    public static final int MAX_BYTES = 2048;

    private static final int BLOCK = 16;
    private static final long REDUCTION = 0x87;
    private static final long COUNTER_MASK = 0x7FFF_FFFF_7FFF_FFFFL;
    private static final IvParameterSpec ZERO_IV = new IvParameterSpec(new byte[BLOCK]);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final Cipher mac;
    private final Cipher counter;
    private final byte[] key = new byte[KEY_BYTES];
    private final byte[] input;
    private final byte[] output;
    private boolean counterReady;
    private boolean emptyReady;

    // Blocks as pairs of numbers, high first. The chain is what CBC adds to its next block.
    private long chainHigh;
    private long chainLow;
    private long wholeHigh;
    private long wholeLow;
    private long paddedHigh;
    private long paddedLow;
    private long zeroHigh;
    private long zeroLow;
    private long emptyHigh;
    private long emptyLow;
    private long sumHigh;
    private long sumLow;

    /// Room to compute in, which objects of one thread share.
    public static final class Workspace {
        private final byte[] input = new byte[MAX_BYTES + BLOCK];
        private final byte[] output = new byte[MAX_BYTES + BLOCK];

        /// Room for the longest string.
        public Workspace() {}
    }

    /// A cipher that has no key yet.
    public AesSiv(Workspace workspace) {
        input = workspace.input;
        output = workspace.output;
        try {
            mac = Cipher.getInstance("AES/CBC/NoPadding");
            counter = Cipher.getInstance("AES/ECB/NoPadding");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has AES", impossible);
        }
    }

    /// A cipher with a key and a workspace of its own.
    ///
    /// @throws IllegalArgumentException when the key has not [#KEY_BYTES]
    public static AesSiv of(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "must be %d bytes: key.length=%d".formatted(KEY_BYTES, key.length));
        }
        var siv = new AesSiv(new Workspace());
        siv.setKey(key, 0);
        return siv;
    }

    /// Takes the 32 bytes from `offset` on as the key.
    public void setKey(byte[] bytes, int offset) {
        System.arraycopy(bytes, offset, key, 0, KEY_BYTES);
        counterReady = false;
        emptyReady = false;
        initMac();
        chainHigh = 0;
        chainLow = 0;
        LONG.set(input, 0, 0L);
        LONG.set(input, 8, 0L);
        encryptInput(BLOCK);
        wholeHigh = doubledHigh(chainHigh, chainLow);
        wholeLow = doubledLow(chainHigh, chainLow);
        paddedHigh = doubledHigh(wholeHigh, wholeLow);
        paddedLow = doubledLow(wholeHigh, wholeLow);
        LONG.set(input, 0, wholeHigh);
        LONG.set(input, 8, wholeLow);
        encryptInput(BLOCK);
        zeroHigh = chainHigh;
        zeroLow = chainLow;
    }

    private SecretKeySpec half(int offset) {
        return new SecretKeySpec(key, offset, BLOCK, "AES");
    }

    private void initMac() {
        try {
            mac.init(Cipher.ENCRYPT_MODE, half(0), ZERO_IV);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("half of the key is an AES key", impossible);
        }
    }

    private void initCounter() {
        try {
            counter.init(Cipher.ENCRYPT_MODE, half(BLOCK));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("half of the key is an AES key", impossible);
        }
    }

    /// Encrypts the text where it lies and writes the tag in front of it.
    ///
    /// @param textStart first byte of the text, with [#TAG_BYTES] of room in front of it
    public void seal(
            byte[] buffer,
            int adStart,
            int adBytes,
            int nonceStart,
            int nonceBytes,
            int textStart,
            int textBytes) {
        beginWith(buffer, adStart, adBytes);
        add(buffer, nonceStart, nonceBytes);
        finish(buffer, textStart, textBytes);
        LONG.set(buffer, textStart - TAG_BYTES, sumHigh);
        LONG.set(buffer, textStart - TAG_BYTES + 8, sumLow);
        applyCounter(buffer, textStart, textBytes, sumHigh, sumLow);
    }

    /// Decrypts the text where it lies, and returns whether it is authentic; when not, the text is
    /// zero afterwards. Takes the same time wherever two tags differ.
    public boolean open(
            byte[] buffer,
            int adStart,
            int adBytes,
            int nonceStart,
            int nonceBytes,
            int textStart,
            int textBytes) {
        long tagHigh = (long) LONG.get(buffer, textStart - TAG_BYTES);
        long tagLow = (long) LONG.get(buffer, textStart - TAG_BYTES + 8);
        applyCounter(buffer, textStart, textBytes, tagHigh, tagLow);
        beginWith(buffer, adStart, adBytes);
        add(buffer, nonceStart, nonceBytes);
        finish(buffer, textStart, textBytes);
        boolean authentic = ((tagHigh ^ sumHigh) | (tagLow ^ sumLow)) == 0;
        if (!authentic) {
            Arrays.fill(buffer, textStart, textStart + textBytes, (byte) 0);
        }
        return authentic;
    }

    /// Begins with the associated data. Cookies have none, and its CMAC hangs on the key alone.
    private void beginWith(byte[] buffer, int start, int bytes) {
        if (bytes == 0 && emptyReady) {
            sumHigh = emptyHigh;
            sumLow = emptyLow;
            return;
        }
        begin();
        add(buffer, start, bytes);
        if (bytes == 0) {
            emptyReady = true;
            emptyHigh = sumHigh;
            emptyLow = sumLow;
        }
    }

    /// S2V, RFC 5297 section 2.4: begins with the CMAC of a zero block.
    void begin() {
        sumHigh = zeroHigh;
        sumLow = zeroLow;
    }

    /// Doubles the sum and adds the CMAC of one more string.
    void add(byte[] buffer, int start, int bytes) {
        double2();
        long high = sumHigh;
        long low = sumLow;
        load(buffer, start, bytes);
        mac(bytes);
        sumHigh = high ^ chainHigh;
        sumLow = low ^ chainLow;
    }

    /// Ends S2V with the text; the sum is then the synthetic IV.
    void finish(byte[] buffer, int start, int bytes) {
        load(buffer, start, bytes);
        if (bytes >= BLOCK) {
            xor(bytes - BLOCK, sumHigh, sumLow);
            mac(bytes);
        } else {
            double2();
            pad(bytes);
            xor(0, sumHigh, sumLow);
            mac(BLOCK);
        }
        sumHigh = chainHigh;
        sumLow = chainLow;
    }

    long sumHigh() {
        return sumHigh;
    }

    long sumLow() {
        return sumLow;
    }

    private void double2() {
        long high = doubledHigh(sumHigh, sumLow);
        sumLow = doubledLow(sumHigh, sumLow);
        sumHigh = high;
    }

    private void load(byte[] buffer, int start, int bytes) {
        System.arraycopy(buffer, start, input, 0, bytes);
    }

    /// CMAC (RFC 4493) of the first bytes of the input, into the chain.
    private void mac(int bytes) {
        if (bytes > 0 && bytes % BLOCK == 0) {
            xor(bytes - BLOCK, wholeHigh, wholeLow);
            encryptInput(bytes);
        } else {
            pad(bytes);
            int last = bytes - bytes % BLOCK;
            xor(last, paddedHigh, paddedLow);
            encryptInput(last + BLOCK);
        }
    }

    /// One bit, then zeros to the end of the block.
    private void pad(int bytes) {
        int end = bytes - bytes % BLOCK + BLOCK;
        input[bytes] = (byte) 0x80;
        Arrays.fill(input, bytes + 1, end, (byte) 0);
    }

    private void xor(int position, long high, long low) {
        LONG.set(input, position, (long) LONG.get(input, position) ^ high);
        LONG.set(input, position + 8, (long) LONG.get(input, position + 8) ^ low);
    }

    /// CBC from a zero IV: what the cipher still holds of the string before is taken out again.
    private void encryptInput(int bytes) {
        xor(0, chainHigh, chainLow);
        update(mac, bytes);
        chainHigh = (long) LONG.get(output, bytes - BLOCK);
        chainLow = (long) LONG.get(output, bytes - 8);
    }

    /// RFC 5297 section 2.5: bits 31 and 63 of the counter are cleared, so that it never carries.
    private void applyCounter(byte[] buffer, int start, int bytes, long high, long low) {
        if (bytes == 0) {
            return;
        }
        if (!counterReady) {
            initCounter();
            counterReady = true;
        }
        int blocks = (bytes + BLOCK - 1) / BLOCK;
        long count = low & COUNTER_MASK;
        for (int i = 0; i < blocks; i++) {
            LONG.set(input, i * BLOCK, high);
            LONG.set(input, i * BLOCK + 8, count + i);
        }
        update(counter, blocks * BLOCK);
        int position = 0;
        for (; position + 8 <= bytes; position += 8) {
            long text = (long) LONG.get(buffer, start + position);
            LONG.set(buffer, start + position, text ^ (long) LONG.get(output, position));
        }
        for (; position < bytes; position++) {
            buffer[start + position] ^= output[position];
        }
    }

    private void update(Cipher cipher, int bytes) {
        try {
            cipher.update(input, 0, bytes, output, 0);
        } catch (ShortBufferException impossible) {
            throw new IllegalStateException("blocks fit their room", impossible);
        }
    }

    private static long doubledHigh(long high, long low) {
        return (high << 1) | (low >>> 63);
    }

    private static long doubledLow(long high, long low) {
        return (low << 1) ^ (REDUCTION & (high >> 63));
    }
}
