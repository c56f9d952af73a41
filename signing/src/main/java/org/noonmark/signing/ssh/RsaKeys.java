package org.noonmark.signing.ssh;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Map;
import java.util.Optional;

/// RSA keys of 2048 to 8192 bits, and the names of their signatures; SHA-1 is not among them.
final class RsaKeys {
    private static final int LEAST_BITS = 2048;
    private static final int MOST_BITS = 8192;
    private static final int MOST_EXPONENT_BITS = 32;
    private static final Map<String, String> JDK_NAMES =
            Map.of("rsa-sha2-256", "SHA256withRSA", "rsa-sha2-512", "SHA512withRSA");

    private RsaKeys() {}

    static Optional<RSAPublicKey> key(BigInteger modulus, BigInteger exponent) {
        boolean sane =
                modulus.bitLength() >= LEAST_BITS
                        && modulus.bitLength() <= MOST_BITS
                        && modulus.testBit(0)
                        && exponent.testBit(0)
                        && exponent.bitLength() > 1
                        && exponent.bitLength() <= MOST_EXPONENT_BITS;
        if (!sane) {
            return Optional.empty();
        }
        try {
            var spec = new RSAPublicKeySpec(modulus, exponent);
            return Optional.of((RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec));
        } catch (GeneralSecurityException noKey) {
            return Optional.empty();
        }
    }

    static boolean isKnown(String algorithm) {
        return JDK_NAMES.containsKey(algorithm);
    }

    static String jdkName(String algorithm) {
        var name = JDK_NAMES.get(algorithm);
        if (name == null) {
            throw new IllegalArgumentException("must be known: algorithm=" + algorithm);
        }
        return name;
    }
}
