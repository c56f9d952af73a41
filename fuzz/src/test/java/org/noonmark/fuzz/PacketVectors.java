package org.noonmark.fuzz;

import java.util.HexFormat;
import java.util.List;

/// Good packets to start from, written by hand: requests, replies, kisses, MACs, extension fields.
final class PacketVectors {
    private static final String ZEROS_36 = "00".repeat(36);
    private static final String REQUEST = "23000620" + ZEROS_36 + "0123456789abcdef";
    private static final String REPLY =
            "240206e900000236000003b7c0000201ec00000000000000"
                    + "0123456789abcdefec00000180000000ec00000180010000";

    static final List<byte[]> ALL =
            List.of(
                    hex(REQUEST),
                    hex("1b" + REQUEST.substring(2)),
                    hex(REPLY),
                    hex(REPLY + "00000000"),
                    hex("e4000600000000000000000052415445" + "00".repeat(32)),
                    hex(REQUEST + "0000000a" + "5c".repeat(16)),
                    hex("1b" + REQUEST.substring(2) + "00000002" + "5c".repeat(20)),
                    hex(REQUEST + ntsFields()),
                    hex(REQUEST + fields() + "00000007" + "33".repeat(20)));

    private PacketVectors() {}

    private static String ntsFields() {
        return "01040024"
                + "5a".repeat(32)
                + "02040068"
                + "c0".repeat(100)
                + "03040068"
                + "00".repeat(100)
                + "0404002800100010"
                + "b0".repeat(32);
    }

    private static String fields() {
        return "f5010010" + "11".repeat(12) + "f502001c" + "22".repeat(24);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
