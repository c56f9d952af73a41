package org.noonmark.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// A UDP socket of one address family. Many datagrams at a time go through a [DatagramBatch]; one
/// at a time through [#send] and [#receive].
///
/// An IPv6 socket never takes IPv4 datagrams: bind each family. A socket bound to a wildcard
/// address notes the address that each datagram was sent to, so that a batch answers from it.
public final class UdpSocket implements AutoCloseable {
    /// The longest datagram that [#receive] takes.
    public static final int MAX_DATAGRAM_BYTES = 2048;

    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_NONBLOCK = 0x800;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int SO_RCVBUF = 8;
    private static final int SO_REUSEPORT = 15;
    private static final int SO_RCVTIMEO = 20;
    private static final int SO_BUSY_POLL = 46;
    private static final int IP_MTU_DISCOVER = 10;
    private static final int IPV6_MTU_DISCOVER = 23;

    /// Never fragment, and do not believe reports of a smaller path (ip(7)). Fragments are an
    /// attacker's way to change a packet; and without a fragment there is no identifier to draw,
    /// which takes 4 % of the time of a reply.
    private static final int PMTUDISC_PROBE = 3;

    private static final int SOL_UDP = 17;
    private static final int UDP_SEGMENT = 103;
    private static final int IPV6_V6ONLY = 26;
    private static final int IPV6_RECVPKTINFO = 49;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment callState = NativeLibrary.newCallState(arena);
    private final boolean ipv6;
    private final String subject;
    private final boolean connected;
    private boolean transmitStamps;
    private final int fd;
    private volatile boolean closed;

    /// For datagrams one at a time; made when first used.
    private DatagramBatch single = DatagramBatch.NONE;

    private TransmitStamps reports = TransmitStamps.NONE;
    private long asked;

    private UdpSocket(InetAddress family, String subject, boolean connected, SocketOptions options)
            throws SystemCallException {
        this.ipv6 = family instanceof Inet6Address;
        this.subject = subject;
        this.connected = connected;
        int type = SOCK_DGRAM | SOCK_CLOEXEC | (options.blocking() ? 0 : SOCK_NONBLOCK);
        int domain = ipv6 ? Sockaddr.AF_INET6 : Sockaddr.AF_INET;
        int opened = SocketCalls.socket(callState, domain, type, 0);
        try {
            this.fd = check(opened, "socket");
        } catch (SystemCallException failed) {
            arena.close();
            throw failed;
        }
    }

    /// A socket that takes datagrams from anyone; port 0 asks for any free port.
    ///
    /// @throws SystemCallException with EACCES when the port needs a privilege, EADDRINUSE when it
    ///   is taken, EADDRNOTAVAIL when the address is not this host's
    public static UdpSocket bound(InetSocketAddress local, SocketOptions options)
            throws SystemCallException {
        return open(local, options, true);
    }

    /// A socket from a port that the kernel picks at random, which talks with one peer only.
    public static UdpSocket connected(InetSocketAddress remote, SocketOptions options)
            throws SystemCallException {
        return open(remote, options, false);
    }

    private static UdpSocket open(InetSocketAddress address, SocketOptions options, boolean bind)
            throws SystemCallException {
        Platform.require();
        var ip = address.getAddress();
        if (ip == null) {
            throw new IllegalArgumentException("must be resolved: " + address);
        }
        String subject = "UDP " + ip.getHostAddress() + " port " + address.getPort();
        var socket = new UdpSocket(ip, subject, !bind, options);
        try {
            socket.apply(options, bind && ip.isAnyLocalAddress());
            socket.attach(address, bind);
        } catch (SystemCallException failed) {
            socket.close();
            throw failed;
        }
        return socket;
    }

