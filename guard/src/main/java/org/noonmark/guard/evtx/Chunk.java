package org.noonmark.guard.evtx;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The bytes of one chunk, read with checks; texts at the same place are made once.
final class Chunk {
    static final int SIZE = 65_536;
    private static final int MAX_KEPT = 20_000;
    private static final int MAX_KEPT_LENGTH = 200;
    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private final byte[] bytes = new byte[SIZE];
    private final @Nullable String[] textAt = new @Nullable String[SIZE];
    private final Map<String, String> kept = new HashMap<>();
    private int length;

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    byte[] bytes() {
        return bytes;
    }

    /// How many bytes there are: fewer than [#SIZE] when the log ends inside the chunk.
    int length() {
        return length;
    }

    /// The bytes are those of another chunk now.
    void filled(int newLength) {
        length = newLength;
        Arrays.fill(textAt, null);
    }

    void check(int at, int size) throws Damage {
        if (at < 0 || size < 0 || at > length - size) {
            throw new Damage(at, size + " bytes reach beyond the chunk");
        }
    }

    int u8(int at) throws Damage {
        check(at, 1);
        return bytes[at] & 0xff;
    }

    int u16(int at) throws Damage {
        check(at, 2);
        return (short) SHORT.get(bytes, at) & 0xffff;
    }

    /// Also for unsigned values: those beyond 2^31 are negative, and fail every check.
    int i32(int at) throws Damage {
        check(at, 4);
        return (int) INT.get(bytes, at);
    }

    long i64(int at) throws Damage {
        check(at, 8);
        return (long) LONG.get(bytes, at);
    }

    /// UTF-16 text; a name or literal of a template is made once for each chunk, and the same
    /// object for all chunks while there is room.
    ///
    /// @param key the place that stands for it
    String shared(int key, int at, int characters) throws Damage {
        check(at, characters * 2);
        var known = textAt[key];
        if (known == null) {
            known = intern(text(at, characters * 2));
            textAt[key] = known;
        }
        return known;
    }

    private String intern(String text) {
        if (text.length() > MAX_KEPT_LENGTH || kept.size() >= MAX_KEPT) {
            return kept.getOrDefault(text, text);
        }
        var known = kept.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    /// UTF-16 text of so many bytes.
    String text(int at, int size) throws Damage {
        check(at, size);
        return new String(bytes, at, size & ~1, StandardCharsets.UTF_16LE);
    }

    boolean isZero(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
