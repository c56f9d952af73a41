package org.noonmark.behaviour;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Which values somebody used, each with the number of separate days and the last one; at most 88.
///
/// A value takes 8 bytes: 32 bits of its hash, the last day since 2020 (16), days (8), category
/// (8). When all places are taken, a value that is not yet usual goes first, then the one that was
/// used longest ago. Two values in 88 share a hash once in a million sets.
final class SeenValues {
    static final int MOST = 88;
    static final int USUAL_DAYS = 3;

    private static final int DAY_ZERO = 18_262;
    private static final int FORGOTTEN_DAYS = 400;

    private long[] entries = new long[8];
    private int count;

    private static long entry(int hash, int day, int days, int category) {
        return (long) hash << 32
                | (day - DAY_ZERO & 0xffffL) << 16
                | (long) Math.min(days, 255) << 8
                | category;
    }

    private static int day(long entry) {
        return (int) (entry >>> 16 & 0xffff) + DAY_ZERO;
    }

    private static int days(long entry) {
        return (int) (entry >>> 8 & 0xff);
    }

    static int hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return (int) (hash ^ hash >>> 32);
    }

    private int find(int category, int hash) {
        for (int i = 0; i < count; i++) {
            if ((int) (entries[i] >>> 32) == hash && (entries[i] & 0xff) == category) {
                return i;
            }
        }
        return -1;
    }

    /// On how many separate days a value was used; 0 for one that is new or long forgotten.
    int days(int category, int hash, int today) {
        int at = find(category, hash);
        return at < 0 || today - day(entries[at]) > FORGOTTEN_DAYS ? 0 : days(entries[at]);
    }

    boolean isUsual(int category, int hash, int today) {
        return days(category, hash, today) >= USUAL_DAYS;
    }

    /// Whether a value was used on that day or on a later one.
    boolean wasSeen(int category, int hash, int day) {
        int at = find(category, hash);
        return at >= 0 && day(entries[at]) >= day;
    }

    /// Remembers a value; a day that is not later than its last changes nothing.
    void add(int category, int hash, int day) {
        int at = find(category, hash);
        if (at >= 0) {
            int last = day(entries[at]);
            if (day > last) {
                int days = day - last > FORGOTTEN_DAYS ? 1 : days(entries[at]) + 1;
                entries[at] = entry(hash, day, days, category);
            }
            return;
        }
        if (count == MOST) {
            entries[leastMissed()] = entry(hash, day, 1, category);
            return;
        }
        if (count == entries.length) {
            entries = Arrays.copyOf(entries, Math.min(MOST, count * 2));
        }
        entries[count++] = entry(hash, day, 1, category);
    }

    private int leastMissed() {
        int least = 0;
        for (int i = 1; i < count; i++) {
            boolean usual = days(entries[i]) >= USUAL_DAYS;
            boolean leastUsual = days(entries[least]) >= USUAL_DAYS;
            boolean isLess =
                    usual == leastUsual ? day(entries[i]) < day(entries[least]) : leastUsual;
            least = isLess ? i : least;
        }
        return least;
    }

    /// How many values of a category are usual.
    int usual(int category, int today) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            boolean isUsual =
                    (entries[i] & 0xff) == category
                            && days(entries[i]) >= USUAL_DAYS
                            && today - day(entries[i]) <= FORGOTTEN_DAYS;
            found += isUsual ? 1 : 0;
        }
        return found;
    }

    /// How many values of a category are not forgotten.
    int known(int category, int today) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            boolean isKnown =
                    (entries[i] & 0xff) == category && today - day(entries[i]) <= FORGOTTEN_DAYS;
            found += isKnown ? 1 : 0;
        }
        return found;
    }

    static final int MOST_BYTES = 1 + MOST * Long.BYTES;

    void write(ByteBuffer to) {
        to.put((byte) count);
        for (int i = 0; i < count; i++) {
            to.putLong(entries[i]);
        }
    }

    /// Reads what was written; false when it cannot have been written so.
    boolean read(ByteBuffer from) {
        int read = Byte.toUnsignedInt(from.get());
        if (read > MOST || from.remaining() < read * Long.BYTES) {
            return false;
        }
        entries = new long[Math.max(8, read)];
        count = read;
        for (int i = 0; i < read; i++) {
            entries[i] = from.getLong();
        }
        return true;
    }
}
