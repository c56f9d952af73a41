package org.noonmark.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;

/// Reads transmit timestamps from a socket's error queue, many at a time. Owned by one thread.
///
/// The kernel numbers the datagrams of a socket that asked for a stamp: 0, 1, 2 …, modulo 2^32.
///
/// Hot path: allocates nothing.
public final class TransmitStamps {
    static final TransmitStamps NONE = new TransmitStamps(0, Arena.global());

    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_ERRQUEUE = 0x2000;
    private static final long CONTROL_BYTES = 256;

    private final int capacity;
    private final MemorySegment headers;
    private final MemorySegment control;
    private final MemorySegment callState;
    private int count;

    private TransmitStamps(int capacity, Arena arena) {
        this.capacity = capacity;
        this.headers = arena.allocate(capacity * MessageHeader.BYTES, 64);
        this.control = arena.allocate(capacity * CONTROL_BYTES, 64);
        this.callState = NativeLibrary.newCallState(arena);
        for (int i = 0; i < capacity; i++) {
            headers.set(
                    JAVA_LONG,
                    i * MessageHeader.BYTES + MessageHeader.CONTROL,
                    control.address() + i * CONTROL_BYTES);
        }
        this.count = capacity;
    }

    public static TransmitStamps of(int capacity) {
        if (capacity < 1 || capacity > 1024) {
            throw new IllegalArgumentException("must be in [1, 1024]: capacity=" + capacity);
        }
        Platform.require();
        return new TransmitStamps(capacity, Arena.ofAuto());
    }

    /// Reads what is in the error queue now; never waits. Returns how many reports, or `-errno`
    /// (`-EAGAIN` when there is none).
    public int read(UdpSocket socket) {
        for (int i = 0; i < count; i++) {
            long header = i * MessageHeader.BYTES;
            headers.set(JAVA_LONG, header + MessageHeader.CONTROL_LENGTH, CONTROL_BYTES);
        }
        int result = callReceive(socket.fd());
        count = Math.max(0, result);
        return result;
    }

    private int callReceive(int fd) {
        try {
            return SocketCalls.recvmmsg(
                    callState, fd, headers.address(), capacity, MSG_ERRQUEUE | MSG_DONTWAIT);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// The number of the datagram that report `i` is about, or -1 when it is no timestamp.
    public long number(int i) {
        return KernelStamp.transmitNumber(control, start(i), end(i));
    }

    /// When the kernel handed the datagram to the device: CLOCK_REALTIME, 0 when not stamped.
    public long realtimeNanos(int i) {
        return KernelStamp.realtimeNanos(control, start(i), end(i));
    }

    private static long start(int i) {
        return i * CONTROL_BYTES;
    }

    private long end(int i) {
        return start(i)
                + headers.get(JAVA_LONG, i * MessageHeader.BYTES + MessageHeader.CONTROL_LENGTH);
    }

    /// Whether report `i` was cut; its flags say MSG_CTRUNC.
    boolean isTruncated(int i) {
        return (headers.get(JAVA_INT, i * MessageHeader.BYTES + MessageHeader.FLAGS) & 0x8) != 0;
    }
}