    private void apply(SocketOptions options, boolean noteDestination) throws SystemCallException {
        if (ipv6) {
            set(ControlMessage.SOL_IPV6, IPV6_V6ONLY, 1);
            set(ControlMessage.SOL_IPV6, IPV6_MTU_DISCOVER, PMTUDISC_PROBE);
        } else {
            set(ControlMessage.SOL_IP, IP_MTU_DISCOVER, PMTUDISC_PROBE);
        }
        if (options.reusePort()) {
            set(ControlMessage.SOL_SOCKET, SO_REUSEPORT, 1);
        }
        if (options.receiveBufferBytes() > 0) {
            set(ControlMessage.SOL_SOCKET, SO_RCVBUF, options.receiveBufferBytes());
        }
        if (options.busyPollMicros() > 0) {
            set(ControlMessage.SOL_SOCKET, SO_BUSY_POLL, options.busyPollMicros());
        }
        if (options.segmentBytes() > 0) {
            set(SOL_UDP, UDP_SEGMENT, options.segmentBytes());
        }
        if (!options.receiveTimeout().isZero()) {
            setReceiveTimeout(options.receiveTimeout().toNanos());
        }
        if (noteDestination) {
            set(
                    ipv6 ? ControlMessage.SOL_IPV6 : ControlMessage.SOL_IP,
                    ipv6 ? IPV6_RECVPKTINFO : ControlMessage.IP_PKTINFO,
                    1);
        }
        switch (options.timestamps()) {
            case NONE -> {}
            case RECEIVE -> set(ControlMessage.SOL_SOCKET, KernelStamp.SO_TIMESTAMPNS, 1);
            case RECEIVE_AND_TRANSMIT -> startTransmitStamps();
        }
    }

    /// From now on datagrams may ask for transmit timestamps, which are numbered from 0 again;
    /// costs a longer control message with each datagram that comes in. Not before the error queue
    /// is empty.
    public void startTransmitStamps() throws SystemCallException {
        set(ControlMessage.SOL_SOCKET, KernelStamp.SO_TIMESTAMPNS, 0);
        set(ControlMessage.SOL_SOCKET, KernelStamp.SO_TIMESTAMPING, 0);
        set(ControlMessage.SOL_SOCKET, KernelStamp.SO_TIMESTAMPING, KernelStamp.SOCKET_FLAGS);
        transmitStamps = true;
    }

    /// Makes the kernel pick one of the sockets that share this one's port by the sender's network
    /// (IPv4 /24, IPv6 /48) alone, so that all that is remembered of a client is in one place.
    ///
    /// @param sockets how many share the port; all of them are bound already
    public void steerBySource(int sockets) throws SystemCallException {
        try (var scratch = Arena.ofConfined()) {
            var program = ReusePortProgram.bySource(scratch, ipv6, sockets);
            int length = (int) program.byteSize();
            check(
                    SocketCalls.setsockopt(
                            callState,
                            fd,
                            ControlMessage.SOL_SOCKET,
                            ReusePortProgram.SO_ATTACH_REUSEPORT_CBPF,
                            program,
                            length),
                    "setsockopt");
        }
    }

    private void set(int level, int name, int value) throws SystemCallException {
        try (var scratch = Arena.ofConfined()) {
            var memory = scratch.allocateFrom(JAVA_INT, value);
            check(
                    SocketCalls.setsockopt(callState, fd, level, name, memory, Integer.BYTES),
                    "setsockopt");
        }
    }

    private void setReceiveTimeout(long nanos) throws SystemCallException {
        try (var scratch = Arena.ofConfined()) {
            long micros = Math.max(1, nanos / 1000);
            var timeval = scratch.allocateFrom(JAVA_LONG, micros / 1_000_000, micros % 1_000_000);
            int length = (int) timeval.byteSize();
            check(
                    SocketCalls.setsockopt(
                            callState, fd, ControlMessage.SOL_SOCKET, SO_RCVTIMEO, timeval, length),
                    "setsockopt");
        }
    }

    private void attach(InetSocketAddress address, boolean bind) throws SystemCallException {
        try (var scratch = Arena.ofConfined()) {
            var sockaddr = scratch.allocate(Sockaddr.MAX_BYTES, Long.BYTES);
            int length = Sockaddr.write(sockaddr, 0, address);
            if (bind) {
                check(SocketCalls.bind(callState, fd, sockaddr, length), "bind");
            } else {
                check(SocketCalls.connect(callState, fd, sockaddr, length), "connect");
            }
        }
    }

