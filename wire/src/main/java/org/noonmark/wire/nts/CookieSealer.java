package org.noonmark.wire.nts;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Makes and opens cookies of AEAD_AES_SIV_CMAC_256 clients; they hold a client's two keys, so that
/// a server keeps nothing of it (RFC 8915 section 6).
///
/// ```
///  0  epoch of the cookie key(4)
///  4  nonce(16)
/// 20  tag(16)
/// 36  client's keys, encrypted: C2S(32) S2C(32)
/// ```
///
/// Belongs to one thread. Hot path: allocates nothing while the cookie keys stay.
public final class CookieSealer {
    /// Length of a cookie.
    public static final int COOKIE_BYTES = 100;

    /// Length of the keys in it, C2S before S2C.
    public static final int KEYS_BYTES = 2 * AesSiv.KEY_BYTES;

    /// Length of the nonce that a cookie needs.
    public static final int NONCE_BYTES = 16;

    private static final int NONCE = 4;
    private static final int TEXT = NONCE + NONCE_BYTES + AesSiv.TAG_BYTES;
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final AesSiv.Workspace workspace;
    private final byte[] cookie = new byte[COOKIE_BYTES];
    private @Nullable CookieKeys keys;
    private int[] epochs = {};
    private AesSiv[] ciphers = {};
    private int current;

    public CookieSealer(AesSiv.Workspace workspace) {
        this.workspace = workspace;
    }

    /// Takes the cookie keys of now; does something only when they are others than before.
    public void use(CookieKeys now) {
        if (keys != null && keys.equals(now)) {
            return;
        }
        keys = now;
        var sorted = new TreeMap<>(now.keys());
        epochs = sorted.keySet().stream().mapToInt(Integer::intValue).toArray();
        ciphers = new AesSiv[epochs.length];
        int at = 0;
        for (var key : sorted.values()) {
            ciphers[at] = new AesSiv(workspace);
            ciphers[at].setKey(key.toArray(), 0);
            at++;
        }
        current = Arrays.binarySearch(epochs, now.current());
    }

    /// Writes a cookie of [#COOKIE_BYTES] that holds the client's keys.
    ///
    /// @param keysStart first of [#KEYS_BYTES] in `clientKeys`
    /// @param nonce [#NONCE_BYTES] from `nonceStart` on that are used once
    public void seal(
            byte[] clientKeys,
            int keysStart,
            byte[] nonce,
            int nonceStart,
            byte[] into,
            int start) {
        if (keys == null) {
            throw new IllegalStateException("must have cookie keys");
        }
        INT.set(cookie, 0, epochs[current]);
        System.arraycopy(nonce, nonceStart, cookie, NONCE, NONCE_BYTES);
        System.arraycopy(clientKeys, keysStart, cookie, TEXT, KEYS_BYTES);
        ciphers[current].seal(cookie, 0, 0, NONCE, NONCE_BYTES, TEXT, KEYS_BYTES);
        System.arraycopy(cookie, 0, into, start, COOKIE_BYTES);
    }

    /// Opens a cookie into [#KEYS_BYTES] of `clientKeys`; returns whether it was made with a key
    /// that is accepted now.
    ///
    /// @param bytes length of the cookie; one of another length is not ours
    public boolean open(byte[] from, int start, int bytes, byte[] clientKeys, int keysStart) {
        if (bytes != COOKIE_BYTES) {
            return false;
        }
        int at = Arrays.binarySearch(epochs, (int) INT.get(from, start));
        if (at < 0) {
            return false;
        }
        System.arraycopy(from, start, cookie, 0, COOKIE_BYTES);
        if (!ciphers[at].open(cookie, 0, 0, NONCE, NONCE_BYTES, TEXT, KEYS_BYTES)) {
            return false;
        }
        System.arraycopy(cookie, TEXT, clientKeys, keysStart, KEYS_BYTES);
        return true;
    }
}
