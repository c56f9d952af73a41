package org.noonmark.serve;

import java.util.Arrays;

/// Remembers when replies left, for clients that ask in interleaved mode (RFC 9769 section 2):
/// keyed by the receive timestamp in the reply and by the client's address. Open addressing over
/// four places; the oldest of the four is overwritten. For one worker.
///
/// Hot path: allocates nothing.
final class InterleavedTable {
    /// What [#find] returns when the reply is not known.
    static final long UNKNOWN = 0;

    private static final int WAYS = 4;
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private final int mask;
    private final long[] received;
    private final long[] client;
    private final long[] transmitted;

    /// @param entries power of two
    InterleavedTable(int entries) {
        if (entries < WAYS || Integer.bitCount(entries) != 1) {
            throw new IllegalArgumentException("must be a power of two >= 4: entries=" + entries);
        }
        mask = entries - 1;
        received = new long[entries];
        client = new long[entries];
        transmitted = new long[entries];
        Arrays.fill(transmitted, UNKNOWN);
    }

    private int start(long receivedNtp64, long clientHash) {
        long hash = (receivedNtp64 ^ clientHash) * GOLDEN;
        return (int) (hash >>> 32) & mask;
    }

    private int indexOf(long receivedNtp64, long clientHash) {
        int start = start(receivedNtp64, clientHash);
        for (int i = 0; i < WAYS; i++) {
            int at = (start + i) & mask;
            if (received[at] == receivedNtp64 && client[at] == clientHash) {
                return at;
            }
        }
        return -1;
    }

    /// When the reply with this receive timestamp left, or [#UNKNOWN].
    long find(long receivedNtp64, long clientHash) {
        int at = indexOf(receivedNtp64, clientHash);
        return at < 0 ? UNKNOWN : transmitted[at];
    }

    /// Remembers a reply; a second call for the same reply corrects its transmit timestamp.
    void put(long receivedNtp64, long clientHash, long transmitNtp64) {
        int at = indexOf(receivedNtp64, clientHash);
        if (at < 0) {
            at = oldest(start(receivedNtp64, clientHash));
            received[at] = receivedNtp64;
            client[at] = clientHash;
        }
        transmitted[at] = transmitNtp64;
    }

    private int oldest(int start) {
        int oldest = start;
        for (int i = 0; i < WAYS; i++) {
            int at = (start + i) & mask;
            if (transmitted[at] == UNKNOWN) {
                return at;
            }
            if (transmitted[at] - transmitted[oldest] < 0) {
                oldest = at;
            }
        }
        return oldest;
    }
}
