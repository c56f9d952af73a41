package org.noonmark.wire.ntp;

import java.util.HexFormat;
import java.util.List;

/// Packets written by hand for the tests, each with what it is about.
public final class NtpVectors {
    /// Minimised client request, version 4, poll 6, transmit field only.
    public static final byte[] REQUEST = hex("23000620" + "00".repeat(36) + "0123456789abcdef");

    /// Server reply of stratum 2 to [#REQUEST].
    public static final byte[] REPLY =
            hex(
                    "240206e900000236000003b7c0000201ec00000000000000"
                            + "0123456789abcdef"
                            + "ec00000180000000"
                            + "ec00000180010000");

    /// A version 3 request.
    public static final byte[] REQUEST_V3 = with(REQUEST, 0, 0x1B);

    /// The CMAC of RFC 8573 under key 10, key fc24971b5266dc46efe0e8084689b688.
    public static final byte[] CMAC_REQUEST =
            hex(
                    "230006ec"
                            + "00".repeat(36)
                            + "e9a1b2c3d4e5f607"
                            + "0000000ab65cfd1e58c55d6a2a753e72c60d177c");

    /// MD5 under key 1, `secretkey12345`.
    public static final byte[] MD5_REQUEST =
            hex(
                    "230006ec"
                            + "00".repeat(36)
                            + "e9a1b2c3d4e5f607"
                            + "00000001fc6094a5b9ecb90204d88de1f49d808a");

    /// SHA-1 under key 2, `secretkey12345`.
    public static final byte[] SHA1_REQUEST =
            hex(
                    "230006ec"
                            + "00".repeat(36)
                            + "e9a1b2c3d4e5f607"
                            + "00000002f5fc67bca5db6d8e018c02ba07272c9c45b30e0c");

    /// A reply that ends in a crypto-NAK.
    public static final byte[] CRYPTO_NAK = join(REPLY, hex("00000000"));

    /// A kiss-o'-death RATE to [#REQUEST].
    public static final byte[] KISS_RATE =
            hex(
                    "e4000600000000000000000052415445"
                            + "00".repeat(8)
                            + "0123456789abcdef"
                            + "00".repeat(16));

    /// Unique identifier, cookie and authenticator, 36 + 20 + 40 bytes.
    public static final byte[] NTS_REQUEST =
            join(
                    REQUEST,
                    hex(
                            "01040024"
                                    + "5a".repeat(32)
                                    + "02040014"
                                    + "c0".repeat(16)
                                    + "04040028"
                                    + "0010001000"
                                    + "b0".repeat(31)));

    /// One field of 16 bytes, one of 28, and a MAC.
    public static final byte[] FIELDS_AND_MAC =
            join(
                    REQUEST,
                    hex(
                            "f5010010"
                                    + "11".repeat(12)
                                    + "f502001c"
                                    + "22".repeat(24)
                                    + "00000007"
                                    + "33".repeat(20)));

    /// All of the above.
    public static final List<byte[]> ALL =
            List.of(
                    REQUEST,
                    REPLY,
                    REQUEST_V3,
                    CMAC_REQUEST,
                    MD5_REQUEST,
                    SHA1_REQUEST,
                    CRYPTO_NAK,
                    KISS_RATE,
                    NTS_REQUEST,
                    FIELDS_AND_MAC);

    private NtpVectors() {}

    public static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    public static byte[] join(byte[]... parts) {
        var joined = new java.io.ByteArrayOutputStream();
        for (var part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    /// A copy with one byte changed.
    public static byte[] with(byte[] bytes, int position, int value) {
        var copy = bytes.clone();
        copy[position] = (byte) value;
        return copy;
    }
}
