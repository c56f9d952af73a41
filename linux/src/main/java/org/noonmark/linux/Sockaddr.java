package org.noonmark.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;

/// The kernel's socket addresses (`sockaddr_in`, `sockaddr_in6`): two bytes of family in host
/// order, two of port in network order; then for IPv4 the address at byte 4, for IPv6 the flow
/// information at byte 4, the address at byte 8 and the scope at byte 24.
///
/// Hot path: the methods that take and return primitives allocate nothing.
public final class Sockaddr {
    public static final int AF_INET = 2;
    public static final int AF_INET6 = 10;

    public static final int IPV4_BYTES = 16;
    public static final int IPV6_BYTES = 28;

    /// Room for either, and what to reserve.
    public static final int MAX_BYTES = 32;

    public static final long FAMILY = 0;
    public static final long PORT = 2;
    public static final long IPV4_ADDRESS = 4;
    public static final long IPV6_ADDRESS = 8;
    public static final long IPV6_SCOPE = 24;

    private static final ValueLayout.OfShort BIG_ENDIAN_SHORT =
            JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private static final ValueLayout.OfInt BIG_ENDIAN_INT =
            JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong BIG_ENDIAN_LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private Sockaddr() {}

    public static int family(MemorySegment memory, long offset) {
        return memory.get(JAVA_SHORT_UNALIGNED, offset + FAMILY) & 0xFFFF;
    }

    /// The port, `[0, 65535]`.
    public static int port(MemorySegment memory, long offset) {
        return memory.get(BIG_ENDIAN_SHORT, offset + PORT) & 0xFFFF;
    }

    /// The IPv4 address as a number, first byte highest.
    public static int ipv4Address(MemorySegment memory, long offset) {
        return memory.get(BIG_ENDIAN_INT, offset + IPV4_ADDRESS);
    }

    /// The upper half of the IPv6 address, first byte highest.
    public static long ipv6High(MemorySegment memory, long offset) {
        return memory.get(BIG_ENDIAN_LONG, offset + IPV6_ADDRESS);
    }

    /// The lower half of the IPv6 address.
    public static long ipv6Low(MemorySegment memory, long offset) {
        return memory.get(BIG_ENDIAN_LONG, offset + IPV6_ADDRESS + Long.BYTES);
    }

    /// Writes `address`; returns its length in bytes.
    public static int write(MemorySegment memory, long offset, InetSocketAddress address) {
        var ip = address.getAddress();
        if (ip == null) {
            throw new IllegalArgumentException("must be resolved: " + address);
        }
        memory.asSlice(offset, MAX_BYTES).fill((byte) 0);
        memory.set(BIG_ENDIAN_SHORT, offset + PORT, (short) address.getPort());
        byte[] bytes = ip.getAddress();
        boolean v6 = ip instanceof Inet6Address;
        memory.set(JAVA_SHORT_UNALIGNED, offset + FAMILY, (short) (v6 ? AF_INET6 : AF_INET));
        MemorySegment.copy(
                bytes,
                0,
                memory,
                JAVA_BYTE,
                offset + (v6 ? IPV6_ADDRESS : IPV4_ADDRESS),
                bytes.length);
        if (ip instanceof Inet6Address inet6) {
            memory.set(JAVA_INT_UNALIGNED, offset + IPV6_SCOPE, inet6.getScopeId());
        }
        return v6 ? IPV6_BYTES : IPV4_BYTES;
    }

    /// Reads an address back.
    ///
    /// @throws IllegalArgumentException when the family is neither IPv4 nor IPv6
    public static InetSocketAddress read(MemorySegment memory, long offset) {
        try {
            return new InetSocketAddress(address(memory, offset), port(memory, offset));
        } catch (UnknownHostException impossible) {
            throw new AssertionError("lengths are fixed here", impossible);
        }
    }

    private static InetAddress address(MemorySegment memory, long offset)
            throws UnknownHostException {
        return switch (family(memory, offset)) {
            case AF_INET -> InetAddress.getByAddress(bytes(memory, offset + IPV4_ADDRESS, 4));
            case AF_INET6 -> {
                byte[] bytes = bytes(memory, offset + IPV6_ADDRESS, 16);
                int scope = memory.get(JAVA_INT_UNALIGNED, offset + IPV6_SCOPE);
                yield scope == 0
                        ? InetAddress.getByAddress(bytes)
                        : Inet6Address.getByAddress(null, bytes, scope);
            }
            default ->
                    throw new IllegalArgumentException(
                            "must be IPv4 or IPv6: family=" + family(memory, offset));
        };
    }

    private static byte[] bytes(MemorySegment memory, long offset, int length) {
        return memory.asSlice(offset, length).toArray(JAVA_BYTE);
    }
}
