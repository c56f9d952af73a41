package org.noonmark.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/// Control messages (`struct cmsghdr`): length with header (8 bytes), level (4), type (4), data;
/// the next one begins at the next multiple of 8 bytes.
///
/// Hot path: allocates nothing.
final class ControlMessage {
    static final long LEVEL = 8;
    static final long TYPE = 12;
    static final long DATA = 16;

    static final int SOL_IP = 0;
    static final int SOL_SOCKET = 1;
    static final int SOL_IPV6 = 41;

    static final int IP_PKTINFO = 8;
    static final int IP_RECVERR = 11;
    static final int IPV6_RECVERR = 25;
    static final int IPV6_PKTINFO = 50;

    /// `struct in_pktinfo`: interface index, local address to answer from, header's destination.
    static final int IP_PKTINFO_BYTES = 12;

    static final long IP_PKTINFO_LOCAL = 4;

    /// `struct in6_pktinfo`: address, interface index.
    static final int IPV6_PKTINFO_BYTES = 20;

    private ControlMessage() {}

    /// Offset of the first message of this level and type in `[start, end)`, or -1.
    static long find(MemorySegment memory, long start, long end, int level, int type) {
        long at = start;
        while (end - at >= DATA) {
            long length = memory.get(JAVA_LONG, at);
            if (length < DATA || length > end - at) {
                return -1;
            }
            if (memory.get(JAVA_INT, at + LEVEL) == level
                    && memory.get(JAVA_INT, at + TYPE) == type) {
                return at;
            }
            at += space(length - DATA);
        }
        return -1;
    }

    /// Writes a header at `at`; returns where the next message begins.
    static long writeHeader(MemorySegment memory, long at, int level, int type, int dataBytes) {
        memory.set(JAVA_LONG, at, DATA + dataBytes);
        memory.set(JAVA_INT, at + LEVEL, level);
        memory.set(JAVA_INT, at + TYPE, type);
        return at + space(dataBytes);
    }

    /// Bytes that a message with so much data takes.
    static long space(long dataBytes) {
        return DATA + ((dataBytes + 7) & -8L);
    }
}
