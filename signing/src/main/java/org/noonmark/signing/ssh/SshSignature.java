package org.noonmark.signing.ssh;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// A detached signature as `ssh-keygen -Y sign` writes it (PROTOCOL.sshsig).
///
/// ```
/// byte[6] "SSHSIG"   uint32 version = 1   string public key   string namespace
/// string reserved (empty)   string hash algorithm   string signature
/// ```
public final class SshSignature {
    /// The longest file of a signature: RSA with 8192 bits needs about 3 KiB.
    public static final int MAX_BYTES = 8192;

    private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----\n";
    private static final String END = "-----END SSH SIGNATURE-----";
    private static final byte[] MAGIC = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int MAX_NAMESPACE = 255;
    private static final Map<String, String> JDK_HASHES =
            Map.of("sha256", "SHA-256", "sha512", "SHA-512");

    private final SshPublicKey key;
    private final String namespace;
    private final String hash;
    private final byte[] signature;

    private SshSignature(SshPublicKey key, String namespace, String hash, byte[] signature) {
        this.key = key;
        this.namespace = namespace;
        this.hash = hash;
        this.signature = signature;
    }

    /// Reads a file of a signature; white space after its end is allowed.
    public static SshDecoded<SshSignature> parse(byte[] file) {
        if (file.length > MAX_BYTES) {
            return new SshDecoded.Malformed<>(SshFault.TOO_LONG, 0);
        }
        var text = new String(file, StandardCharsets.ISO_8859_1).replace("\r\n", "\n").strip();
        if (!text.startsWith(BEGIN) || !text.endsWith("\n" + END)) {
            return new SshDecoded.Malformed<>(SshFault.NO_ARMOUR, 0);
        }
        int end = text.length() - END.length();
        var letters = text.substring(BEGIN.length(), end).replace("\n", "");
        return base64(letters)
                .map(SshSignature::decode)
                .orElse(new SshDecoded.Malformed<>(SshFault.NO_BASE64, BEGIN.length()));
    }

    /// The bytes of base64 in its one spelling (RFC 4648 section 3.5).
    static Optional<byte[]> base64(String letters) {
        try {
            var bytes = Base64.getDecoder().decode(letters);
            return Base64.getEncoder().encodeToString(bytes).equals(letters)
                    ? Optional.of(bytes)
                    : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /// Reads the bytes between the first and the last line.
    public static SshDecoded<SshSignature> decode(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return new SshDecoded.Malformed<>(SshFault.TOO_LONG, 0);
        }
        var in = new SshBytes(bytes);
        if (!Arrays.equals(in.take(MAGIC.length), MAGIC)) {
            return new SshDecoded.Malformed<>(SshFault.NO_SIGNATURE, 0);
        }
        if (in.uint32() != VERSION) {
            return new SshDecoded.Malformed<>(SshFault.UNKNOWN_VERSION, MAGIC.length);
        }
        var key = in.string();
        var namespace = in.word();
        var reserved = in.string();
        var hash = in.word();
        var signature = in.string();
        if (!in.isComplete()) {
            return new SshDecoded.Malformed<>(SshFault.WRONG_LENGTH, in.position());
        }
        if (reserved.length > 0) {
            return new SshDecoded.Malformed<>(SshFault.RESERVED, MAGIC.length);
        }
        if (!JDK_HASHES.containsKey(hash)) {
            return new SshDecoded.Malformed<>(SshFault.UNKNOWN_HASH, MAGIC.length);
        }
        if (namespace.isEmpty() || namespace.length() > MAX_NAMESPACE) {
            return new SshDecoded.Malformed<>(SshFault.OTHER_NAMESPACE, MAGIC.length);
        }
        return switch (SshPublicKey.decode(key)) {
            case SshDecoded.Malformed<SshPublicKey>(var fault, _) ->
                    new SshDecoded.Malformed<>(fault, MAGIC.length);
            case SshDecoded.Good<SshPublicKey>(var good) ->
                    new SshDecoded.Good<>(new SshSignature(good, namespace, hash, signature));
        };
    }

    /// The key that claims to have signed.
    public SshPublicKey key() {
        return key;
    }

    /// What is wrong with it as a signature of its own key over `message`; empty when nothing is.
    ///
    /// @param wanted the only namespace that counts
    public Optional<SshFault> defect(byte[] message, String wanted) {
        return namespace.equals(wanted)
                ? key.defect(signed(message), signature)
                : Optional.of(SshFault.OTHER_NAMESPACE);
    }

    /// What is signed: `SSHSIG`, namespace, reserved, hash algorithm, hash of the message.
    private byte[] signed(byte[] message) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(MAGIC);
        string(out, namespace.getBytes(StandardCharsets.US_ASCII));
        string(out, new byte[0]);
        string(out, hash.getBytes(StandardCharsets.US_ASCII));
        string(out, hashed(message));
        return out.toByteArray();
    }

    private static void string(ByteArrayOutputStream out, byte[] bytes) {
        out.write(bytes.length >>> 24);
        out.write(bytes.length >>> 16);
        out.write(bytes.length >>> 8);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }

    private byte[] hashed(byte[] message) {
        try {
            return MessageDigest.getInstance(JDK_HASHES.getOrDefault(hash, hash)).digest(message);
        } catch (NoSuchAlgorithmException never) {
            throw new AssertionError("every Java platform has " + hash, never);
        }
    }
}
