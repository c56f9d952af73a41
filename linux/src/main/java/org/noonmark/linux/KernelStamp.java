package org.noonmark.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/// The kernel's software timestamps of datagrams: SO_TIMESTAMPNS for reception alone, or
/// SO_TIMESTAMPING when transmissions are asked for too (Linux
/// Documentation/networking/timestamping).
///
/// Hot path: allocates nothing.
final class KernelStamp {
    static final int SO_TIMESTAMPNS = 35;
    static final int SO_TIMESTAMPING = 37;

    private static final int TX_SOFTWARE = 1 << 1;
    private static final int RX_SOFTWARE = 1 << 3;
    private static final int SOFTWARE = 1 << 4;
    private static final int OPT_ID = 1 << 7;
    private static final int OPT_TSONLY = 1 << 11;

    /// Reception always; transmission when a datagram asks by control message, reported without the
    /// datagram and with its number among those that asked.
    static final int SOCKET_FLAGS = RX_SOFTWARE | SOFTWARE | OPT_ID | OPT_TSONLY;

    /// Value of a control message that asks for a transmit timestamp.
    static final int TRANSMIT_REQUEST = TX_SOFTWARE;

    /// `struct sock_extended_err`: origin at byte 4, data (the datagram's number) at byte 12.
    static final long ERROR_ORIGIN = 4;

    static final long ERROR_DATA = 12;
    static final int ORIGIN_TIMESTAMPING = 4;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private KernelStamp() {}

    /// The software timestamp among the control messages in `[start, end)`: CLOCK_REALTIME
    /// nanoseconds, or 0 when there is none.
    static long realtimeNanos(MemorySegment memory, long start, long end) {
        long at =
                ControlMessage.find(memory, start, end, ControlMessage.SOL_SOCKET, SO_TIMESTAMPNS);
        if (at < 0) {
            at =
                    ControlMessage.find(
                            memory, start, end, ControlMessage.SOL_SOCKET, SO_TIMESTAMPING);
        }
        if (at < 0) {
            return 0;
        }
        long data = at + ControlMessage.DATA;
        return memory.get(JAVA_LONG, data) * NANOS_PER_SECOND + memory.get(JAVA_LONG, data + 8);
    }

    /// The number of the datagram whose transmit timestamp is reported in `[start, end)`, or -1
    /// when this is some other error report.
    static long transmitNumber(MemorySegment memory, long start, long end) {
        long at =
                ControlMessage.find(
                        memory, start, end, ControlMessage.SOL_IP, ControlMessage.IP_RECVERR);
        if (at < 0) {
            at =
                    ControlMessage.find(
                            memory,
                            start,
                            end,
                            ControlMessage.SOL_IPV6,
                            ControlMessage.IPV6_RECVERR);
        }
        if (at < 0) {
            return -1;
        }
        long data = at + ControlMessage.DATA;
        int origin = memory.get(java.lang.foreign.ValueLayout.JAVA_BYTE, data + ERROR_ORIGIN);
        return origin == ORIGIN_TIMESTAMPING
                ? memory.get(JAVA_INT, data + ERROR_DATA) & 0xFFFF_FFFFL
                : -1;
    }
}
