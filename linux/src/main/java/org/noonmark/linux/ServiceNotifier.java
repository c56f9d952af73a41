package org.noonmark.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/// Tells systemd how the service is doing (sd_notify(3)): datagrams to the AF_UNIX socket that
/// NOTIFY_SOCKET names. May be used from any thread.
public final class ServiceNotifier implements AutoCloseable {
    static final int AF_UNIX = 1;
    static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;

    /// `struct sockaddr_un`: family (2 bytes), path (108).
    private static final int PATH_BYTES = 108;

    private static final int PATH = 2;

    private final int fd;
    private boolean closed;

    private ServiceNotifier(int fd) {
        this.fd = fd;
    }

    /// A notifier that talks to this socket.
    ///
    /// @param notifySocket the value of NOTIFY_SOCKET: an absolute path, or `@` and the name of an
    ///   abstract socket
    /// @throws SystemCallException when nobody listens there
    public static ServiceNotifier connect(String notifySocket) throws SystemCallException {
        Platform.require();
        try (var arena = Arena.ofConfined()) {
            var state = NativeLibrary.newCallState(arena);
            var sockaddr = sockaddr(arena, notifySocket);
            int fd =
                    SystemCallException.check(
                            SocketCalls.socket(state, AF_UNIX, SOCK_DGRAM_CLOEXEC, 0),
                            "socket",
                            "AF_UNIX");
            int result = SocketCalls.connect(state, fd, sockaddr, (int) sockaddr.byteSize());
            if (result < 0) {
                SocketCalls.close(state, fd);
            }
            SystemCallException.check(result, "connect", notifySocket);
            return new ServiceNotifier(fd);
        }
    }

    /// An abstract name begins with a zero byte and has no end mark; its length counts.
    static MemorySegment sockaddr(Arena arena, String notifySocket) {
        byte[] name = notifySocket.getBytes(StandardCharsets.UTF_8);
        boolean abstractName = notifySocket.startsWith("@");
        if (name.length < 2 || name.length >= PATH_BYTES || !(abstractName || name[0] == '/')) {
            throw new IllegalArgumentException(
                    "must be an absolute path or @name: NOTIFY_SOCKET=" + notifySocket);
        }
        var sockaddr = arena.allocate(PATH + name.length + (abstractName ? 0 : 1), Short.BYTES);
        sockaddr.set(JAVA_SHORT, 0, (short) AF_UNIX);
        MemorySegment.copy(name, 0, sockaddr, JAVA_BYTE, PATH, name.length);
        if (abstractName) {
            sockaddr.set(JAVA_BYTE, PATH, (byte) 0);
        }
        return sockaddr;
    }

    /// The service has started.
    public void ready() throws SystemCallException {
        send("READY=1");
    }

    public void stopping() throws SystemCallException {
        send("STOPPING=1");
    }

    /// The service is alive (WATCHDOG_USEC).
    public void watchdog() throws SystemCallException {
        send("WATCHDOG=1");
    }

    /// One line for `systemctl status`.
    public void status(String text) throws SystemCallException {
        send("STATUS=" + text.replace('\n', ' '));
    }

    private synchronized void send(String message) throws SystemCallException {
        if (closed) {
            throw new IllegalStateException("must be open");
        }
        try (var arena = Arena.ofConfined()) {
            var bytes = arena.allocateFrom(JAVA_BYTE, message.getBytes(StandardCharsets.UTF_8));
            SystemCallException.check(
                    SocketCalls.write(
                            NativeLibrary.newCallState(arena), fd, bytes, bytes.byteSize()),
                    "write",
                    "to NOTIFY_SOCKET");
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            try (var arena = Arena.ofConfined()) {
                SocketCalls.close(NativeLibrary.newCallState(arena), fd);
            }
        }
    }
}
