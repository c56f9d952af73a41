package org.noonmark.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/// The control messages that go out with a datagram: the source address, and the request for a
/// transmit timestamp.
///
/// Hot path: allocates nothing.
final class ReplyControl {
    private ReplyControl() {}

    /// Writes at `control` what a reply needs to a datagram that came with the control messages at
    /// `receivedControl`; returns their end, which is `control` when it needs none.
    static long write(
            MemorySegment memory,
            long receivedControl,
            long receivedBytes,
            long control,
            boolean stamped) {
        long end = control;
        long receivedEnd = receivedControl + receivedBytes;
        long v4 =
                ControlMessage.find(
                        memory,
                        receivedControl,
                        receivedEnd,
                        ControlMessage.SOL_IP,
                        ControlMessage.IP_PKTINFO);
        if (v4 >= 0) {
            end = fromIpv4(memory, v4 + ControlMessage.DATA, end);
        } else {
            long v6 =
                    ControlMessage.find(
                            memory,
                            receivedControl,
                            receivedEnd,
                            ControlMessage.SOL_IPV6,
                            ControlMessage.IPV6_PKTINFO);
            end = v6 >= 0 ? fromIpv6(memory, v6 + ControlMessage.DATA, end) : end;
        }
        return stamped ? writeStampRequest(memory, end) : end;
    }

    /// The local address of the request, any interface: the route decides.
    private static long fromIpv4(MemorySegment memory, long info, long at) {
        long next =
                ControlMessage.writeHeader(
                        memory,
                        at,
                        ControlMessage.SOL_IP,
                        ControlMessage.IP_PKTINFO,
                        ControlMessage.IP_PKTINFO_BYTES);
        long data = at + ControlMessage.DATA;
        memory.set(JAVA_INT, data, 0);
        memory.set(
                JAVA_INT,
                data + ControlMessage.IP_PKTINFO_LOCAL,
                memory.get(JAVA_INT, info + ControlMessage.IP_PKTINFO_LOCAL));
        memory.set(JAVA_INT, data + 8, 0);
        return next;
    }

    /// The destination of the request; a link-local peer's scope stands in its socket address.
    private static long fromIpv6(MemorySegment memory, long info, long at) {
        long next =
                ControlMessage.writeHeader(
                        memory,
                        at,
                        ControlMessage.SOL_IPV6,
                        ControlMessage.IPV6_PKTINFO,
                        ControlMessage.IPV6_PKTINFO_BYTES);
        long data = at + ControlMessage.DATA;
        memory.set(JAVA_LONG, data, memory.get(JAVA_LONG, info));
        memory.set(JAVA_LONG, data + 8, memory.get(JAVA_LONG, info + 8));
        memory.set(JAVA_INT, data + 16, 0);
        return next;
    }

    static long writeStampRequest(MemorySegment memory, long at) {
        long next =
                ControlMessage.writeHeader(
                        memory,
                        at,
                        ControlMessage.SOL_SOCKET,
                        KernelStamp.SO_TIMESTAMPING,
                        Integer.BYTES);
        memory.set(JAVA_INT, at + ControlMessage.DATA, KernelStamp.TRANSMIT_REQUEST);
        return next;
    }
}
