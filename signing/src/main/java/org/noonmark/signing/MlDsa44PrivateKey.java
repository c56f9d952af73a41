package org.noonmark.signing;

import java.security.SecureRandom;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.MLDSASigner;

/// A private key of ML-DSA-44: the 32 secret bytes xi from which it is derived (FIPS 204 section
/// 5.1). Its text shows nothing of it.
public final class MlDsa44PrivateKey {
    /// Length of the secret.
    public static final int BYTES = 32;

    /// Length of the public key.
    public static final int PUBLIC_BYTES = 1312;

    /// Length of a signature.
    public static final int SIGNATURE_BYTES = 2420;

    private final byte[] seed;
    private final MLDSAPrivateKeyParameters key;

    private MlDsa44PrivateKey(byte[] seed) {
        this.seed = seed;
        this.key = new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_44, seed);
    }

    /// The key with this secret, which is copied.
    ///
    /// @throws IllegalArgumentException when there are not 32 bytes
    public static MlDsa44PrivateKey ofSeed(byte[] seed) {
        if (seed.length != BYTES) {
            throw new IllegalArgumentException("must be 32 bytes: length=" + seed.length);
        }
        return new MlDsa44PrivateKey(seed.clone());
    }

    /// A new key.
    public static MlDsa44PrivateKey generate(SecureRandom random) {
        var seed = new byte[BYTES];
        random.nextBytes(seed);
        return new MlDsa44PrivateKey(seed);
    }

    /// The public key: rho and t1 (FIPS 204 section 7.2, pkEncode).
    public byte[] publicKey() {
        return key.getPublicKey();
    }

    /// The signature of `message`, hedged: another one each time (FIPS 204 section 3.4), pure, with
    /// an empty context.
    public byte[] sign(byte[] message, SecureRandom random) {
        var signer = new MLDSASigner();
        signer.init(true, new ParametersWithRandom(key, random));
        signer.update(message, 0, message.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException never) {
            throw new AssertionError("a private key signs every message", never);
        }
    }

    /// A copy of the secret, for a file that only its owner can read.
    public byte[] seed() {
        return seed.clone();
    }

    @Override
    public String toString() {
        return "private key of ML-DSA-44";
    }
}
