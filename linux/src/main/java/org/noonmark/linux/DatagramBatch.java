package org.noonmark.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.net.InetSocketAddress;

/// Memory for as many datagrams as one system call moves: received into slots, answered in place,
/// and sent from there. Owned by one thread.
///
/// A slot holds, each at a multiple of 64 bytes: the peer's socket address (32 bytes), the receive
/// and the transmit vector (16 each); 192 bytes of received control messages; 64 of those to send;
/// the datagram. Slots are an odd number of cache lines apart, so that they spread over all sets of
/// the cache.
///
/// Hot path: allocates nothing.
public final class DatagramBatch {
    static final DatagramBatch NONE = new DatagramBatch(0, 0, Arena.global());

    private static final int MSG_TRUNC = 0x20;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_WAITFORONE = 0x10000;

    private static final long LINE_BYTES = 64;
    private static final long RECEIVE_VECTOR = 32;
    private static final long TRANSMIT_VECTOR = 48;
    private static final long RECEIVED_CONTROL = 64;
    private static final long RECEIVED_CONTROL_BYTES = 192;
    private static final long TRANSMIT_CONTROL = 256;
    private static final long DATAGRAM = 320;

    private final int slots;
    private final int datagramBytes;
    private final long slotBytes;
    private final MemorySegment memory;
    private final MemorySegment receiveHeaders;
    private final MemorySegment transmitHeaders;
    private final MemorySegment callState;
    private int received;
    private int queued;
    private int unsent;
    private int firstError;

    private DatagramBatch(int slots, int datagramBytes, Arena arena) {
        this.slots = slots;
        this.datagramBytes = datagramBytes;
        long lines = (DATAGRAM + datagramBytes + LINE_BYTES - 1) / LINE_BYTES;
        this.slotBytes = (lines | 1) * LINE_BYTES;
        this.memory = arena.allocate(slots * slotBytes, LINE_BYTES);
        this.receiveHeaders = arena.allocate(slots * MessageHeader.BYTES, LINE_BYTES);
        this.transmitHeaders = arena.allocate(slots * MessageHeader.BYTES, LINE_BYTES);
        this.callState = NativeLibrary.newCallState(arena);
        for (int slot = 0; slot < slots; slot++) {
            prepare(slot);
        }
    }

    /// Room for `slots` datagrams of up to `datagramBytes`, freed with the object.
    public static DatagramBatch of(int slots, int datagramBytes) {
        if (slots < 1 || slots > 1024 || datagramBytes < 1 || datagramBytes > 65_536) {
            throw new IllegalArgumentException(
                    "must be 1 to 1024 slots of 1 to 65536 bytes: " + slots + ", " + datagramBytes);
        }
        Platform.require();
        return new DatagramBatch(slots, datagramBytes, Arena.ofAuto());
    }

    private void prepare(int slot) {
        long base = slot * slotBytes;
        long address = memory.address() + base;
        vector(base + RECEIVE_VECTOR, address + DATAGRAM);
        vector(base + TRANSMIT_VECTOR, address + DATAGRAM);
        long header = slot * MessageHeader.BYTES;
        receiveHeaders.set(JAVA_LONG, header + MessageHeader.NAME, address);
        receiveHeaders.set(JAVA_INT, header + MessageHeader.NAME_LENGTH, Sockaddr.IPV6_BYTES);
        receiveHeaders.set(JAVA_LONG, header + MessageHeader.VECTOR, address + RECEIVE_VECTOR);
        receiveHeaders.set(JAVA_LONG, header + MessageHeader.VECTOR_COUNT, 1);
        receiveHeaders.set(JAVA_LONG, header + MessageHeader.CONTROL, address + RECEIVED_CONTROL);
        receiveHeaders.set(
                JAVA_LONG, header + MessageHeader.CONTROL_LENGTH, RECEIVED_CONTROL_BYTES);
        transmitHeaders.set(JAVA_LONG, header + MessageHeader.VECTOR_COUNT, 1);
    }

    private void vector(long offset, long base) {
        memory.set(JAVA_LONG, offset + MessageHeader.VECTOR_BASE, base);
        memory.set(JAVA_LONG, offset + MessageHeader.VECTOR_LENGTH, datagramBytes);
    }

    public int slots() {
        return slots;
    }

    /// The memory that all offsets of this class are for.
    public MemorySegment memory() {
        return memory;
    }

    /// Where the datagram of a slot begins.
    public long datagramOffset(int slot) {
        return slot * slotBytes + DATAGRAM;
    }

    /// Where the [Sockaddr] of a slot's peer begins.
    public long sockaddrOffset(int slot) {
        return slot * slotBytes;
    }

    /// Receives what is there, at most one datagram a slot; a blocking socket waits for the first.
    /// Returns how many, or `-errno` (`-EAGAIN` when there is none). What was queued is forgotten.
    public int receive(UdpSocket socket) {
        for (int slot = 0; slot < received; slot++) {
            long header = slot * MessageHeader.BYTES;
            receiveHeaders.set(JAVA_INT, header + MessageHeader.NAME_LENGTH, Sockaddr.IPV6_BYTES);
            receiveHeaders.set(
                    JAVA_LONG, header + MessageHeader.CONTROL_LENGTH, RECEIVED_CONTROL_BYTES);
        }
        queued = 0;
        int result = callReceive(socket);
        received = Math.max(0, result);
        return result;
    }

