package org.noonmark.proof.dispute;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Optional;

/// What the header of a server's NTP packet says (RFC 5905 section 7.3), versions 3 and 4.
///
/// @param leap its leap indicator, 3 when it does not know the time
/// @param transmit its transmit timestamp, nanoseconds of UTC since 1970, rounded down
/// @param bound root delay / 2 + root dispersion, nanoseconds, rounded up: it promises that UTC was
///   no farther from its timestamp
public record NtpReply(int leap, int stratum, BigInteger transmit, BigInteger bound) {
    private static final int HEADER_BYTES = 48;
    private static final int CLIENT = 3;
    private static final int SERVER = 4;
    private static final int UNKNOWN = 3;
    private static final int MOST_STRATUM = 15;
    private static final long UNSIGNED = 0xFFFF_FFFFL;
    private static final long SECOND = 1_000_000_000L;

    /// From 1900 to 1970.
    private static final long NTP_TO_POSIX = 2_208_988_800L;

    /// Reads a reply; nothing when it does not repeat the request's transmit timestamp.
    ///
    /// @param near an instant within 68 years, which tells the era
    static Optional<NtpReply> read(byte[] request, byte[] response, BigInteger near) {
        boolean isReply =
                isPacket(request, CLIENT)
                        && isPacket(response, SERVER)
                        && ByteBuffer.wrap(request).getLong(40) != 0
                        && ByteBuffer.wrap(request).getLong(40)
                                == ByteBuffer.wrap(response).getLong(24);
        if (!isReply) {
            return Optional.empty();
        }
        var packet = ByteBuffer.wrap(response);
        long delay = packet.getInt(4) & UNSIGNED;
        long dispersion = packet.getInt(8) & UNSIGNED;
        return Optional.of(
                new NtpReply(
                        (packet.get(0) & 0xFF) >> 6,
                        packet.get(1) & 0xFF,
                        nanos(packet.getLong(40), near),
                        ceil(BigInteger.valueOf(delay + 2 * dispersion))));
    }

    private static boolean isPacket(byte[] packet, int mode) {
        if (packet.length < HEADER_BYTES) {
            return false;
        }
        int version = (packet[0] >> 3) & 7;
        return (packet[0] & 7) == mode && (version == 3 || version == 4);
    }

    private static BigInteger nanos(long timestamp, BigInteger near) {
        long seconds = (timestamp >>> 32) - NTP_TO_POSIX;
        long now = near.divide(BigInteger.valueOf(SECOND)).longValueExact();
        long era = (now - seconds + (1L << 31)) >> 32;
        long fraction = ((timestamp & UNSIGNED) * SECOND) >>> 32;
        return BigInteger.valueOf(seconds + (era << 32))
                .multiply(BigInteger.valueOf(SECOND))
                .add(BigInteger.valueOf(fraction));
    }

    /// Of units of 2^-17 s.
    private static BigInteger ceil(BigInteger units) {
        return units.multiply(BigInteger.valueOf(SECOND))
                .add(BigInteger.valueOf((1 << 17) - 1))
                .shiftRight(17);
    }

    /// Whether the server says that it knows the time.
    boolean tellsTime() {
        return leap != UNKNOWN && stratum >= 1 && stratum <= MOST_STRATUM;
    }

    /// The time that it says, as far as it promises.
    public SignedTime stated() {
        return new SignedTime("", transmit.subtract(bound), latest().add(bound));
    }

    /// Its timestamp, rounded up.
    BigInteger latest() {
        return transmit.add(BigInteger.ONE);
    }
}
