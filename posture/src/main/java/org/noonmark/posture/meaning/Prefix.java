package org.noonmark.posture.meaning;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/// A block of IPv4 or IPv6 addresses.
///
/// @param width 32 or 128 bits
/// @param address its first address
/// @param length of what all its addresses share, in bits
public record Prefix(int width, BigInteger address, int length) implements Comparable<Prefix> {
    static final Prefix ALL_IPV4 = new Prefix(32, BigInteger.ZERO, 0);
    static final Prefix ALL_IPV6 = new Prefix(128, BigInteger.ZERO, 0);

    /// Clears the bits after the length.
    public Prefix {
        if (length < 0 || length > width) {
            throw new IllegalArgumentException(
                    "must be from 0 to %d: length=%d".formatted(width, length));
        }
        address = address.shiftRight(width - length).shiftLeft(width - length);
    }

    /// An address or `address/length`; parts of an IPv4 address that are missing are free, as
    /// chrony.conf(5) has them (`192.168`). Empty for anything else, names included.
    public static Optional<Prefix> parse(String text) {
        var halves = text.split("/", 2);
        if (!halves[0].matches("[0-9.]{1,15}|[0-9A-Fa-f:.]{2,45}")) {
            return Optional.empty();
        }
        try {
            boolean isShort = halves[0].matches("\\d{1,3}(\\.\\d{1,3}){0,2}\\.?");
            int parts = halves[0].split("\\.").length;
            var whole =
                    isShort
                            ? halves[0].replaceFirst("\\.$", "") + ".0".repeat(4 - parts)
                            : halves[0];
            var bytes = InetAddress.ofLiteral(whole).getAddress();
            int width = bytes.length * 8;
            int length =
                    halves.length == 2 ? Integer.parseInt(halves[1]) : isShort ? 8 * parts : width;
            return length < 0 || length > width
                    ? Optional.empty()
                    : Optional.of(new Prefix(width, new BigInteger(1, bytes), length));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /// An address and a mask such as `255.255.0.0`.
    static Optional<Prefix> parse(String address, String mask) {
        var first = parse(address);
        var bits = parse(mask);
        if (first.isEmpty() || bits.isEmpty() || first.get().width != bits.get().width) {
            return Optional.empty();
        }
        int width = first.get().width;
        int free = bits.get().address.getLowestSetBit();
        return Optional.of(new Prefix(width, first.get().address, free < 0 ? 0 : width - free));
    }

    /// Whether every address of the other one is in this.
    public boolean contains(Prefix other) {
        return width == other.width
                && length <= other.length
                && address.equals(
                        other.address.shiftRight(width - length).shiftLeft(width - length));
    }

    /// Whether it holds every address of its family.
    public boolean isAll() {
        return length == 0;
    }

    /// Whether it lies in the loopback block of its family.
    public boolean isLoopback() {
        return width == 32
                ? new Prefix(32, BigInteger.valueOf(127L << 24), 8).contains(this)
                : new Prefix(128, BigInteger.ONE, 128).contains(this);
    }

    Prefix half(int which) {
        return new Prefix(
                width, which == 0 ? address : address.setBit(width - length - 1), length + 1);
    }

    @Override
    public int compareTo(Prefix other) {
        int byWidth = Integer.compare(width, other.width);
        int byAddress = address.compareTo(other.address);
        return byWidth != 0
                ? byWidth
                : byAddress != 0 ? byAddress : Integer.compare(length, other.length);
    }

    @Override
    public String toString() {
        var bytes = new byte[width / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = address.shiftRight(8 * (bytes.length - 1 - i)).byteValue();
        }
        try {
            // As IPv6, so that a mapped IPv4 address stays what it is written as.
            var host =
                    width == 32
                            ? InetAddress.getByAddress(bytes).getHostAddress()
                            : Inet6Address.getByAddress("", bytes, -1).getHostAddress();
            var compact = host.replaceFirst("(^|:)0(:0)+(:|$)", "::");
            return length == width ? compact : compact + "/" + length;
        } catch (UnknownHostException impossible) {
            throw new AssertionError("4 or 16 bytes", impossible);
        }
    }
}
