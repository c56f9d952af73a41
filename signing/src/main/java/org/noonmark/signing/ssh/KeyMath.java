package org.noonmark.signing.ssh;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.noonmark.signing.Ed25519PublicKey;

/// The check of a signature proper, by kind of arithmetic.
sealed interface KeyMath {
    /// Whether `signature` is this key's over `message`.
    ///
    /// @param algorithm one that the caller has found to fit the key
    boolean verifies(String algorithm, byte[] message, byte[] signature);

    /// The same for every way to write the public half of one secret.
    Object secret();

    /// Ed25519: 64 bytes.
    record Edwards(Ed25519PublicKey key) implements KeyMath {
        @Override
        public boolean verifies(String algorithm, byte[] message, byte[] signature) {
            return key.verifies(message, signature);
        }

        @Override
        public Object secret() {
            return key;
        }
    }

    /// ECDSA over P-256 with SHA-256: r and s as mpints (RFC 5656 section 3.1.2).
    record Weierstrass(ECPublicKey key) implements KeyMath {
        @Override
        public boolean verifies(String algorithm, byte[] message, byte[] signature) {
            var in = new SshBytes(signature);
            var r = in.mpint();
            var s = in.mpint();
            return in.isComplete()
                    && r.bitLength() <= P256.BITS
                    && s.bitLength() <= P256.BITS
                    && jdk("SHA256withECDSAinP1363Format", key, message, P256.joined(r, s));
        }

        @Override
        public Object secret() {
            return key.getW();
        }
    }

    /// RSA with PKCS #1 v1.5 padding and SHA-2 (RFC 8332 section 3).
    record Rsa(RSAPublicKey key) implements KeyMath {
        @Override
        public boolean verifies(String algorithm, byte[] message, byte[] signature) {
            return jdk(RsaKeys.jdkName(algorithm), key, message, signature);
        }

        /// Who can factor the modulus signs for every exponent.
        @Override
        public Object secret() {
            return key.getModulus();
        }
    }

    private static boolean jdk(String name, PublicKey key, byte[] message, byte[] signature) {
        try {
            var check = Signature.getInstance(name);
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (SignatureException noSignature) {
            return false;
        } catch (GeneralSecurityException never) {
            throw new AssertionError("the JDK has " + name, never);
        }
    }
}
