package org.noonmark.signing;

import java.io.Serial;
import java.math.BigInteger;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGeneratorSpi;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.interfaces.XECPrivateKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.util.List;
import java.util.Optional;
import javax.crypto.KeyAgreementSpi;
import javax.crypto.SecretKey;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.jspecify.annotations.Nullable;

/// A JCA provider of X25519 (RFC 7748), several times as fast as the JDK's, for TLS handshakes.
///
/// New keys and agreements only, by Bouncy Castle's arithmetic; everything else, X448 as well, is
/// left to the providers behind it. Registered before them, it serves every TLS connection of the
/// process (decision 0105).
public final class X25519Provider extends Provider {
    @Serial private static final long serialVersionUID = 1;

    /// JSSE asks by the name of the family and gives the curve as a parameter.
    private static final List<String> NAMES = List.of("X25519", "XDH");

    private static final int BYTES = 32;

    /// @param random for keys whose maker is not given another; JSSE gives its own
    public X25519Provider(SecureRandom random) {
        super("NoonmarkX25519", "1", "X25519 by Bouncy Castle's arithmetic");
        for (var name : NAMES) {
            putService(new Offer(this, "KeyAgreement", name, Agreement.class, random));
            putService(new Offer(this, "KeyPairGenerator", name, Generator.class, random));
        }
    }

    /// Makes its objects without reflection: the package is not open.
    private static final class Offer extends Service {
        private final Class<?> kind;
        private final SecureRandom random;

        Offer(Provider provider, String type, String name, Class<?> kind, SecureRandom random) {
            super(provider, type, name, kind.getName(), null, null);
            this.kind = kind;
            this.random = random;
        }

        @Override
        public Object newInstance(@Nullable Object parameter) {
            return kind == Agreement.class ? new Agreement() : new Generator(random);
        }
    }

    private static boolean isX25519(@Nullable AlgorithmParameterSpec parameters) {
        return parameters instanceof NamedParameterSpec named
                && named.getName().equalsIgnoreCase(NamedParameterSpec.X25519.getName());
    }

    private static byte[] littleEndian(BigInteger number) {
        var bytes = new byte[BYTES];
        var digits = number.toByteArray();
        for (int i = 0; i < Math.min(BYTES, digits.length); i++) {
            bytes[i] = digits[digits.length - 1 - i];
        }
        return bytes;
    }

    private static BigInteger number(byte[] littleEndian) {
        var digits = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            digits[i] = littleEndian[BYTES - 1 - i];
        }
        return new BigInteger(1, digits);
    }

    private static final class Generator extends KeyPairGeneratorSpi {
        private SecureRandom random;

        Generator(SecureRandom random) {
            this.random = random;
        }

        @Override
        public void initialize(int bits, @Nullable SecureRandom source) {
            if (bits != 255) {
                throw new java.security.InvalidParameterException("must be 255: " + bits);
            }
            random = source == null ? random : source;
        }

        @Override
        public void initialize(AlgorithmParameterSpec parameters, @Nullable SecureRandom source)
                throws InvalidAlgorithmParameterException {
            if (!isX25519(parameters)) {
                throw new InvalidAlgorithmParameterException("X25519 only");
            }
            random = source == null ? random : source;
        }

        @Override
        public KeyPair generateKeyPair() {
            var scalar = new byte[BYTES];
            X25519.generatePrivateKey(random, scalar);
            var point = new byte[BYTES];
            X25519.generatePublicKey(scalar, 0, point, 0);
            return new KeyPair(new PublicKey(number(point)), new PrivateKey(scalar));
        }
    }

    private static final class Agreement extends KeyAgreementSpi {
        private byte @Nullable [] scalar;
        private byte @Nullable [] secret;

        @Override
        protected void engineInit(Key key, @Nullable SecureRandom random)
                throws InvalidKeyException {
            if (!(key instanceof XECPrivateKey own) || !isX25519(own.getParams())) {
                throw new InvalidKeyException("X25519 only");
            }
            scalar = own.getScalar().orElseThrow(() -> new InvalidKeyException("without scalar"));
            secret = null;
        }

        @Override
        protected void engineInit(
                Key key, @Nullable AlgorithmParameterSpec none, @Nullable SecureRandom random)
                throws InvalidKeyException {
            engineInit(key, random);
        }

        @Override
        protected @Nullable Key engineDoPhase(Key key, boolean last) throws InvalidKeyException {
            if (scalar == null) {
                throw new IllegalStateException("no key yet");
            }
            if (!(key instanceof XECPublicKey theirs) || !isX25519(theirs.getParams()) || !last) {
                throw new InvalidKeyException("one key of X25519");
            }
            var shared = new byte[BYTES];
            // False for the points of small order, whose secret is zero (RFC 7748 section 6.1).
            if (!X25519.calculateAgreement(scalar, 0, littleEndian(theirs.getU()), 0, shared, 0)) {
                throw new InvalidKeyException("a point of small order");
            }
            secret = shared;
            return null;
        }

        @Override
        protected byte[] engineGenerateSecret() {
            var made = secret;
            if (made == null) {
                throw new IllegalStateException("no agreement yet");
            }
            secret = null;
            return made;
        }

        @Override
        protected int engineGenerateSecret(byte[] into, int offset) throws ShortBufferException {
            if (into.length - offset < BYTES) {
                throw new ShortBufferException("needs " + BYTES + " bytes");
            }
            var made = engineGenerateSecret();
            System.arraycopy(made, 0, into, offset, BYTES);
            return BYTES;
        }

        @Override
        protected SecretKey engineGenerateSecret(String algorithm) {
            return new SecretKeySpec(engineGenerateSecret(), algorithm);
        }
    }

    /// What both halves of a pair have in common; they live for one handshake and are never written
    /// anywhere, so they have no encoding.
    private abstract static class AnyKey implements java.security.interfaces.XECKey, Key {
        @Serial private static final long serialVersionUID = 1;

        @Override
        public AlgorithmParameterSpec getParams() {
            return NamedParameterSpec.X25519;
        }

        @Override
        public String getAlgorithm() {
            return "XDH";
        }

        @Override
        public @Nullable String getFormat() {
            return null;
        }

        @Override
        public byte @Nullable [] getEncoded() {
            return null;
        }
    }

    private static final class PublicKey extends AnyKey implements XECPublicKey {
        @Serial private static final long serialVersionUID = 1;

        private final BigInteger u;

        PublicKey(BigInteger u) {
            this.u = u;
        }

        @Override
        public BigInteger getU() {
            return u;
        }
    }

    private static final class PrivateKey extends AnyKey implements XECPrivateKey {
        @Serial private static final long serialVersionUID = 1;

        private final transient byte[] scalar;

        PrivateKey(byte[] scalar) {
            this.scalar = scalar;
        }

        @Override
        public Optional<byte[]> getScalar() {
            return Optional.of(scalar.clone());
        }
    }
}
