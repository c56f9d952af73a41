package org.noonmark.tsp;

import java.util.Arrays;
import java.util.Optional;

/// The hash algorithms that are accepted in a message imprint. MD5 and SHA-1 are not among them:
/// two documents with one hash can be made for them.
public enum HashAlgorithm {
    SHA256("2.16.840.1.101.3.4.2.1", "SHA-256", 32),
    SHA384("2.16.840.1.101.3.4.2.2", "SHA-384", 48),
    SHA512("2.16.840.1.101.3.4.2.3", "SHA-512", 64),
    SHA3_256("2.16.840.1.101.3.4.2.8", "SHA3-256", 32),
    SHA3_384("2.16.840.1.101.3.4.2.9", "SHA3-384", 48),
    SHA3_512("2.16.840.1.101.3.4.2.10", "SHA3-512", 64);

    private final String oid;
    private final String text;
    private final int lengthBytes;

    HashAlgorithm(String oid, String text, int lengthBytes) {
        this.oid = oid;
        this.text = text;
        this.lengthBytes = lengthBytes;
    }

    /// The object identifier with dots.
    public String oid() {
        return oid;
    }

    /// The name by which Java's `MessageDigest` knows it.
    public String text() {
        return text;
    }

    public int lengthBytes() {
        return lengthBytes;
    }

    static Optional<HashAlgorithm> ofOid(String oid) {
        return Arrays.stream(values()).filter(known -> known.oid.equals(oid)).findFirst();
    }
}
