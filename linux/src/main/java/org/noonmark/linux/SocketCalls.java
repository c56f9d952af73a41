package org.noonmark.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.noonmark.linux.NativeLibrary.capturing;
import static org.noonmark.linux.NativeLibrary.plain;
import static org.noonmark.linux.NativeLibrary.resultOrErrno;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The socket calls of the C library: one wrapper each; every one returns its result or `-errno`.
///
/// Hot path: allocates nothing.
final class SocketCalls {
    private static final FunctionDescriptor THREE_INTS =
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final FunctionDescriptor INT_POINTER_INT =
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);

    private static final MethodHandle SOCKET = capturing("socket", THREE_INTS);
    private static final MethodHandle BIND = capturing("bind", INT_POINTER_INT);
    private static final MethodHandle CONNECT = capturing("connect", INT_POINTER_INT);
    private static final MethodHandle CLOSE =
            capturing("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle SETSOCKOPT =
            capturing(
                    "setsockopt",
                    FunctionDescriptor.of(
                            JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle GETSOCKNAME =
            capturing("getsockname", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
    private static final FunctionDescriptor RECVMMSG_TYPE =
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG);
    private static final FunctionDescriptor SENDMMSG_TYPE =
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT);
    private static final MethodHandle RECVMMSG = capturing("recvmmsg", RECVMMSG_TYPE);
    private static final MethodHandle SENDMMSG = capturing("sendmmsg", SENDMMSG_TYPE);
    private static final MethodHandle RECVMMSG_PLAIN = plain("recvmmsg", RECVMMSG_TYPE);
    private static final MethodHandle SENDMMSG_PLAIN = plain("sendmmsg", SENDMMSG_TYPE);
    private static final MethodHandle PPOLL =
            capturing(
                    "ppoll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS));
    private static final MethodHandle EVENTFD =
            capturing("eventfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle READ =
            capturing("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle WRITE =
            capturing("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));

    private SocketCalls() {}

    /// Returns a file descriptor.
    static int socket(MemorySegment callState, int family, int type, int protocol) {
        try {
            return resultOrErrno(
                    (int) SOCKET.invokeExact(callState, family, type, protocol), callState);
        } catch (Throwable unexpected) {
            throw new AssertionError("socket", unexpected);
        }
    }

    static int bind(MemorySegment callState, int fd, MemorySegment sockaddr, int length) {
        try {
            return resultOrErrno(
                    (int) BIND.invokeExact(callState, fd, sockaddr, length), callState);
        } catch (Throwable unexpected) {
            throw new AssertionError("bind", unexpected);
        }
    }

    static int connect(MemorySegment callState, int fd, MemorySegment sockaddr, int length) {
        try {
            return resultOrErrno(
                    (int) CONNECT.invokeExact(callState, fd, sockaddr, length), callState);
        } catch (Throwable unexpected) {
            throw new AssertionError("connect", unexpected);
        }
    }

    static int close(MemorySegment callState, int fd) {
        try {
            return resultOrErrno((int) CLOSE.invokeExact(callState, fd), callState);
        } catch (Throwable unexpected) {
            throw new AssertionError("close", unexpected);
        }
    }

    static int setsockopt(
            MemorySegment callState, int fd, int level, int name, MemorySegment value, int length) {
        try {
            return resultOrErrno(
                    (int) SETSOCKOPT.invokeExact(callState, fd, level, name, value, length),
                    callState);
        } catch (Throwable unexpected) {
            throw new AssertionError("setsockopt", unexpected);
        }
    }

    static int getsockname(
            MemorySegment callState, int fd, MemorySegment sockaddr, MemorySegment length) {
        try {
            return resultOrErrno(
                    (int) GETSOCKNAME.invokeExact(callState, fd, sockaddr, length), callState);
        } catch (Throwable unexpected) {
            throw new AssertionError("getsockname", unexpected);
        }
    }

    /// Returns how many datagrams were received. The headers come as an address, which the caller
    /// keeps alive.
    static int recvmmsg(
            MemorySegment callState, int fd, long headersAddress, int count, int flags) {
        try {
            return resultOrErrno(
                    (int) RECVMMSG.invokeExact(callState, fd, headersAddress, count, flags, 0L),
                    callState);
        } catch (Throwable unexpected) {
            throw new AssertionError("recvmmsg", unexpected);
        }
    }

    /// As [#recvmmsg], but returns -1 for any error.
    static int recvmmsgPlain(int fd, long headersAddress, int count, int flags) {
        try {
            return (int) RECVMMSG_PLAIN.invokeExact(fd, headersAddress, count, flags, 0L);
        } catch (Throwable unexpected) {
            throw new AssertionError("recvmmsg", unexpected);
        }
    }

    /// Returns how many datagrams were sent. The headers come as an address, which the caller keeps
    /// alive.
    static int sendmmsg(
            MemorySegment callState, int fd, long headersAddress, int count, int flags) {
        try {
            return resultOrErrno(
                    (int) SENDMMSG.invokeExact(callState, fd, headersAddress, count, flags),
                    callState);
        } catch (Throwable unexpected) {
            throw new AssertionError("sendmmsg", unexpected);
        }
    }

    /// As [#sendmmsg], but returns -1 for any error.
    static int sendmmsgPlain(int fd, long headersAddress, int count, int flags) {
        try {
            return (int) SENDMMSG_PLAIN.invokeExact(fd, headersAddress, count, flags);
        } catch (Throwable unexpected) {
            throw new AssertionError("sendmmsg", unexpected);
        }
    }

    /// Returns how many descriptors are ready; `timeout` is a timespec or NULL.
    static int ppoll(
            MemorySegment callState, MemorySegment descriptors, long count, MemorySegment timeout) {
        try {
            return resultOrErrno(
                    (int)
                            PPOLL.invokeExact(
                                    callState, descriptors, count, timeout, MemorySegment.NULL),
                    callState);
        } catch (Throwable unexpected) {
            throw new AssertionError("ppoll", unexpected);
        }
    }

    /// Returns a file descriptor.
    static int eventfd(MemorySegment callState, int initial, int flags) {
        try {
            return resultOrErrno((int) EVENTFD.invokeExact(callState, initial, flags), callState);
        } catch (Throwable unexpected) {
            throw new AssertionError("eventfd", unexpected);
        }
    }

    /// Returns how many bytes were read.
    static int read(MemorySegment callState, int fd, MemorySegment into, long length) {
        try {
            long bytes = (long) READ.invokeExact(callState, fd, into, length);
            return resultOrErrno((int) bytes, callState);
        } catch (Throwable unexpected) {
            throw new AssertionError("read", unexpected);
        }
    }

    /// Returns how many bytes were written.
    static int write(MemorySegment callState, int fd, MemorySegment from, long length) {
        try {
            long bytes = (long) WRITE.invokeExact(callState, fd, from, length);
            return resultOrErrno((int) bytes, callState);
        } catch (Throwable unexpected) {
            throw new AssertionError("write", unexpected);
        }
    }
}
