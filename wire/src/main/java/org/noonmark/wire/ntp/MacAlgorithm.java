package org.noonmark.wire.ntp;

import java.util.Arrays;
import java.util.Optional;

/// How a symmetric key makes a MAC; names as in chrony's and ntpd's key files.
public enum MacAlgorithm {
    /// AES-128 in CMAC (RFC 8573): the one to use.
    AES128(16, 16),
    /// AES-256 in CMAC.
    AES256(32, 16),
    /// `MD5(key || packet)`, legacy.
    MD5(0, 16),
    /// `SHA-1(key || packet)`, legacy.
    SHA1(0, 20);

    private final int keyBytes;
    private final int digestBytes;

    MacAlgorithm(int keyBytes, int digestBytes) {
        this.keyBytes = keyBytes;
        this.digestBytes = digestBytes;
    }

    /// The length that a key must have, or 0 when any will do.
    public int keyBytes() {
        return keyBytes;
    }

    public int digestBytes() {
        return digestBytes;
    }

    /// By its name, without regard to case; `AES-128` and `AES128CMAC` are AES128.
    public static Optional<MacAlgorithm> named(String name) {
        var plain = name.toUpperCase(java.util.Locale.ROOT).replace("-", "").replace("CMAC", "");
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.name().equals(plain))
                .findFirst();
    }

    MacFunction with(byte[] key) {
        return switch (this) {
            case AES128, AES256 -> new AesCmac(key);
            case MD5 -> new KeyedDigest("MD5", key);
            case SHA1 -> new KeyedDigest("SHA-1", key);
        };
    }
}
