package org.noonmark.proof.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A named public key that verifies signatures of notes: a vkey (signed-note, section Verifier
/// keys).
public final class VerifierKey {
    private static final int ID_BYTES = 4;
    private static final HexFormat HEX = HexFormat.of();

    /// What stands before a raw key in a SubjectPublicKeyInfo (RFC 8410 section 4; RFC 9881).
    private static final byte[] ED25519_INFO = HEX.parseHex("302a300506032b6570032100");

    private static final byte[] ML_DSA_44_INFO =
            HEX.parseHex("30820532300b06096086480165030403110382052100");

    private final String name;
    private final KeyType type;
    private final byte[] raw;
    private final int id;
    private final PublicKey key;

    private VerifierKey(String name, KeyType type, byte[] raw, PublicKey key) {
        this.name = name;
        this.type = type;
        this.raw = raw;
        this.key = key;
        this.id = id(name, type, raw);
    }

    /// The key with this name, type and raw public key.
    public static Parsed<VerifierKey> of(String name, KeyType type, byte[] raw) {
        if (!KeyName.isValid(name)) {
            return malformed("the name of a key must have no space and no plus sign");
        }
        if (raw.length != type.keyBytes()) {
            return malformed(
                    "a key of %s has %d bytes, not %d"
                            .formatted(type.algorithm(), type.keyBytes(), raw.length));
        }
        try {
            return new Parsed.Good<>(new VerifierKey(name, type, raw.clone(), key(type, raw)));
        } catch (GeneralSecurityException noKey) {
            return malformed("is no key of " + type.algorithm());
        }
    }

    /// Reads name+hexadecimal ID+base64 of type and key.
    public static Parsed<VerifierKey> parse(String vkey) {
        int first = vkey.indexOf('+');
        int second = vkey.indexOf('+', first + 1);
        if (first < 0 || second < 0) {
            return malformed("a verifier key is written name+ID+key");
        }
        var name = vkey.substring(0, first);
        var id = vkey.substring(first + 1, second);
        var typed = CanonicalText.base64(vkey.substring(second + 1)).orElse(new byte[0]);
        if (typed.length < 2) {
            return malformed("the key is not canonical base64 of a type and a key");
        }
        var type = KeyType.ofCode(typed[0]);
        if (type.isEmpty()) {
            return malformed("a key of type 0x%02x is not used here".formatted(typed[0]));
        }
        return of(name, type.get(), Arrays.copyOfRange(typed, 1, typed.length))
                .then(key ->
                        key.idText().equals(id)
                                ? new Parsed.Good<>(key)
                                : malformed("the ID is not that of the key"));
    }

    private static Parsed<VerifierKey> malformed(String reason) {
        return new Parsed.Malformed<>(0, reason);
    }

    private static PublicKey key(KeyType type, byte[] raw) throws GeneralSecurityException {
        var info =
                switch (type) {
                    case ED25519, ED25519_COSIGNATURE -> ED25519_INFO;
                    case ML_DSA_44_COSIGNATURE -> ML_DSA_44_INFO;
                };
        var encoded = ByteBuffer.allocate(info.length + raw.length).put(info).put(raw).array();
        return KeyFactory.getInstance(type.algorithm())
                .generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static int id(String name, KeyType type, byte[] raw) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(name.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) '\n');
            sha256.update((byte) type.code());
            sha256.update(raw);
            return ByteBuffer.wrap(sha256.digest()).getInt();
        } catch (NoSuchAlgorithmException never) {
            throw new AssertionError("every Java platform has SHA-256", never);
        }
    }

    public String name() {
        return name;
    }

    public KeyType type() {
        return type;
    }

    /// The first four bytes of the hash of name, type and key, big-endian.
    public int id() {
        return id;
    }

    /// A copy of the raw public key.
    public byte[] raw() {
        return raw.clone();
    }

    /// Whether both wrap the same public key, whatever they are called.
    boolean hasKeyOf(VerifierKey other) {
        return type.algorithm().equals(other.type.algorithm()) && Arrays.equals(raw, other.raw);
    }

    /// Whether a signature line of this name and ID is this key's to verify.
    boolean belongsTo(SignatureLine line) {
        return line.keyId() == id && line.name().equals(name);
    }

    /// Whether `signature` is this key's over `message`.
    public boolean verifies(byte[] message, byte[] signature) {
        try {
            var verifier = Signature.getInstance(type.algorithm());
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException refused) {
            return false;
        }
    }

    private String idText() {
        return HEX.toHexDigits(id, 2 * ID_BYTES);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that
                && name.equals(that.name)
                && type == that.type
                && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return id;
    }

    /// As [#parse] reads it.
    @Override
    public String toString() {
        var typed = ByteBuffer.allocate(1 + raw.length).put((byte) type.code()).put(raw).array();
        return name + "+" + idText() + "+" + Base64.getEncoder().encodeToString(typed);
    }
}