    /// The call that tells no error number is the fast one; when it fails it is repeated, without
    /// waiting, by the one that does. A connected socket forgets its error with the first call, so
    /// there the telling call is the only one.
    private int callReceive(UdpSocket socket) {
        try {
            int fd = socket.fd();
            long address = receiveHeaders.address();
            int result = -1;
            int flags = MSG_WAITFORONE;
            if (!socket.isConnected()) {
                result = SocketCalls.recvmmsgPlain(fd, address, slots, MSG_WAITFORONE);
                flags |= MSG_DONTWAIT;
            }
            return result >= 0
                    ? result
                    : SocketCalls.recvmmsg(callState, fd, address, slots, flags);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private int callSend(UdpSocket socket, int done) {
        try {
            int fd = socket.fd();
            long address = transmitHeaders.address() + done * MessageHeader.BYTES;
            int result = -1;
            if (!socket.isConnected()) {
                result = SocketCalls.sendmmsgPlain(fd, address, queued - done, 0);
            }
            return result >= 0
                    ? result
                    : SocketCalls.sendmmsg(callState, fd, address, queued - done, 0);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Bytes of the datagram received into a slot.
    public int datagramLength(int slot) {
        return receiveHeaders.get(JAVA_INT, slot * MessageHeader.BYTES + MessageHeader.LENGTH);
    }

    /// Whether the datagram was longer than a slot, and cut.
    public boolean isTruncated(int slot) {
        return (receiveHeaders.get(JAVA_INT, slot * MessageHeader.BYTES + MessageHeader.FLAGS)
                        & MSG_TRUNC)
                != 0;
    }

    /// When the kernel took a slot's datagram: CLOCK_REALTIME, 0 when it was not stamped.
    public long receivedRealtimeNanos(int slot) {
        long control = slot * slotBytes + RECEIVED_CONTROL;
        return KernelStamp.realtimeNanos(memory, control, control + controlLength(slot));
    }

    private long controlLength(int slot) {
        return receiveHeaders.get(
                JAVA_LONG, slot * MessageHeader.BYTES + MessageHeader.CONTROL_LENGTH);
    }

    /// Queues a slot's datagram to the peer that it came from, from the address that the peer had
    /// sent to. A slot is queued once at most between two receptions.
    ///
    /// @param stamped ask for a transmit timestamp; the socket must have been opened for these
    public void queueReply(int slot, int lengthBytes, boolean stamped) {
        long nameLength =
                receiveHeaders.get(
                        JAVA_INT, slot * MessageHeader.BYTES + MessageHeader.NAME_LENGTH);
        long control = slot * slotBytes + TRANSMIT_CONTROL;
        long end =
                ReplyControl.write(
                        memory,
                        slot * slotBytes + RECEIVED_CONTROL,
                        controlLength(slot),
                        control,
                        stamped);
        queue(slot, lengthBytes, (int) nameLength, control, end);
    }

    /// Makes `peer` the one that a slot's datagram came from, for [#queueReply].
    public void setPeer(int slot, InetSocketAddress peer) {
        long header = slot * MessageHeader.BYTES;
        int length = Sockaddr.write(memory, sockaddrOffset(slot), peer);
        receiveHeaders.set(JAVA_INT, header + MessageHeader.NAME_LENGTH, length);
        receiveHeaders.set(JAVA_LONG, header + MessageHeader.CONTROL_LENGTH, 0);
        received = Math.max(received, slot + 1);
    }

    /// Queues a slot's datagram to the peer of a connected socket.
    public void queueConnected(int slot, int lengthBytes, boolean stamped) {
        long control = slot * slotBytes + TRANSMIT_CONTROL;
        long end = stamped ? ReplyControl.writeStampRequest(memory, control) : control;
        queue(slot, lengthBytes, 0, control, end);
    }

    private void queue(int slot, int lengthBytes, int nameLength, long control, long controlEnd) {
        if (lengthBytes < 0 || lengthBytes > datagramBytes || queued == slots) {
            throw new IllegalArgumentException(
                    "must fit: " + lengthBytes + " bytes, " + queued + " queued");
        }
        long base = slot * slotBytes;
        long address = memory.address() + base;
        memory.set(JAVA_LONG, base + TRANSMIT_VECTOR + MessageHeader.VECTOR_LENGTH, lengthBytes);
        long header = queued * MessageHeader.BYTES;
        transmitHeaders.set(JAVA_LONG, header + MessageHeader.NAME, nameLength == 0 ? 0 : address);
        transmitHeaders.set(JAVA_INT, header + MessageHeader.NAME_LENGTH, nameLength);
        transmitHeaders.set(JAVA_LONG, header + MessageHeader.VECTOR, address + TRANSMIT_VECTOR);
        boolean none = controlEnd == control;
        transmitHeaders.set(
                JAVA_LONG, header + MessageHeader.CONTROL, none ? 0 : memory.address() + control);
        transmitHeaders.set(JAVA_LONG, header + MessageHeader.CONTROL_LENGTH, controlEnd - control);
        queued++;
    }

    public int queued() {
        return queued;
    }

    /// Sends what is queued and empties the queue. Returns how many datagrams left; those that the
    /// kernel refused are skipped, see [#unsent] and [#lastError].
    public int send(UdpSocket socket) {
        int done = 0;
        unsent = 0;
        firstError = 0;
        while (done < queued) {
            int sent = callSend(socket, done);
            if (sent > 0) {
                done += sent;
            } else if (sent != -Errno.EINTR) {
                firstError = firstError == 0 ? -sent : firstError;
                unsent++;
                done++;
            }
        }
        int sent = queued - unsent;
        queued = 0;
        return sent == 0 && unsent > 0 ? -firstError : sent;
    }

    /// How many datagrams of the last [#send] the kernel refused.
    public int unsent() {
        return unsent;
    }

    /// The error number of the first refusal of the last [#send]; 0 when there was none.
    public int lastError() {
        return firstError;
    }
}
