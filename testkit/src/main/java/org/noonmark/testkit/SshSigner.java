package org.noonmark.testkit;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/// A key that signs as `ssh-keygen -Y sign` does, made with the JDK alone; of the types `sk-` it is
/// a hardware key in software, whose touch can be left out (PROTOCOL.sshsig, PROTOCOL.u2f).
public final class SshSigner {
    /// The types of key, as files name them.
    public enum Type {
        ED25519("ssh-ed25519", "Ed25519", "Ed25519"),
        SK_ED25519("sk-ssh-ed25519@openssh.com", "Ed25519", "Ed25519"),
        ECDSA_P256("ecdsa-sha2-nistp256", "EC", "SHA256withECDSAinP1363Format"),
        SK_ECDSA_P256("sk-ecdsa-sha2-nistp256@openssh.com", "EC", "SHA256withECDSAinP1363Format"),
        RSA("ssh-rsa", "RSA", "SHA512withRSA");

        private final String word;
        private final String family;
        private final String signature;

        Type(String word, String family, String signature) {
            this.word = word;
            this.family = family;
            this.signature = signature;
        }

        private boolean isInHardware() {
            return word.startsWith("sk-");
        }
    }

    private static final String APPLICATION = "ssh:";

    private final Type type;
    private final KeyPair pair;
    private int counter = 1;

    private SshSigner(Type type, KeyPair pair) {
        this.type = type;
        this.pair = pair;
    }

    /// A new key.
    public static SshSigner generate(Type type) {
        try {
            var generator = KeyPairGenerator.getInstance(type.family);
            if (type.family.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            }
            return new SshSigner(type, generator.generateKeyPair());
        } catch (GeneralSecurityException never) {
            throw new AssertionError("the JDK makes keys", never);
        }
    }

    /// The same secret under another type of the same arithmetic.
    public SshSigner as(Type other) {
        return new SshSigner(other, pair);
    }

    /// `type base64`, as it stands in files after a name.
    public String line() {
        return type.word + " " + Base64.getEncoder().encodeToString(publicKey());
    }

    /// The public key's bytes.
    public byte[] publicKey() {
        var out = new ByteArrayOutputStream();
        string(out, ascii(type.word));
        switch (pair.getPublic()) {
            case ECPublicKey ec -> {
                string(out, ascii("nistp256"));
                var point = ByteBuffer.allocate(65).put((byte) 4);
                point.put(fixed(ec.getW().getAffineX())).put(fixed(ec.getW().getAffineY()));
                string(out, point.array());
            }
            case RSAPublicKey rsa -> {
                string(out, rsa.getPublicExponent().toByteArray());
                string(out, rsa.getModulus().toByteArray());
            }
            default -> {
                var spki = pair.getPublic().getEncoded();
                string(out, Arrays.copyOfRange(spki, spki.length - 32, spki.length));
            }
        }
        if (type.isInHardware()) {
            string(out, ascii(APPLICATION));
        }
        return out.toByteArray();
    }

    /// A file of a signature over `message`.
    public byte[] sign(byte[] message, String namespace) {
        return sign(message, namespace, "sha512", true);
    }

    /// The same with another hash, or without a touch.
    ///
    /// @param hash `sha256` or `sha512`
    public byte[] sign(byte[] message, String namespace, String hash, boolean touched) {
        var signed = new ByteArrayOutputStream();
        signed.writeBytes(ascii("SSHSIG"));
        string(signed, ascii(namespace));
        string(signed, new byte[0]);
        string(signed, ascii(hash));
        string(signed, digest(hash.equals("sha256") ? "SHA-256" : "SHA-512", message));
        var out = new ByteArrayOutputStream();
        out.writeBytes(ascii("SSHSIG"));
        out.writeBytes(ByteBuffer.allocate(4).putInt(1).array());
        string(out, publicKey());
        string(out, ascii(namespace));
        string(out, new byte[0]);
        string(out, ascii(hash));
        string(out, signature(signed.toByteArray(), touched));
        return armoured(out.toByteArray());
    }

    private byte[] signature(byte[] message, boolean touched) {
        var flagsAndCounter =
                ByteBuffer.allocate(5).put((byte) (touched ? 1 : 0)).putInt(counter++).array();
        var out = new ByteArrayOutputStream();
        string(out, ascii(type == Type.RSA ? "rsa-sha2-512" : type.word));
        if (!type.isInHardware()) {
            string(out, proper(message));
            return out.toByteArray();
        }
        var signed = new ByteArrayOutputStream();
        signed.writeBytes(digest("SHA-256", ascii(APPLICATION)));
        signed.writeBytes(flagsAndCounter);
        signed.writeBytes(digest("SHA-256", message));
        string(out, proper(signed.toByteArray()));
        out.writeBytes(flagsAndCounter);
        return out.toByteArray();
    }

    private byte[] proper(byte[] message) {
        try {
            var signature = Signature.getInstance(type.signature);
            signature.initSign(pair.getPrivate());
            signature.update(message);
            var bytes = signature.sign();
            if (!type.family.equals("EC")) {
                return bytes;
            }
            var out = new ByteArrayOutputStream();
            string(out, new BigInteger(1, Arrays.copyOfRange(bytes, 0, 32)).toByteArray());
            string(out, new BigInteger(1, Arrays.copyOfRange(bytes, 32, 64)).toByteArray());
            return out.toByteArray();
        } catch (GeneralSecurityException never) {
            throw new AssertionError("the JDK signs", never);
        }
    }

    /// Between the lines that OpenSSH writes around a signature.
    public static byte[] armoured(byte[] signature) {
        var base64 = Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(signature);
        return ascii(
                "-----BEGIN SSH SIGNATURE-----\n" + base64 + "\n-----END SSH SIGNATURE-----\n");
    }

    private static byte[] fixed(BigInteger number) {
        var bytes = number.toByteArray();
        var fixed = new byte[32];
        int length = Math.min(bytes.length, fixed.length);
        System.arraycopy(bytes, bytes.length - length, fixed, fixed.length - length, length);
        return fixed;
    }

    private static byte[] digest(String name, byte[] bytes) {
        try {
            return MessageDigest.getInstance(name).digest(bytes);
        } catch (GeneralSecurityException never) {
            throw new AssertionError("every Java platform has " + name, never);
        }
    }

    private static void string(ByteArrayOutputStream out, byte[] bytes) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
        out.writeBytes(bytes);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
