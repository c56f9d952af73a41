package org.noonmark.linux;

import java.time.Duration;

/// How a socket is to behave.
///
/// @param blocking whether receiving waits; when false it returns `-EAGAIN` at once
/// @param reusePort SO_REUSEPORT: several sockets of this user share the port, and the kernel
///   spreads the senders over them
/// @param timestamps which kernel timestamps to take
/// @param receiveTimeout how long a blocking receive waits before `-EAGAIN`; zero is for ever
/// @param receiveBufferBytes SO_RCVBUF; 0 leaves the system's default
/// @param busyPollMicros SO_BUSY_POLL; 0 leaves the system's default
/// @param segmentBytes UDP_SEGMENT: what is sent is cut into datagrams of this length, 64 at the
///   most; 0 sends it whole. For load generators
public record SocketOptions(
        boolean blocking,
        boolean reusePort,
        Timestamps timestamps,
        Duration receiveTimeout,
        int receiveBufferBytes,
        int busyPollMicros,
        int segmentBytes) {
    /// Which datagrams the kernel stamps.
    public enum Timestamps {
        NONE,
        RECEIVE,
        RECEIVE_AND_TRANSMIT
    }

    private static final SocketOptions DEFAULTS =
            new SocketOptions(true, false, Timestamps.RECEIVE, Duration.ZERO, 0, 0, 0);

    public SocketOptions {
        if (receiveTimeout.isNegative()
                || receiveBufferBytes < 0
                || busyPollMicros < 0
                || segmentBytes < 0) {
            throw new IllegalArgumentException(
                    "must not be negative: "
                            + receiveTimeout
                            + ", "
                            + receiveBufferBytes
                            + ", "
                            + busyPollMicros
                            + ", "
                            + segmentBytes);
        }
    }

    /// Blocking without limit, a port of its own, receive timestamps.
    public static SocketOptions defaults() {
        return DEFAULTS;
    }

    public SocketOptions withBlocking(boolean value) {
        return new SocketOptions(
                value,
                reusePort,
                timestamps,
                receiveTimeout,
                receiveBufferBytes,
                busyPollMicros,
                segmentBytes);
    }

    public SocketOptions withReusePort(boolean value) {
        return new SocketOptions(
                blocking,
                value,
                timestamps,
                receiveTimeout,
                receiveBufferBytes,
                busyPollMicros,
                segmentBytes);
    }

    public SocketOptions withTimestamps(Timestamps value) {
        return new SocketOptions(
                blocking,
                reusePort,
                value,
                receiveTimeout,
                receiveBufferBytes,
                busyPollMicros,
                segmentBytes);
    }

    public SocketOptions withReceiveTimeout(Duration value) {
        return new SocketOptions(
                blocking,
                reusePort,
                timestamps,
                value,
                receiveBufferBytes,
                busyPollMicros,
                segmentBytes);
    }

    public SocketOptions withReceiveBufferBytes(int value) {
        return new SocketOptions(
                blocking,
                reusePort,
                timestamps,
                receiveTimeout,
                value,
                busyPollMicros,
                segmentBytes);
    }

    public SocketOptions withBusyPollMicros(int value) {
        return new SocketOptions(
                blocking,
                reusePort,
                timestamps,
                receiveTimeout,
                receiveBufferBytes,
                value,
                segmentBytes);
    }

    public SocketOptions withSegmentBytes(int value) {
        return new SocketOptions(
                blocking,
                reusePort,
                timestamps,
                receiveTimeout,
                receiveBufferBytes,
                busyPollMicros,
                value);
    }
}
