package org.noonmark.signing.ssh;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.noonmark.signing.Ed25519PublicKey;

/// A public key as OpenSSH writes it. Two are equal when their bytes are.
public final class SshPublicKey {
    /// The longest: RSA with 8192 bits has 1 KiB.
    static final int MAX_BYTES = 2048;

    private static final String APPLICATION = "ssh:";

    private final SshKeyType type;
    private final byte[] encoded;
    private final KeyMath math;

    private SshPublicKey(SshKeyType type, byte[] encoded, KeyMath math) {
        this.type = type;
        this.encoded = encoded;
        this.math = math;
    }

    /// Reads a key.
    ///
    /// @param bytes what stands in base64 in files
    public static SshDecoded<SshPublicKey> decode(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return new SshDecoded.Malformed<>(SshFault.TOO_LONG, 0);
        }
        var in = new SshBytes(bytes);
        var word = in.word();
        if (!in.isGood()) {
            return new SshDecoded.Malformed<>(SshFault.WRONG_LENGTH, in.position());
        }
        var type = SshKeyType.of(word);
        if (type.isEmpty()) {
            return new SshDecoded.Malformed<>(SshFault.UNKNOWN_KEY_TYPE, 0);
        }
        int start = in.position();
        var math = math(type.get(), in);
        if (!in.isGood()) {
            return new SshDecoded.Malformed<>(SshFault.WRONG_LENGTH, in.position());
        }
        if (math.isEmpty()) {
            return new SshDecoded.Malformed<>(SshFault.BAD_KEY, start);
        }
        int application = in.position();
        if (type.get().isInHardware() && !in.word().equals(APPLICATION)) {
            return new SshDecoded.Malformed<>(SshFault.BAD_APPLICATION, application);
        }
        return in.isComplete()
                ? new SshDecoded.Good<>(new SshPublicKey(type.get(), bytes.clone(), math.get()))
                : new SshDecoded.Malformed<>(SshFault.WRONG_LENGTH, in.position());
    }

    private static Optional<KeyMath> math(SshKeyType type, SshBytes in) {
        return switch (type) {
            case ED25519, SK_ED25519 -> {
                var point = in.string();
                yield point.length == Ed25519PublicKey.BYTES
                        ? Ed25519PublicKey.from(point).map(KeyMath.Edwards::new)
                        : Optional.empty();
            }
            case ECDSA_P256, SK_ECDSA_P256 -> {
                boolean known = in.word().equals("nistp256");
                var point = in.string();
                yield known ? P256.key(point).map(KeyMath.Weierstrass::new) : Optional.empty();
            }
            case RSA -> {
                BigInteger exponent = in.mpint();
                yield RsaKeys.key(in.mpint(), exponent).map(KeyMath.Rsa::new);
            }
        };
    }

    /// Its type.
    public SshKeyType type() {
        return type;
    }

    /// The bytes that stand in base64 in files; a copy.
    public byte[] bytes() {
        return encoded.clone();
    }

    /// As `ssh-keygen -l` prints it: `SHA256:` and base64 without padding.
    public String fingerprint() {
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(sha256(encoded));
    }

    /// What two keys have in common that one secret can sign for, as whatever type they are
    /// written.
    Object secret() {
        return math.secret();
    }

    /// What is wrong with a signature over `message`.
    ///
    /// @param signature algorithm, signature proper, and for a hardware key its flags and counter
    Optional<SshFault> defect(byte[] message, byte[] signature) {
        var in = new SshBytes(signature);
        var algorithm = in.word();
        var proper = in.string();
        var flagsAndCounter = type.isInHardware() ? in.take(Touch.BYTES) : new byte[0];
        if (!in.isComplete()) {
            return Optional.of(SshFault.WRONG_LENGTH);
        }
        boolean fits =
                type == SshKeyType.RSA ? RsaKeys.isKnown(algorithm) : algorithm.equals(type.word());
        if (!fits) {
            return Optional.of(SshFault.WRONG_ALGORITHM);
        }
        if (type.isInHardware() && !Touch.isPresent(flagsAndCounter)) {
            return Optional.of(SshFault.NOT_TOUCHED);
        }
        var signed =
                type.isInHardware() ? Touch.signed(APPLICATION, flagsAndCounter, message) : message;
        return math.verifies(algorithm, signed, proper)
                ? Optional.empty()
                : Optional.of(SshFault.WRONG);
    }

    /// What a hardware key says of a touch, and signs (PROTOCOL.u2f).
    private static final class Touch {
        /// Flags (1 byte) and counter (4 bytes).
        static final int BYTES = 5;

        private static final int USER_PRESENT = 0x01;

        private Touch() {}

        static boolean isPresent(byte[] flagsAndCounter) {
            return (flagsAndCounter[0] & USER_PRESENT) != 0;
        }

        /// SHA-256 of the application, flags, counter, SHA-256 of the message.
        static byte[] signed(String application, byte[] flagsAndCounter, byte[] message) {
            var out = new java.io.ByteArrayOutputStream();
            out.writeBytes(sha256(application.getBytes(StandardCharsets.US_ASCII)));
            out.writeBytes(flagsAndCounter);
            out.writeBytes(sha256(message));
            return out.toByteArray();
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException never) {
            throw new AssertionError("every Java platform has SHA-256", never);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SshPublicKey key && Arrays.equals(encoded, key.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }

    /// Type and fingerprint.
    @Override
    public String toString() {
        return type.word() + " " + fingerprint();
    }
}
