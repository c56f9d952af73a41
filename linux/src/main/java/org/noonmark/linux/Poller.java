package org.noonmark.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Waits for several sockets at once, until a time-out or until another thread wakes it. Owned by
/// one thread, apart from [#wake].
///
/// A socket with a transmit timestamp in its error queue is ready until the queue is read.
public final class Poller implements AutoCloseable {
    private static final int EFD_NONBLOCK = 0x800;
    private static final int EFD_CLOEXEC = 0x80000;
    private static final short POLLIN = 1;
    private static final short POLLERR = 8;

    /// `struct pollfd`: descriptor (4 bytes), events asked for (2), events seen (2).
    private static final long POLLFD_BYTES = 8;

    private static final long POLLFD_EVENTS = 4;
    private static final long POLLFD_SEEN = 6;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment callState = NativeLibrary.newCallState(arena);
    private final MemorySegment timespec = arena.allocate(16, 8);
    private final MemorySegment drained = arena.allocate(8, 8);
    private final int wakeFd;
    private final List<UdpSocket> sockets = new ArrayList<>();
    private MemorySegment descriptors = MemorySegment.NULL;
    private boolean closed;

    private Poller() throws SystemCallException {
        wakeFd =
                SystemCallException.check(
                        SocketCalls.eventfd(callState, 0, EFD_NONBLOCK | EFD_CLOEXEC),
                        "eventfd",
                        "for a poller");
        rebuild();
    }

    public static Poller open() throws SystemCallException {
        Platform.require();
        return new Poller();
    }

    public void add(UdpSocket socket) {
        sockets.add(socket);
        rebuild();
    }

    /// Removes a socket; it may already be closed.
    public void remove(UdpSocket socket) {
        sockets.remove(socket);
        rebuild();
    }

    private void rebuild() {
        descriptors = Arena.ofAuto().allocate((sockets.size() + 1) * POLLFD_BYTES, 8);
        set(0, wakeFd);
        for (int i = 0; i < sockets.size(); i++) {
            set(i + 1, sockets.get(i).fd());
        }
    }

    private void set(int index, int fd) {
        descriptors.set(JAVA_INT, index * POLLFD_BYTES, fd);
        descriptors.set(JAVA_SHORT, index * POLLFD_BYTES + POLLFD_EVENTS, POLLIN);
    }

    /// Waits; a negative time-out waits for ever. Returns how many sockets are ready: 0 after a
    /// time-out, a wake-up or a signal.
    public int await(long timeoutNanos) throws SystemCallException {
        var timeout = MemorySegment.NULL;
        if (timeoutNanos >= 0) {
            timespec.set(JAVA_LONG, 0, timeoutNanos / NANOS_PER_SECOND);
            timespec.set(JAVA_LONG, 8, timeoutNanos % NANOS_PER_SECOND);
            timeout = timespec;
        }
        int ready = SocketCalls.ppoll(callState, descriptors, sockets.size() + 1, timeout);
        if (ready == -Errno.EINTR) {
            clearSeen();
            return 0;
        }
        SystemCallException.check(ready, "ppoll", sockets.size() + " sockets");
        if (seen(0) != 0) {
            SocketCalls.read(callState, wakeFd, drained, Long.BYTES);
            return ready - 1;
        }
        return ready;
    }

    private void clearSeen() {
        for (int i = 0; i <= sockets.size(); i++) {
            descriptors.set(JAVA_SHORT, i * POLLFD_BYTES + POLLFD_SEEN, (short) 0);
        }
    }

    private int seen(int index) {
        return descriptors.get(JAVA_SHORT, index * POLLFD_BYTES + POLLFD_SEEN);
    }

    /// Whether the last [#await] found a datagram on this socket.
    public boolean isReadable(UdpSocket socket) {
        return (seenOn(socket) & POLLIN) != 0;
    }

    /// Whether the last [#await] found an error, or a report in the error queue, on this socket.
    public boolean hasReport(UdpSocket socket) {
        return (seenOn(socket) & POLLERR) != 0;
    }

    private int seenOn(UdpSocket socket) {
        int index = sockets.indexOf(socket);
        return index < 0 ? 0 : seen(index + 1);
    }

    /// Ends the current or the next [#await] early. May be called from any thread.
    public synchronized void wake() {
        if (closed) {
            return;
        }
        try (var scratch = Arena.ofConfined()) {
            var one = scratch.allocateFrom(JAVA_LONG, 1);
            int written =
                    SocketCalls.write(NativeLibrary.newCallState(scratch), wakeFd, one, Long.BYTES);
            if (written < 0 && written != -Errno.EAGAIN) {
                throw new IllegalStateException("wake-up failed: " + Errno.nameOf(-written));
            }
        }
    }

    /// Closes the poller, not its sockets; the owner's thread must have left its calls.
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            SocketCalls.close(callState, wakeFd);
            arena.close();
        }
    }
}