    private int check(int result, String call) throws SystemCallException {
        return SystemCallException.check(result, call, subject);
    }

    /// The address that this socket is bound to, its port filled in by the kernel.
    public InetSocketAddress localAddress() throws SystemCallException {
        try (var scratch = Arena.ofConfined()) {
            var sockaddr = scratch.allocate(Sockaddr.MAX_BYTES, Long.BYTES);
            var length = scratch.allocateFrom(JAVA_INT, Sockaddr.MAX_BYTES);
            var state = NativeLibrary.newCallState(scratch);
            check(SocketCalls.getsockname(state, fd, sockaddr, length), "getsockname");
            return Sockaddr.read(sockaddr, 0);
        }
    }

    public int localPort() throws SystemCallException {
        return localAddress().getPort();
    }

    private DatagramBatch single() {
        if (single == DatagramBatch.NONE) {
            single = DatagramBatch.of(1, MAX_DATAGRAM_BYTES);
        }
        return single;
    }

    /// Sends `datagram` to the connected peer, and asks for its transmit timestamp when the socket
    /// takes these; returns its length or `-errno`.
    public int send(MemorySegment datagram) {
        if (datagram.byteSize() > MAX_DATAGRAM_BYTES) {
            return -Errno.EMSGSIZE;
        }
        var batch = single();
        int length = (int) datagram.byteSize();
        MemorySegment.copy(datagram, 0, batch.memory(), batch.datagramOffset(0), length);
        batch.queueConnected(0, length, transmitStamps);
        int sent = batch.send(this);
        if (sent < 0) {
            return sent;
        }
        asked += transmitStamps ? 1 : 0;
        return length;
    }

    /// When the kernel handed the datagram of the last [#send] to the device: CLOCK_REALTIME, 0
    /// when it is not known or not known yet. Empties the error queue.
    public long transmittedRealtimeNanos() {
        if (reports == TransmitStamps.NONE) {
            reports = TransmitStamps.of(8);
        }
        long found = 0;
        for (int n = reports.read(this); n > 0; n = reports.read(this)) {
            for (int i = 0; i < n; i++) {
                boolean last = reports.number(i) == ((asked - 1) & 0xFFFF_FFFFL);
                found = last ? reports.realtimeNanos(i) : found;
            }
        }
        return found;
    }

    /// Receives one datagram; returns its length, or `-errno`: `-EAGAIN` when there is none,
    /// `-ECONNREFUSED` when the peer's host said so, `-EMSGSIZE` when it was longer than `into`.
    public int receive(MemorySegment into) {
        var batch = single();
        int received = batch.receive(this);
        if (received <= 0) {
            return received == 0 ? -Errno.EAGAIN : received;
        }
        int length = batch.datagramLength(0);
        if (batch.isTruncated(0) || length > into.byteSize()) {
            return -Errno.EMSGSIZE;
        }
        MemorySegment.copy(batch.memory(), batch.datagramOffset(0), into, 0, length);
        return length;
    }

    /// When the kernel took the datagram that [#receive] returned last: CLOCK_REALTIME, 0 when it
    /// was not stamped.
    public long receivedRealtimeNanos() {
        return single().receivedRealtimeNanos(0);
    }

    /// Who sent the datagram that [#receive] returned last.
    public InetSocketAddress receivedFrom() {
        var batch = single();
        return Sockaddr.read(batch.memory(), batch.sockaddrOffset(0));
    }

    int fd() {
        if (closed) {
            throw new IllegalStateException("must be open: " + subject);
        }
        return fd;
    }

    boolean isConnected() {
        return connected;
    }

    /// What this socket is bound or connected to, for messages.
    @Override
    public String toString() {
        return subject;
    }

    /// Closes the socket; the owner's thread must have left its calls.
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            SocketCalls.close(callState, fd);
            arena.close();
        }
    }
}
