package org.noonmark.serve;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.noonmark.wire.nts.AesSiv;
import org.noonmark.wire.nts.CookieSealer;

/// Ciphers for the keys of clients that asked lately. A new key costs a key schedule, which the JDK
/// allocates; a client that asks again finds its own. It is a cache: no client depends on it.
///
/// Belongs to one thread. Hot path: allocates nothing for a client that is in it.
final class ClientKeys {
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final AesSiv.Workspace workspace;
    private final @Nullable Entry[] entries;
    private final int shift;
    private final long multiplier;

    /// The two directions of one client.
    static final class Entry {
        private final byte[] keys = new byte[CookieSealer.KEYS_BYTES];
        private final AesSiv requests;
        private final AesSiv replies;
        private boolean filled;

        private Entry(AesSiv.Workspace workspace) {
            requests = new AesSiv(workspace);
            replies = new AesSiv(workspace);
        }

        AesSiv requests() {
            return requests;
        }

        AesSiv replies() {
            return replies;
        }
    }

    /// @param entries a power of two
    /// @param seed secret that places in the cache depend on
    ClientKeys(AesSiv.Workspace workspace, int entries, long seed) {
        this.workspace = workspace;
        this.entries = new Entry[entries];
        this.shift = 64 - Integer.numberOfTrailingZeros(entries);
        this.multiplier = seed | 1;
    }

    /// The ciphers for the keys that lie in `keys` from `start` on, C2S before S2C. The object is
    /// another client's after the next call.
    Entry of(byte[] keys, int start) {
        int place = (int) (((long) LONG.get(keys, start) * multiplier) >>> shift);
        var entry = entries[place];
        if (entry == null) {
            entry = new Entry(workspace);
            entries[place] = entry;
        }
        if (!entry.filled || !isSame(entry.keys, keys, start)) {
            System.arraycopy(keys, start, entry.keys, 0, entry.keys.length);
            entry.requests.setKey(entry.keys, 0);
            entry.replies.setKey(entry.keys, AesSiv.KEY_BYTES);
            entry.filled = true;
        }
        return entry;
    }

    /// Takes the same time wherever two keys differ.
    private static boolean isSame(byte[] known, byte[] keys, int start) {
        long difference = 0;
        for (int i = 0; i < known.length; i += Long.BYTES) {
            difference |= (long) LONG.get(known, i) ^ (long) LONG.get(keys, start + i);
        }
        return difference == 0;
    }
}
