package org.noonmark.guard.source;

import java.nio.charset.StandardCharsets;

/// How bytes are packed, by their first ones.
enum Packing {
    NONE,
    GZIP,
    ZIP,
    TAR,
    OTHER;

    private static final int TAR_MAGIC = 257;

    static Packing of(byte[] head) {
        if (begins(head, 0, "\u001f\u008b")) {
            return GZIP;
        }
        if (begins(head, 0, "PK\u0003\u0004") || begins(head, 0, "PK\u0005\u0006")) {
            return ZIP;
        }
        if (begins(head, TAR_MAGIC, "ustar")) {
            return TAR;
        }
        boolean isOther =
                begins(head, 0, "BZh")
                        || begins(head, 0, "\u00fd7zXZ\0")
                        || begins(head, 0, "(\u00b5/\u00fd")
                        || begins(head, 0, "7z\u00bc\u00af")
                        || begins(head, 0, "Rar!")
                        || begins(head, 0, "\u0004\"M\u0018");
        return isOther ? OTHER : NONE;
    }

    private static boolean begins(byte[] head, int at, String magic) {
        var bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
        if (head.length < at + bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (head[at + i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
