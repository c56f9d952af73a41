package org.noonmark.guard.evtx;

/// Where the values of one template's instance stand in their chunk.
final class Values {
    private static final int MAX_COUNT = 4096;

    private final int[] at = new int[MAX_COUNT];
    private final int[] size = new int[MAX_COUNT];
    private final byte[] type = new byte[MAX_COUNT];
    private int count;

    /// Reads the descriptors: count, then size, type and a filler for each; the values follow.
    ///
    /// @return the byte behind the last value
    int read(Chunk chunk, int from, int end) throws Damage {
        count = 0;
        int announced = chunk.i32(from);
        if (announced < 0 || announced > MAX_COUNT) {
            throw new Damage(from, announced + " values");
        }
        int next = from + 4 + 4 * announced;
        for (int i = 0; i < announced; i++) {
            int descriptor = from + 4 + 4 * i;
            at[i] = next;
            size[i] = chunk.u16(descriptor);
            type[i] = (byte) chunk.u8(descriptor + 2);
            next += size[i];
            if (next > end) {
                throw new Damage(descriptor, "a value reaches beyond its record");
            }
        }
        count = announced;
        return next;
    }

    void clear() {
        count = 0;
    }

    int at(int index) {
        return at[index];
    }

    int size(int index) {
        return size[index];
    }

    /// The type; none for a value that is not there.
    int type(int index) {
        return index < count ? type[index] & 0xff : BinXmlValues.NULL;
    }
}
